"""A lane's pass as a way through the space of its states, seen in a plane.

Of many units the plane is that of two of them, or of the first two principal components.
One or two units fit as they are, and then it can be said where every state is drawn. The
one number of an RNN or GRU of one unit is set against itself one step later: the curve is
the step, and where it meets the diagonal the state stays.
"""

import numpy as np
from msgspec import Struct

from lstm_gui.core import select
from lstm_gui.core.analysis import (
    FixedPoint,
    PrincipalComponents,
    principal_components,
    vector_field,
)
from lstm_gui.core.analysis.state_space import MOST_UNITS
from lstm_gui.core.analysis.step_map import settles
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.memory.lanes import Lane
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.words.notations.rewriting import rewritten
from lstm_gui.words.symbols import symbol

_GRID, _FINE = (13, 9), 81
_REACH, _MARGIN, _LEAST = 1.1, 0.12, 1e-3


class Rest(Struct, frozen=True):
    """A fixed point where the plane shows it, and its stability by name."""

    place: tuple[float, float]
    stability: str


class Space(Struct, frozen=True, eq=False):
    """The way of one lane through a plane.

    Parameters
    ----------
    axes
        What stands along x and along y, as markup.
    shares
        Of the whole variance, what each axis explains; None where axes are units.
    points
        Where the state is at each step, ``(T, 2)``.
    start
        Where it is before the first; None where a point has that in it already.
    limits
        What part of the plane to show, as ``(low, high)`` of x and of y.
    arrows
        Points and moves of the vector field, each ``(P, 2)``.
    curve
        The step as a curve ``(P, 2)`` over the diagonal.
    """

    axes: tuple[str, str]
    points: Array
    limits: tuple[tuple[float, float], tuple[float, float]]
    start: Array | None = None
    shares: tuple[float, float] | None = None
    arrows: tuple[Array, Array] | None = None
    curve: Array | None = None


def is_small(lane: Lane) -> bool:
    """Tell whether the space of a lane can be drawn whole.

    That takes few units, no states beside ``h`` and the cell state, and of two units a cell
    state that follows from ``h`` where it stays.
    """
    units, kind = lane.state.parameters.hidden_size, lane.trace.kind
    if units > MOST_UNITS or kind.further_states:
        return False
    return units == 1 or not kind.has_cell_state or settles(kind)


def space(lane: Lane, look: MemoryLook, t: int) -> Space:
    """Return what is shown of a lane; the step ``t`` chooses the input that stays."""
    t -= lane.first
    alone = lane.state.parameters.hidden_size == 1
    if not is_small(lane) and not alone:
        quantity = shown_quantity(lane, look)
        if look.space_axes == "units":
            return _of_units(lane, quantity, look.space_units)
        return _of_components(lane, quantity)
    held = look.space_input == "zero"
    if not alone:
        return _of_two(lane, shown_quantity(lane, look), t, held)
    return _of_memory(lane, t, held) if lane.state.initial.c.size else _of_one(lane, t, held)


def shown_quantity(lane: Lane, look: MemoryLook) -> str:
    """Return the cell state where that is asked for and there is one, else ``"h"``."""
    return "h" if look.space_quantity == "h" else lane.trace.kind.cell_state or "h"


def staying_input(lane: Lane, t: int, zero: bool) -> Array:
    """Return the input ``(I,)`` that stays: that of step ``t``, or none at all."""
    x: Array = lane.state.sequence.x[t]
    return np.zeros(x.shape) if zero else x


def rest(point: FixedPoint, lane: Lane, look: MemoryLook) -> Rest:
    """Return where a plane of one or two units shows a fixed point."""
    quantity = shown_quantity(lane, look)
    if lane.state.parameters.hidden_size == MOST_UNITS:
        x, y = point.h if quantity == "h" else point.c
    else:
        (x,), (y,) = point.h, (point.c if point.c.size else point.h)
    return Rest((float(x), float(y)), point.stability.value)


def _components_of(lane: Lane, quantity: str) -> PrincipalComponents:
    # Kept with the lane, so that nothing keeps a lane that nobody shows any more.
    if quantity not in lane.components:
        lane.components[quantity] = principal_components(getattr(lane.trace, quantity))
    return lane.components[quantity]


def _of_components(lane: Lane, quantity: str) -> Space:
    found = _components_of(lane, quantity)
    start = found.seen(lane.state.initial.of(lane.trace.kind, quantity)[np.newaxis])[0]
    shares = float(found.shares[0]), float(found.shares[1])
    limits = _around(found.points, start[np.newaxis])
    return Space(('"PC 1"', '"PC 2"'), found.points, limits, start, shares)


def _of_units(lane: Lane, quantity: str, units: tuple[int, int]) -> Space:
    last = lane.state.parameters.hidden_size - 1
    chosen = [min(unit, last) for unit in units]
    points = getattr(lane.trace, quantity)[:, chosen]
    start = lane.state.initial.of(lane.trace.kind, quantity)[chosen]
    limits = _around(points, start[np.newaxis])
    return Space(_names(quantity, *chosen), points, limits, start)


def _of_two(lane: Lane, quantity: str, t: int, zero: bool) -> Space:
    made = _of_units(lane, quantity, (0, 1))
    if quantity != "h":
        return made
    reach = _reach(made.points), _reach(made.points)
    return Space(made.axes, made.points, reach, made.start, arrows=_arrows(lane, reach, t, zero))


def _of_memory(lane: Lane, t: int, zero: bool) -> Space:
    """Return the plane of h and c of one unit, without arrows where there is more to its state."""
    points = np.concatenate([lane.trace.h, lane.trace.cell_state], axis=1)
    start = np.concatenate([lane.state.initial.h, lane.state.initial.c])
    limits = _reach(points[:, 0]), _reach(points[:, 1], start[1])
    arrows = _arrows(lane, limits, t, zero) if is_small(lane) else None
    axes = symbol(lane.trace.kind, "h"), symbol(lane.trace.kind, lane.trace.kind.cell_state)
    return Space(axes, points, limits, start, arrows=arrows)


def _of_one(lane: Lane, t: int, zero: bool) -> Space:
    """Return each state against the one after it, of a cell whose state is one number."""
    before = np.concatenate([lane.state.initial.h, lane.trace.h[:-1, 0]])
    points = np.stack([before, lane.trace.h[:, 0]], axis=1)
    reach = _reach(points)
    along = np.linspace(*reach, _FINE)
    field = vector_field(select(lane.state, t), (along,), staying_input(lane, t, zero))
    curve = np.stack([along, along + field.moves[:, 0]], axis=1)
    return Space(("h_{t−1}", "h_t"), points, (reach, reach), curve=curve)


def _arrows(
    lane: Lane, limits: tuple[tuple[float, float], tuple[float, float]], t: int, zero: bool
) -> tuple[Array, Array]:
    grid = tuple(_centres(*ends, count) for ends, count in zip(limits, _GRID, strict=True))
    found = vector_field(select(lane.state, t), grid, staying_input(lane, t, zero))
    return found.points, found.moves


def _centres(low: float, high: float, count: int) -> Array:
    """Return the middles of ``count`` equal pieces."""
    half = (high - low) / count / 2
    return np.linspace(low + half, high - half, count)


def _reach(*numbers: Array) -> tuple[float, float]:
    """Return limits of an axis on which all ``numbers`` have room, at least from -1 to 1."""
    largest = max(1.0, *(float(np.abs(one).max()) for one in numbers))
    return -_REACH * largest, _REACH * largest


def _names(quantity: str, one: int, other: int) -> tuple[str, str]:
    return rewritten(f"{quantity}_{{{one + 1}}}"), rewritten(f"{quantity}_{{{other + 1}}}")


def _around(*points: Array) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return limits with a margin around all ``points``."""
    together = np.concatenate(points)
    low, high = together.min(axis=0), together.max(axis=0)
    margin = np.maximum(_MARGIN * (high - low), _LEAST)
    (x_low, y_low), (x_high, y_high) = low - margin, high + margin
    return (float(x_low), float(x_high)), (float(y_low), float(y_high))
