"""The vanilla RNN (Elman 1990), forward and backward.

::

    Z_h = W_h h_{t-1} + W_x x_t + b    h_t = tanh(Z_h)
    dh_t = direct + W_h^T dZ_{t+1}     dZ_t = dh_t (1 - h_t^2)
"""

import numpy as np

from lstm_gui.core.activations import to_slopes
from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.backward import Along, collected, met_by, reach, require_shapes
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    The arrays of the trace are read-only views of one record.
    """
    weights, x = state.parameters.stacked, state.sequence.x
    units = state.parameters.hidden_size
    tape = np.empty((len(x), 2 * units))
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        weights.from_input(x, tape[:, :units])
        _run(weights.w_h, state.initial.h, tape)
    tape.flags.writeable = False
    numbers = {"z_h": tape[:, :units], "h": tape[:, units:]}
    return Trace(state.parameters.kind, x, state.initial, numbers)


def _run(w_h: Array, h_0: Array, tape: Array) -> None:
    """Turn the input's share of the weighted sums on the tape into whole steps."""
    n = len(h_0)
    h, w_h_times, add, tanh = h_0, w_h.dot, np.add, np.tanh
    for z, following in zip(tape[:, :n], tape[:, n:], strict=True):
        w_h_times(h, following)
        add(z, following, z)
        tanh(z, following)
        h = following


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L; see `lstm_gui.core.passes.gradients`."""
    require_shapes(trace, d_h, d_c)
    steps, units = reach(d_h), d_h.shape[1]
    h, z = np.array(d_h), np.zeros((len(d_h), 1, units))
    with np.errstate(all="ignore"):
        sums = z[:steps, 0]
        answering(state, trace, sums)
        h_0 = _run_back(state.parameters.w_h[0], h[:steps], sums)
        by = sums.T @ met_by(trace, steps)
        along = Along(sealed(h), trace.h[:, :0], sealed(z), h_0, trace.c_0)
        w_h, w_x_b = by[np.newaxis, :, :units], by[:, units:]
        return collected(state.parameters, along, w_h, w_x_b, np.empty((0, units)))


def answering(state: State, trace: Trace, slopes: Array) -> None:
    """Write ``1 - h_t^2``, by which ``h_t`` answers to ``Z_h``, to ``(steps, H)``; 0 if clamped."""
    slopes[...] = trace.z_h[: len(slopes)]
    to_slopes(slopes[:, np.newaxis], ("tanh",))
    state.held.cut(slopes, "h")


def _run_back(w_h: Array, h: Array, z: Array) -> Array:
    """Turn the direct derivatives and slopes into dh and dZ, back from the last step.

    Returns the derivatives by h_0.
    """
    handed_back = np.zeros(len(w_h))
    add, multiply = np.add, np.multiply
    for by_h, by_z in zip(h[::-1], z[::-1], strict=True):
        add(by_h, handed_back, by_h)
        multiply(by_h, by_z, by_z)
        by_z.dot(w_h, handed_back)
    return handed_back
