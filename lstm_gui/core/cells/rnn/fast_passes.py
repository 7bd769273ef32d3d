"""The vanilla RNN (Elman 1990), forward and backward.

::

    Z_h = W_h h_{t-1} + W_x x_t + b    h_t = tanh(Z_h)
    dh_t = direct + W_h^T dZ_{t+1}     dZ_t = dh_t (1 - h_t^2)
"""

import numpy as np

from lstm_gui.core.activations import tanh_slope
from lstm_gui.core.arrays import Array
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.backward import collected, entering, reach, require_shapes
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
    x_and_one = np.concatenate([x, np.ones((len(x), 1))], axis=1)
    np.matmul(x_and_one, weights.w_x_b.T, out=tape[:, :units])
    with np.errstate(under="ignore"):
        _run(weights.w_h, state.initial.h, tape)
    tape.flags.writeable = False
    numbers = {"z_h": tape[:, :units], "h": tape[:, units:]}
    return Trace(state.parameters.kind, x, state.initial, numbers)


def _run(w_h: Array, h_0: Array, tape: Array) -> None:
    """Turn the input's share of the weighted sums on the tape into whole steps."""
    n = len(h_0)
    step = aligned(2 * n)
    z, h = step[:n], step[n:]
    h[:] = h_0
    w_h_times, add, tanh = w_h.dot, np.add, np.tanh
    for from_x, row in zip(tape[:, :n], tape, strict=True):
        w_h_times(h, z)
        add(z, from_x, z)
        tanh(z, h)
        row[...] = step


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
        z = tape[:, 1:]
        by_w_h = z[:steps, 0].T @ entering(trace.h_0, trace.h, steps)
        return collected(state.parameters, trace, tape[:, 0], h_0, z, by_w_h[np.newaxis])


def answering(state: State, trace: Trace, steps: int) -> Array:
    """Return ``1 - h_t^2``, by which ``h_t`` answers to ``Z_h``, ``(steps, H)``; 0 if clamped."""
    slopes = tanh_slope(trace.z_h[:steps])
    state.held.cut(slopes, "h")
    return slopes


def _run_back(w_h: Array, given: Array, slopes: Array, tape: Array) -> Array:
    """Fill the tape with dh and dZ from the last step to the first; return that by h_0."""
    n = given.shape[1]
    step, handed_back = aligned(2 * n).reshape(2, n), aligned(n)
    h, z = step
    handed_back[...] = 0.0
    z_times, add, multiply = z.dot, np.add, np.multiply
    for direct, slope, row in zip(given[::-1], slopes[::-1], tape[::-1], strict=True):
        add(direct, handed_back, h)
        multiply(h, slope, z)
        z_times(w_h, handed_back)
        row[...] = step
    return handed_back.copy()
