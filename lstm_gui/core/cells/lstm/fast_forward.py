"""The forward pass of the LSTM (Hochreiter & Schmidhuber 1997, forget gate of
Gers, Schmidhuber & Cummins 2000).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)`` for each block k::

    f_t = sigmoid(Z_f)    i_t = sigmoid(Z_i)    o_t = sigmoid(Z_o)    c~_t = tanh(Z_c)
    c_t = f_t * c_{t-1} + i_t * c~_t
    h_t = o_t * tanh(c_t)
"""

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.lstm.equations import LSTM
from lstm_gui.core.stacked import Stacked, aligned, kept_rows, span
from lstm_gui.core.state import Initial, State
from lstm_gui.core.trace import Trace

# What one step leaves on the tape, H numbers each. The order lets one call serve all
# weighted sums, one all gates, and one the pair f * c_{t-1} and i * c~.
SLOTS: tuple[str, ...] = ("z_f", "z_i", "z_o", "z_c", "f", "i", "o", "c", "c_tilde", "tanh_c", "h")
_SUMS = span(SLOTS, "z_f", "z_c")
_GATE_SUMS = span(SLOTS, "z_f", "z_o")
_GATES = span(SLOTS, "f", "o")
_KEEP_AND_WRITE = span(SLOTS, "f", "i")
_KEPT_AND_WRITTEN = span(SLOTS, "c", "c_tilde")
# Where each recorded quantity lies.
_PLACES = {name: SLOTS.index(name) for name in LSTM.recorded}


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates stay in [0, 1] and no floating-point warning is raised for any finite
    state whose weighted sums are finite. The arrays of the Trace are read-only
    views of one record.
    """
    weights, x = state.parameters.stacked, state.sequence.x
    units = state.parameters.hidden_size
    tape = np.empty((len(x), len(SLOTS) * units))
    # exp(-Z) overflows to infinity where a gate is closed, and 1 / infinity is the 0 wanted.
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        weights.from_input(x, tape[:, _SUMS[0] * units : _SUMS[1] * units])
        _run(weights, state.initial, tape)
    minus_z, inverse = (tape[:, first * units : end * units] for first, end in (_GATE_SUMS, _GATES))
    np.subtract(0.0, minus_z, out=minus_z)
    np.reciprocal(inverse, out=inverse)
    return recorded(state, tape)


def _run(weights: Stacked, initial: Initial, tape: Array) -> None:
    """Turn the input's share of the weighted sums on the tape into whole steps.

    Left for afterwards, when one call serves all steps: the gates' ``Z`` is there with
    its sign turned, and each gate as its inverse ``1 + exp(-Z)``, which divides here
    where the equations multiply by the gate.

    Each step is computed in one small array, which the names below are views of, and
    then copied to the tape.
    """
    n = len(initial.h)
    (step, gated, ones), several, single, (kept, written) = _rows(n)
    z, minus_z, inverse, inverse_f_i, memory = several
    z_c, inverse_o, c, c_tilde, tanh_c, h = single
    c[:], h[:] = initial.c, initial.h
    w_h_times = weights.w_h.dot
    add, exp, divide, tanh = np.add, np.exp, np.divide, np.tanh
    for from_x, row in zip(tape[:, _SUMS[0] * n : _SUMS[1] * n], tape, strict=True):
        w_h_times(h, z)
        add(z, from_x, z)
        exp(minus_z, inverse)
        add(inverse, ones, inverse)
        tanh(z_c, c_tilde)
        divide(memory, inverse_f_i, gated)
        add(kept, written, c)
        tanh(c, tanh_c)
        divide(tanh_c, inverse_o, h)
        row[...] = step


@kept_rows
def _rows(n: int) -> tuple[tuple[Array, ...], ...]:
    """Return what one step is computed in, as `_run` calls it."""
    step, gated = aligned(len(SLOTS) * n), np.empty(2 * n)
    spans = (_SUMS, _GATE_SUMS, _GATES, _KEEP_AND_WRITE, _KEPT_AND_WRITTEN)
    several = tuple(step[first * n : end * n] for first, end in spans)
    slots = dict(zip(SLOTS, step.reshape(len(SLOTS), n), strict=True))
    single = tuple(slots[name] for name in ("z_c", "o", "c", "c_tilde", "tanh_c", "h"))
    return (step, gated, np.ones(3 * n)), several, single, (gated[:n], gated[n:])


def recorded(state: State, tape: Array) -> Trace:
    """Return the Trace whose quantities are views of ``tape (T, 11 H)``, sorted as `SLOTS`."""
    tape.flags.writeable = False
    slots = tape.reshape(len(tape), len(SLOTS), -1)
    numbers = {name: slots[:, place] for name, place in _PLACES.items()}
    return Trace(LSTM, state.sequence.x, state.initial, numbers)
