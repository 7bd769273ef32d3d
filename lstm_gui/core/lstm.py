"""The forward pass of the LSTM (Hochreiter & Schmidhuber 1997, forget gate of
Gers, Schmidhuber & Cummins 2000).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)`` for each block k::

    f_t = sigmoid(Z_f)    i_t = sigmoid(Z_i)    o_t = sigmoid(Z_o)    c~_t = tanh(Z_c)
    c_t = f_t * c_{t-1} + i_t * c~_t
    h_t = o_t * tanh(c_t)
"""

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.stacked import Stacked
from lstm_gui.core.state import Initial, State
from lstm_gui.core.trace import Trace

# What one step leaves on the tape, H numbers each. The order lets one call serve
# all weighted sums, one all gates, and one the products [f, i] * [c_{t-1}, c~].
SLOTS = ("z_f", "z_i", "z_o", "z_c", "f", "i", "o", "c", "c_tilde", "tanh_c", "h")
GATES = 3
BLOCKS = 4


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates stay in [0, 1] and no floating-point warning is raised for any finite
    state whose weighted sums are finite. The arrays of the Trace are read-only
    views of one record.
    """
    weights, x = state.parameters.stacked, state.sequence.x
    units = state.parameters.hidden_size
    tape = np.empty((len(x), len(SLOTS) * units))
    sums = tape[:, : BLOCKS * units]
    np.matmul(x, weights.w_x, out=sums)
    sums += weights.b
    # exp(-Z) overflows to infinity where a gate is closed, and 1 / infinity is the 0 wanted.
    with np.errstate(over="ignore", under="ignore"):
        _run(weights, state.initial, tape)
    negative = tape[:, : GATES * units]
    np.subtract(0.0, negative, out=negative)
    return _trace(state, tape)


def _run(weights: Stacked, initial: Initial, tape: Array) -> None:
    """Replace the input's share of every weighted sum on the tape by the whole step.

    The step is computed in one small array that is then copied to the tape: the
    arrays below are views of it, and only two views are made per step.
    """
    n = len(initial.h)
    step = np.empty(len(SLOTS) * n)
    z, minus_z, z_c = step[: 4 * n], step[: 3 * n], step[3 * n : 4 * n]
    gates, f_i, o = step[4 * n : 7 * n], step[4 * n : 6 * n], step[6 * n : 7 * n]
    memory, c, c_tilde = step[7 * n : 9 * n], step[7 * n : 8 * n], step[8 * n : 9 * n]
    tanh_c, h = step[9 * n : 10 * n], step[10 * n :]
    products = np.empty(2 * n)
    kept, written = products[:n], products[n:]
    ones = np.ones_like(gates)
    c[:], h[:] = initial.c, initial.h
    w_h_times = weights.w_h.dot
    add, exp, multiply, reciprocal, tanh = np.add, np.exp, np.multiply, np.reciprocal, np.tanh
    for from_x, row in zip(tape[:, : 4 * n], tape, strict=True):
        w_h_times(h, z)
        add(z, from_x, z)
        exp(minus_z, gates)
        add(gates, ones, gates)
        reciprocal(gates, gates)
        tanh(z_c, c_tilde)
        multiply(f_i, memory, products)
        add(kept, written, c)
        tanh(c, tanh_c)
        multiply(o, tanh_c, h)
        row[...] = step


def _trace(state: State, tape: Array) -> Trace:
    tape.flags.writeable = False
    slots = np.moveaxis(tape.reshape(len(tape), len(SLOTS), -1), 1, 0)
    return Trace(
        x=state.sequence.x,
        h_0=state.initial.h,
        c_0=state.initial.c,
        **dict(zip(SLOTS, slots, strict=True)),
    )
