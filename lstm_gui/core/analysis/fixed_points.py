"""Where the state of a small cell rests, for an input that stays.

A fixed point is a state that one step maps to itself. It is stable if every eigenvalue of
the Jacobian there is smaller than 1 in magnitude, so that what starts close to it comes
closer; along the others the state moves away.
"""

from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lstm_gui.core.analysis.state_space import require_few_units
from lstm_gui.core.analysis.step_map import StepMap, settles
from lstm_gui.core.arrays import Array, ArrayRecord, frozen
from lstm_gui.core.state import State

ITERATIONS = 60
SETTLING_STEPS = 100
# Seeds along each axis of h, by the number of units.
_SEEDS = {1: 41, 2: 9}
_SEEDS_OF_C = (-1.0, 0.0, 1.0)
# Fixed points farther away than this are not looked for.
_FARTHEST = 1e12
# Step of the difference that stands for a derivative on the way; those of results are exact.
_DIFFERENCE = 1e-6
# A direction in which the residual has a smaller slope than this is left alone.
_NO_SLOPE = 1e-9
_SHARES = 0.5 ** np.arange(6.0)
_RESIDUAL, _MOVE, _SAME = 1e-10, 1e-5, 1e-4
_NEUTRAL = 1e-7


class Stability(Enum):
    """What happens to a state that starts close to a fixed point."""

    STABLE = "stable"
    SADDLE = "saddle"
    UNSTABLE = "unstable"
    NEUTRAL = "neutral"


class FixedPoint(ArrayRecord, frozen=True):
    """A state that stays.

    Parameters
    ----------
    h, c
        The state, ``(H,)`` each; ``c`` is empty for a cell without cell state.
    eigenvalues
        Those of the Jacobian of the whole state, complex, ``(H,)`` or for an LSTM
        ``(2 H,)``, from the largest magnitude to the smallest.
    stability
        ``NEUTRAL`` if the largest magnitude is 1 to seven digits: the state neither comes
        closer nor moves away at a rate that the Jacobian tells.
    """

    h: Array
    c: Array
    eigenvalues: NDArray[np.complex128]
    stability: Stability


def fixed_points(state: State, x: ArrayLike | None = None) -> tuple[FixedPoint, ...]:
    """Return the fixed points of a cell of one or two units, sorted by h, then by c.

    They are found by Newton's method from a grid of seeds, and from where these have moved
    after some steps. That finds every one in all but odd cases, without proof. Two that are
    closer than 1e-4 count as one. Where fixed points fill a line, as with a forget gate
    clamped at 1, some of them stand for it, all of them neutral.

    Parameters
    ----------
    state
        The cell. Its initial state takes no part; what is clamped in the selected step
        stays clamped.
    x
        The input that stays, ``(I,)``; without it that of the selected step.

    Raises
    ------
    ValueError
        If the cell has more than two units.
    """
    require_few_units(state.parameters.hidden_size)
    step = StepMap(state, x)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        found = _distinct(step, _newton(step, _seeds(step, state)))
        return tuple(_fixed_point(step, point) for point in found)


def _fixed_point(step: StepMap, point: Array) -> FixedPoint:
    eigenvalues = np.linalg.eigvals(step.jacobian(point)).astype(np.complex128)
    eigenvalues = eigenvalues[np.argsort(-np.abs(eigenvalues), kind="stable")]
    eigenvalues.flags.writeable = False
    return FixedPoint(
        frozen(point[: step.units]),
        frozen(point[step.units :]),
        eigenvalues,
        _stability(np.abs(eigenvalues)),
    )


def _stability(sizes: Array) -> Stability:
    if abs(sizes[0] - 1.0) <= _NEUTRAL:
        return Stability.NEUTRAL
    if sizes[0] < 1.0:
        return Stability.STABLE
    return Stability.UNSTABLE if sizes[-1] > 1.0 else Stability.SADDLE


def _seeds(step: StepMap, state: State) -> Array:
    """Return the states to start from, ``(P, S)``."""
    kind, units = state.parameters.kind, step.units
    along = np.linspace(-1.0, 1.0, _SEEDS[units])
    h = np.stack([axis.ravel() for axis in np.meshgrid(*[along] * units)], axis=1)
    seeds = [h]
    if kind.has_cell_state:
        of_c = [np.full(h.shape, c) for c in _SEEDS_OF_C]
        of_c += [step.settled(h)] if settles(kind) else []
        seeds = [np.concatenate([h, c], axis=1) for c in of_c]
    start = np.concatenate(seeds)
    start = start[(np.abs(start) <= _FARTHEST).all(axis=1)]
    return np.concatenate([start, step.after(start, SETTLING_STEPS)])


def _newton(step: StepMap, points: Array) -> Array:
    """Return where Newton's method ends from those ``points`` from which it does.

    It looks for what is drawn to itself, which unlike a step has no tiny residuals where a
    gate that keeps the state is almost 1.
    """
    ended = [points[:0]]
    for _ in range(ITERATIONS):
        points = points[(np.abs(points) <= _FARTHEST).all(axis=1)]
        if not len(points):
            break
        residuals = step.drawn_to(points) - points
        known = np.isfinite(residuals).all(axis=1)
        points, residuals = points[known], residuals[known]
        moves = _newton_moves(step, points, residuals)
        done = _are_small(residuals, points, _RESIDUAL) & _are_small(moves, points, _MOVE)
        ended.append(points[done] + moves[done])
        points = _moved(step, points[~done], moves[~done])
    return np.concatenate(ended)


def _newton_moves(step: StepMap, points: Array, residuals: Array) -> Array:
    """Solve ``(1 - J) move = residual`` for each point, but for directions without a slope."""
    slopes = np.eye(step.size) - _jacobians(step, points)
    slopes[~np.isfinite(slopes).all(axis=(1, 2))] = np.eye(step.size)
    left, sizes, right = np.linalg.svd(slopes)
    inverse = np.where(sizes > _NO_SLOPE, 1.0 / np.maximum(sizes, _NO_SLOPE), 0.0)
    along = np.einsum("pji,pj->pi", left, residuals) * inverse
    return np.einsum("pij,pi->pj", right, along)


def _jacobians(step: StepMap, points: Array) -> Array:
    """Return about the Jacobian of each point, ``(P, S, S)``, with one call for all."""
    widths = _DIFFERENCE * (1.0 + np.abs(points))
    aside = np.eye(step.size)[:, np.newaxis] * widths
    ends = np.stack([points + aside, points - aside])
    drawn = step.drawn_to(ends.reshape(-1, step.size)).reshape(ends.shape)
    slopes = (drawn[0] - drawn[1]) / (2.0 * widths.T[:, :, np.newaxis])
    return slopes.transpose(1, 2, 0)


def _moved(step: StepMap, points: Array, moves: Array) -> Array:
    """Return the points after that share of their moves which leaves the least residual."""
    tried = points + _SHARES[:, np.newaxis, np.newaxis] * moves
    flat = tried.reshape(-1, step.size)
    left = np.abs(step.drawn_to(flat) - flat).max(axis=1).reshape(tried.shape[:2])
    best = np.argmin(np.where(np.isnan(left), np.inf, left), axis=0)
    return tried[best, np.arange(len(points))]


def _are_small(numbers: Array, points: Array, bound: float) -> NDArray[np.bool_]:
    return np.all(np.abs(numbers) <= bound * (1.0 + np.abs(points)), axis=1)


def _distinct(step: StepMap, points: Array) -> Array:
    """Return each point once, as the one with the least residual, sorted."""
    residuals = np.abs(step.drawn_to(points) - points).max(axis=1)
    kept = np.empty((0, points.shape[1]))
    for point in points[np.argsort(residuals, kind="stable")]:
        apart = np.abs(kept - point) > _SAME * (1.0 + np.abs(point))
        if apart.any(axis=1).all():
            kept = np.append(kept, point[np.newaxis], axis=0)
    # Rounded, so that the sign of what is 0 but for rounding decides on no order.
    return kept[np.lexsort(np.round(kept, 6).T[::-1])]
