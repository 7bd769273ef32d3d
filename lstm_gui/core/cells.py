"""What every kind of cell can do: run forward, run backward, and be linearised."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import numpy as np
from msgspec import Struct

from lstm_gui.core import (
    gru,
    gru_backward,
    linear_steps,
    lstm,
    lstm_backward,
    plain_pass,
    rnn,
)
from lstm_gui.core.arrays import Array
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.kinds import STANDARD, Kind
from lstm_gui.core.state import State
from lstm_gui.core.trace import GruTrace, RnnTrace, Trace

CellTrace = Trace | RnnTrace | GruTrace
T = TypeVar("T", Trace, RnnTrace, GruTrace)


class Cell(Struct, Generic[T], frozen=True):
    """One kind of cell as three functions.

    Parameters
    ----------
    forward
        Runs the cell over a sequence; for clamps there is `lstm_gui.core.plain_pass`.
    gradients
        Runs backward, as `gradients` describes.
    linear_steps
        Yields for each step how its state answers, as in `lstm_gui.core.linear_steps`.
    """

    forward: Callable[[State], T]
    gradients: Callable[[State, T, Array, Array | None], Gradients]
    linear_steps: Callable[[State, T], Iterator[Array]]


_VARIANTS = Cell[Any](plain_pass.forward, lstm_backward.gradients, linear_steps.of_lstm)
_CELLS: dict[str, Cell[Any]] = {
    "lstm": Cell(lstm.forward, lstm_backward.gradients, linear_steps.of_lstm),
    "rnn": Cell(rnn.forward, rnn.gradients, linear_steps.of_rnn),
    "gru": Cell(gru.forward, gru_backward.gradients, linear_steps.of_gru),
}


def cell_of(kind: Kind) -> Cell[Any]:
    """Return what a cell of ``kind`` can do."""
    standard = _CELLS[kind.name]
    return standard if kind.variant == STANDARD else _VARIANTS


def forward(state: State) -> CellTrace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates stay in the ranges of their functions and no floating-point warning is raised
    for any finite state whose weighted sums are finite. Where ``state.clamps`` hold a
    quantity, the trace has the held number. All arrays are read-only.

    Returns
    -------
    CellTrace
        A `Trace` for an LSTM, a `RnnTrace` or a `GruTrace` for the others.
    """
    return (
        plain_pass.forward(state) if state.clamps else cell_of(state.parameters.kind).forward(state)
    )


def gradients(state: State, trace: CellTrace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L with respect to everything in the pass.

    Parameters
    ----------
    state, trace
        The cell and its forward pass.
    d_h, d_c
        The direct derivatives of L by each ``h_t`` and ``c_t``, both ``(T, H)``: those
        that leave out what later steps make of it. Without ``d_c`` they are 0; for a
        cell without cell state it is ``(T, 0)``.

    Returns
    -------
    Gradients
        A derivative too large for float64 is infinite or not a number; no floating-point
        warning is raised. No derivative leads through a number that is clamped; that by a
        clamped ``h`` is the derivative by the number it is held at.

    Raises
    ------
    ValueError
        If ``d_h`` or ``d_c`` has another shape.
    """
    return cell_of(state.parameters.kind).gradients(state, trace, d_h, d_c)


def sensitivity(state: State, trace: CellTrace) -> Gradients:
    """Return the derivatives of ``h_t[j]`` of the selected step and unit.

    Later steps take no part: their derivatives are 0.
    """
    d_h = np.zeros(trace.h.shape)
    d_h[state.selection.t, state.selection.unit] = 1.0
    return gradients(state, trace, d_h)
