"""Derivatives by every number a state has, against finite differences of the fourth order."""

from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    Entry,
    Gradients,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    Trace,
    contains,
    derivative,
    forward,
    gradients,
    select,
    sensitivity,
    with_values,
)
from lstm_gui.core.training import Batch, Task, Weights
from lstm_gui.core.training.loss import loss_and_gradient
from tests.core.states import seeded_state

DIFFERENCE = 1e-3
NUDGE = 1e-5
WEIGHTS = ("w_x", "w_h", "b", "extra")


def entries_of(state: State) -> list[Entry]:
    return list(_entries_of(*shape_of(state)))


def shape_of(state: State) -> tuple[Kind, int, int, int]:
    """What kind of cell it is, and how many inputs, units and steps there are."""
    p = state.parameters
    return p.kind, p.input_size, p.hidden_size, len(state.sequence)


@cache
def _entries_of(kind: Kind, input_size: int, hidden_size: int, steps: int) -> tuple[Entry, ...]:
    inputs, units = range(input_size), range(hidden_size)
    arrays = [
        (name, block, units, of)
        for name, of in (("w_x", inputs), ("w_h", units))
        for block in kind.blocks
    ]
    arrays += [("x", "", range(steps), inputs)]
    vectors = [("b", block) for block in kind.blocks]
    vectors += [(name, block) for block, name in kind.extra] + [("h_0", ""), ("c_0", "")]
    candidates = [
        Entry(name, j, k, block)
        for name, block, rows, columns in arrays
        for j in rows
        for k in columns
    ]
    candidates += [
        Entry(name, j, 0, block)
        for name, block in vectors
        for j in units
        if name != "c_0" or kind.has_cell_state
    ]
    state = at_rest(kind, input_size, hidden_size, steps)
    return tuple(entry for entry in candidates if contains(state, entry))


def directions(state: State, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Direct derivatives of any kind: L is the sum of all h and c with these weights."""
    draw, steps = np.random.default_rng(seed).normal, len(state.sequence)
    return draw(size=(steps, len(state.initial.h))), draw(size=(steps, len(state.initial.c)))


def number(state: State, d_h: np.ndarray, d_c: np.ndarray) -> float:
    trace = forward(state)
    c = getattr(trace, "c", np.empty((len(trace), 0)))
    return float((d_h * trace.h).sum() + (d_c * c).sum())


def at_rest(kind: Kind, inputs: int, units: int, steps: int) -> State:
    """A cell without a number that is not 0: with `with_values` a direction to change it in."""
    return State(
        Parameters.zeros(inputs, units, kind),
        Initial.zeros(kind, units),
        Sequence(np.zeros((steps, inputs))),
        Selection(block=kind.blocks[0]),
    )


@cache
def in_all(kind: Kind, inputs: int, units: int, steps: int) -> State:
    """The direction in which every entry takes part, of the length 1."""
    some = seeded_state(inputs, units, steps, kind=kind)
    p, first = some.parameters, some.initial
    arrays = [*(getattr(p, name) for name in WEIGHTS), some.sequence.x, first.h, first.c]
    length = sum(np.vdot(array, array) for array in arrays) ** 0.5
    return moved(at_rest(kind, inputs, units, steps), some, 1 / float(length))


def moved(state: State, direction: State, by: float) -> State:
    p, d = state.parameters, direction.parameters
    weights = {name: getattr(p, name) + by * getattr(d, name) for name in WEIGHTS}
    first, away = state.initial, direction.initial
    return replace(
        state,
        parameters=replace(p, **weights),
        initial=replace(first, h=first.h + by * away.h, c=first.c + by * away.c),
        sequence=replace(state.sequence, x=state.sequence.x + by * direction.sequence.x),
    )


def derivative_along(result: Gradients, direction: State) -> float:
    p, first = direction.parameters, direction.initial
    pairs = [(getattr(result, name), getattr(p, name)) for name in WEIGHTS]
    pairs += [(result.x, direction.sequence.x), (result.h_0, first.h), (result.c_0, first.c)]
    return float(sum(np.vdot(found, part) for found, part in pairs))


def slope(
    state: State, direction: State, d_h: np.ndarray, d_c: np.ndarray, by: float = DIFFERENCE
) -> float:
    """The central difference of fourth order, since that of second has too few digits."""
    far, near = (
        number(moved(state, direction, step), d_h, d_c)
        - number(moved(state, direction, -step), d_h, d_c)
        for step in (2 * by, by)
    )
    return (8 * near - far) / (12 * by)


def is_slope(
    found: float,
    state: State,
    direction: State,
    d_h: np.ndarray,
    d_c: np.ndarray,
    within: float,
) -> bool:
    """Tell whether ``found`` is the derivative, as well as differences can say it.

    Where a cell makes much of little they are off themselves; by how much, a finer one shows.
    """
    expected = slope(state, direction, d_h, d_c)
    if found == pytest.approx(expected, rel=1e-6, abs=within):
        return True
    finer = slope(state, direction, d_h, d_c, DIFFERENCE / 8)
    return found == pytest.approx(finer, rel=1e-6, abs=within + abs(finer - expected))


def assert_slopes(state: State, seed: int) -> None:
    """Assert that the derivatives by all entries equal finite differences."""
    d_h, d_c = directions(state, seed)
    assert_derivatives(gradients(state, forward(state), d_h, d_c), state, d_h, d_c)


def assert_derivatives(
    result: Gradients, state: State, d_h: np.ndarray, d_c: np.ndarray, within: float = 1e-7
) -> None:
    """Assert that ``result`` is right along one direction in which every entry takes part.

    It is wrong there if it is wrong by any entry; that one is then looked for and named.
    """
    direction = in_all(*shape_of(state))
    whole = derivative_along(result, direction)
    if not is_slope(whole, state, direction, d_h, d_c, within):
        for entry in entries_of(state):
            found = derivative(result, entry)
            alone = with_values(at_rest(*shape_of(state)), {entry: 1.0})
            assert is_slope(found, state, alone, d_h, d_c, within), (entry, found)
        raise AssertionError(f"{whole} is not the slope, though each entry's own derivative is")


def lengths_of_jacobians(state: State, trace: Trace) -> np.ndarray:
    """Return ``||dh_t / dx_k||``, ``(T, T)``, from the sensitivities of all units."""

    def length(t: int) -> np.ndarray:
        chosen = [select(state, t=t, unit=unit) for unit in range(trace.h.shape[1])]
        jacobian = np.array([sensitivity(one, trace).x for one in chosen])
        return np.sqrt((jacobian**2).sum(axis=(0, 2)))

    return np.array([length(t) for t in range(len(trace))])


def assert_slope_of_loss(weights: Weights, task: Task, batch: Batch, within: float) -> None:
    """Assert that the gradient is how the loss changes along one direction of all weights.

    Where it is not, the weight whose part of it is wrong is looked for and named.
    """
    _, gradient = loss_and_gradient(weights, task, batch)
    size = weights.vector.size
    along = np.random.default_rng(size).normal(size=size)
    along /= np.linalg.norm(along)
    expected = slope_of_loss(weights, task, batch, along)
    if gradient.vector @ along != pytest.approx(expected, rel=within, abs=1e-8):
        for place, one in enumerate(np.eye(size)):
            by_one = slope_of_loss(weights, task, batch, one)
            assert gradient.vector[place] == pytest.approx(by_one, rel=within, abs=1e-8), place
        raise AssertionError(f"{gradient.vector @ along} is not {expected}, though each part is")


def slope_of_loss(weights: Weights, task: Task, batch: Batch, along: np.ndarray) -> float:
    start, losses = weights.vector.copy(), []
    for nudge in (NUDGE, -NUDGE):
        weights.vector[...] = start + nudge * along
        losses.append(loss_and_gradient(weights, task, batch)[0])
    weights.vector[...] = start
    return (losses[0] - losses[1]) / (2 * NUDGE)
