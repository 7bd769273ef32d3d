"""The forward pass of the GRU (Cho et al. 2014).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)`` for the gates z and r::

    z_t = sigmoid(Z_z)    r_t = sigmoid(Z_r)    h~_t = tanh(Z_n)
    h_t = (1 - z_t) * h~_t + z_t * h_{t-1}

The reset comes before the recurrent product, as in the paper, or after it, where the
product has a bias of its own::

    before: Z_n = W_x^(n) x_t + b^(n) + W_h^(n) (r_t * u_t)    u_t = h_{t-1}
    after:  Z_n = W_x^(n) x_t + b^(n) + r_t * u_t              u_t = W_h^(n) h_{t-1} + b_h^(n)
"""

import numpy as np

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.passes.backward import entering
from lstm_gui.core.stacked import aligned
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

# What one step leaves on the tape, H numbers each. The order lets one call serve both
# gates, and one the pair (1 - z) * h~ and z * h_{t-1}.
SLOTS: tuple[str, ...] = ("z_z", "z_r", "u", "1 - z", "z", "r", "z_n", "h_tilde", "h")


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates stay in [0, 1] and no floating-point warning is raised for any finite state
    whose weighted sums are finite. The arrays of the trace are read-only views of one
    record.
    """
    tape = _with_input(state)
    # exp(-Z) overflows to infinity where a gate is closed, and 1 / infinity is the 0 wanted.
    with np.errstate(over="ignore", under="ignore"):
        _run(state, tape)
    slots = dict(zip(SLOTS, tape.reshape(len(tape), len(SLOTS), -1).swapaxes(0, 1), strict=True))
    for minus_z in (slots["z_z"], slots["z_r"]):
        np.subtract(0.0, minus_z, out=minus_z)
    if state.parameters.kind.reset == "before":
        slots["u"][...] = entering(state.initial.h, slots["h"], len(tape))
    kind = state.parameters.kind
    numbers = {name: sealed(slots[name]) for name in kind.recorded}
    return Trace(kind, state.sequence.x, state.initial, numbers)


def _with_input(state: State) -> Array:
    """Return a tape that holds the input's share of the weighted sums, and ``b_h``."""
    parameters, x = state.parameters, state.sequence.x
    n, w_x_b = parameters.hidden_size, parameters.stacked.w_x_b
    tape = np.empty((len(x), len(SLOTS) * n))
    x_and_one = np.concatenate([x, np.ones((len(x), 1))], axis=1)
    np.matmul(x_and_one, w_x_b[: 2 * n].T, out=tape[:, : 2 * n])
    np.matmul(x_and_one, w_x_b[2 * n :].T, out=tape[:, 6 * n : 7 * n])
    if parameters.kind.reset == "after":
        tape[:, 2 * n : 3 * n] = parameters.extra_of("n", "b_h")
    return tape


def _run(state: State, tape: Array) -> None:
    """Turn the input's share of the weighted sums on the tape into whole steps.

    The gates' ``Z`` are left with their sign turned. Each step is computed in one small
    array, which the names below are views of, and then copied to the tape.
    """
    n, after = state.parameters.hidden_size, state.parameters.kind.reset == "after"
    step, inverse, parts, ones = aligned(len(SLOTS) * n), *np.ones((3, 2 * n))
    minus_z, gates, one, kept, written = step[: 2 * n], step[4 * n : 6 * n], ones[:n], *_two(parts)
    _, _, inner, shut, z, r, z_n, h_tilde, h = step.reshape(len(SLOTS), n)
    h[:] = state.initial.h
    shares, memory = step[3 * n : 5 * n], step[7 * n :]
    sums, u, reset = (step[: 3 * n], inner, z_n) if after else (minus_z, h, aligned(n))
    w_h = state.parameters.stacked.w_h
    w_h_times = (w_h if after else np.asfortranarray(w_h[: 2 * n])).dot
    w_n_times = np.asfortranarray(w_h[2 * n :]).dot
    add, multiply, subtract = np.add, np.multiply, np.subtract
    exp, divide, tanh = np.exp, np.divide, np.tanh
    of_x = (tape[:, : len(sums)], tape[:, 6 * n : 7 * n])
    for from_x, n_from_x, row in zip(*of_x, tape, strict=True):
        w_h_times(h, sums)
        add(sums, from_x, sums)
        exp(minus_z, inverse)
        add(inverse, ones, inverse)
        divide(ones, inverse, gates)
        multiply(r, u, reset)
        if not after:
            w_n_times(reset, z_n)
        add(z_n, n_from_x, z_n)
        tanh(z_n, h_tilde)
        subtract(one, z, shut)
        multiply(shares, memory, parts)
        add(kept, written, h)
        row[...] = step


def _two(pair: Array) -> tuple[Array, Array]:
    half = len(pair) // 2
    return pair[:half], pair[half:]
