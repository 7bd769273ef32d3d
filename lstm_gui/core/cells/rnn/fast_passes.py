"""The vanilla RNN (Elman 1990), forward and backward.

::

    Z_h = W_h h_{t-1} + W_x x_t + b    h_t = tanh(Z_h)
    dh_t = direct + W_h^T dZ_{t+1}     dZ_t = dh_t (1 - h_t^2)
"""

import numpy as np

from lstm_gui.core.activations import to_slopes
from lstm_gui.core.arrays import Array
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.backward import Along, collected, met_by, reach, require_shapes
from lstm_gui.core.stacked import aligned
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    The arrays of the trace are read-only views of one record.
    """
    weights, x = state.parameters.stacked, state.sequence.x
    units = state.parameters.hidden_size
    tape = np.empty((len(x), 2 * units))
    with np.errstate(under="ignore"):
        weights.from_input(x, tape[:, :units])
        _run(weights.w_h, state.initial.h, tape)
    tape.flags.writeable = False
    numbers = {"z_h": tape[:, :units], "h": tape[:, units:]}
    return Trace(state.parameters.kind, x, state.initial, numbers)


def _run(w_h: Array, h_0: Array, tape: Array) -> None:
    """Turn the input's share of the weighted sums on the tape into whole steps."""
    n = len(h_0)
    h, from_h = h_0, aligned(n)
    w_h_times, add, tanh = w_h.dot, np.add, np.tanh
    for z, following in zip(tape[:, :n], tape[:, n:], strict=True):
        w_h_times(h, from_h)
        add(z, from_h, z)
        tanh(z, following)
        h = following


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L; see `lstm_gui.core.passes.gradients`."""
    require_shapes(trace, d_h, d_c)
    steps, units = reach(d_h), d_h.shape[1]
    w_h = state.parameters.w_h[0]
    tape = np.empty((len(trace), 2, units))
    tape[steps:] = 0.0
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        slopes = answering(state, trace, steps)
        h_0 = _run_back(w_h, d_h[:steps], slopes, tape[:steps])
        tape.flags.writeable = False
        along = Along(tape[:, 0], trace.h[:, :0], tape[:, 1:], h_0, np.empty(0))
        by = tape[:steps, 1].T @ met_by(trace, steps)
        w_h, w_x_b = by[np.newaxis, :, :units], by[:, units:]
        return collected(state.parameters, along, w_h, w_x_b, np.empty((0, units)))


def answering(state: State, trace: Trace, steps: int) -> Array:
    """Return ``1 - h_t^2``, by which ``h_t`` answers to ``Z_h``, ``(steps, H)``; 0 if clamped."""
    slopes = np.array(trace.z_h[:steps])
    to_slopes(slopes[:, np.newaxis], ("tanh",))
    state.held.cut(slopes, "h")
    return slopes


def _run_back(w_h: Array, given: Array, slopes: Array, tape: Array) -> Array:
    """Fill the tape with dh and dZ from the last step to the first; return that by h_0."""
    handed_back = aligned(given.shape[1])
    handed_back[...] = 0.0
    add, multiply = np.add, np.multiply
    rows = given, slopes, tape[:, 0], tape[:, 1]
    for direct, slope, h, z in zip(*(row[::-1] for row in rows), strict=True):
        add(direct, handed_back, h)
        multiply(h, slope, z)
        z.dot(w_h, handed_back)
    return handed_back.copy()
