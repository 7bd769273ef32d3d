"""Where the state of a small cell moves, for an input that stays: its vector field.

An RNN and a GRU of one or two units have a state that fits on a line or a plane, and so has
an LSTM of one unit, whose state is h and c. The arrows are then the whole truth. The state
of an LSTM of two units has four numbers, of which a plane shows two. Shown is the plane of
h, and what is said of c is one of two things:

- ``c`` is given, such as that of the selected step. This is a slice: an arrow is exactly
  what the next step does to h from there, but c moves too, so that the step after starts in
  another slice. Arrows of one slice do not join up to a trajectory, and where they vanish
  only h rests.
- ``c`` is settled: for each h it is where c would come to rest if h stayed,
  ``i c~ / (1 - f)``. The arrows then vanish exactly at the fixed points of the whole cell.
  They tell where h is drawn once c has had its time, not where a single step leads.
"""

import numpy as np
from numpy.typing import ArrayLike

from lstm_gui.core.analysis.step_map import StepMap
from lstm_gui.core.arrays import Array, ArrayRecord, frozen
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import State

MOST_UNITS = 2
"""The largest H whose state space is drawn and searched."""

Axis = tuple[str, int]


class VectorField(ArrayRecord, frozen=True):
    """How far one step moves the state, at each point of a grid.

    ``axes`` are the D shown quantities, 1 or 2, each a name and a unit counted from 0.
    ``points (P, D)`` are the points of the grid, the last axis the fastest; ``moves (P, D)``
    are the arrows, not a number where c has nowhere to settle.
    """

    axes: tuple[Axis, ...]
    points: Array
    moves: Array


def plane(kind: Kind, units: int) -> tuple[Axis, ...]:
    """Return the axes of the vector field of a cell.

    Raises
    ------
    ValueError
        If it has more than `MOST_UNITS` units.
    """
    require_few_units(units)
    if kind.has_cell_state and units == 1:
        return (("h", 0), (kind.cell_state, 0))
    return tuple(("h", unit) for unit in range(units))


def vector_field(
    state: State,
    grid: tuple[ArrayLike, ...],
    x: ArrayLike | None = None,
    c: ArrayLike | None = None,
) -> VectorField:
    """Return what one step does at each point of a grid, as if every step were like it.

    Parameters
    ----------
    state
        The cell. Its initial state takes no part; what is clamped in the selected step
        stays clamped.
    grid
        The coordinates along each axis of `plane`.
    x
        The input that stays, ``(I,)``; without it that of the selected step.
    c
        Only for an LSTM of two units: the ``c (2,)`` of the slice; without it c is settled.

    Raises
    ------
    ValueError
        If the cell has more than two units, ``grid`` has not one entry for each axis, ``c``
        is given for another cell, or c should settle in a cell with peepholes.
    """
    kind, units = state.parameters.kind, state.parameters.hidden_size
    axes = plane(kind, units)
    if len(grid) != len(axes):
        raise ValueError(f"{len(grid)} coordinates for {axes}")
    sliced = kind.has_cell_state and units == MOST_UNITS
    if c is not None and not sliced:
        raise ValueError("c is given only for an LSTM of two units")
    step = StepMap(state, x)
    mesh = np.meshgrid(*(np.asarray(along, np.float64) for along in grid), indexing="ij")
    points = np.stack([along.ravel() for along in mesh], axis=1)
    whole = np.concatenate([points, _cell_state(step, points, c)], axis=1) if sliced else points
    moves = _moves(step, whole)[:, : len(axes)]
    return VectorField(axes, frozen(points), frozen(moves))


def require_few_units(units: int) -> None:
    """Raise a ValueError if a cell of ``units`` units has too many for a plane."""
    if units > MOST_UNITS:
        raise ValueError(f"{units} units do not fit on a plane")


def _cell_state(step: StepMap, h: Array, c: ArrayLike | None) -> Array:
    return step.settled(h) if c is None else np.broadcast_to(np.asarray(c, np.float64), h.shape)


def _moves(step: StepMap, points: Array) -> Array:
    known = np.isfinite(points).all(axis=1)
    moves = np.full(points.shape, np.nan)
    moves[known] = step.after(points[known]) - points[known]
    return moves
