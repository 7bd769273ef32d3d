"""The forward pass of any cell by its equations: what has no pass of its own, and clamps."""

import numpy as np

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.passes.plain_steps import Given, Recurrence
from lstm_gui.core.passes.single_pass import run
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates and candidate stay in the ranges of their functions, except where they are
    clamped; no floating-point warning is raised for any finite state whose weighted sums
    are finite. The arrays of the trace are read-only views of one record.
    """
    parameters, x = state.parameters, state.sequence.x
    kind = parameters.kind
    tape = np.empty((len(kind.recorded), len(x), parameters.hidden_size))
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        run(state, from_input(state), tape)
    return Trace(kind, x, state.initial, dict(zip(kind.recorded, sealed(tape), strict=True)))


def given(state: State) -> Given:
    """Return what the plain steps of one cell start from."""
    parameters, initial = state.parameters, state.initial
    kind = parameters.kind
    return Given(
        kind=kind,
        from_x=from_input(state)[..., np.newaxis],
        recurrence=Recurrence(parameters.w_h),
        extra=parameters.extra[..., np.newaxis],
        first={name: initial.of(kind, name)[:, np.newaxis] for name in kind.states},
        held=state.held,
    )


def from_input(state: State) -> Array:
    """Return ``W_x x_t + b`` of each step and block, ``(T, K, H)``."""
    parameters, x = state.parameters, state.sequence.x
    w_x = parameters.w_x.reshape(-1, parameters.input_size)
    return (x @ w_x.T + parameters.b.reshape(-1)).reshape(len(x), *parameters.b.shape)
