"""The forward pass of any cell by its plain steps: variants of the LSTM, and clamps."""

import numpy as np

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.plain_steps import QUANTITIES, Given, Recurrence, plain_steps
from lstm_gui.core.state import State
from lstm_gui.core.trace import GruTrace, RnnTrace, Trace


def forward(state: State) -> Trace | RnnTrace | GruTrace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates and candidate stay in the ranges of their functions, except where they are
    clamped; no floating-point warning is raised for any finite state whose weighted sums
    are finite. The arrays of the trace are read-only views of one record.
    """
    parameters, x = state.parameters, state.sequence.x
    names = QUANTITIES[parameters.kind.name]
    tape = np.empty((len(x), len(names), parameters.hidden_size, 1))
    with np.errstate(over="ignore", under="ignore"):
        for row, step in zip(tape, plain_steps(given(state)), strict=True):
            for slot, quantity in zip(row, step, strict=True):
                slot[...] = quantity
    columns = sealed(tape[..., 0].swapaxes(0, 1))
    return _recorded(state, dict(zip(names, columns, strict=True)))


def given(state: State) -> Given:
    """Return what the plain steps of one cell start from."""
    parameters, initial = state.parameters, state.initial
    return Given(
        kind=parameters.kind,
        from_x=from_input(state)[..., np.newaxis],
        recurrence=Recurrence(parameters.w_h),
        extra=parameters.extra[..., np.newaxis],
        h_0=initial.h[:, np.newaxis],
        c_0=initial.c[:, np.newaxis],
        held=state.held,
    )


def from_input(state: State) -> Array:
    """Return ``W_x x_t + b`` of each step and block, ``(T, K, H)``."""
    parameters, x = state.parameters, state.sequence.x
    w_x = parameters.w_x.reshape(-1, parameters.input_size)
    return (x @ w_x.T + parameters.b.reshape(-1)).reshape(len(x), *parameters.b.shape)


def _recorded(state: State, quantities: dict[str, Array]) -> Trace | RnnTrace | GruTrace:
    x, h_0 = state.sequence.x, state.initial.h
    match state.parameters.kind.name:
        case "lstm":
            return Trace(x=x, h_0=h_0, c_0=state.initial.c, **quantities)
        case "rnn":
            return RnnTrace(x=x, h_0=h_0, **quantities)
        case "gru":
            return GruTrace(x=x, h_0=h_0, **quantities)
        case unknown:
            raise KeyError(unknown)
