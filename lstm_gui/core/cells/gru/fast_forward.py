"""The forward pass of the GRU (Cho et al. 2014).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)`` for the gates z and r::

    z_t = sigmoid(Z_z)    r_t = sigmoid(Z_r)    h~_t = tanh(Z_n)
    h_t = (1 - z_t) * h~_t + z_t * h_{t-1}

The reset comes before the recurrent product, as in the paper, or after it, where the
product has a bias of its own::

    before: Z_n = W_x^(n) x_t + b^(n) + W_h^(n) (r_t * u_t)    u_t = h_{t-1}
    after:  Z_n = W_x^(n) x_t + b^(n) + r_t * u_t              u_t = W_h^(n) h_{t-1} + b_h^(n)
"""

from collections.abc import Callable

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.passes.backward import entering
from lstm_gui.core.stacked import aligned, kept_rows, span
from lstm_gui.core.state import Parameters, State
from lstm_gui.core.trace import Trace

# What one step leaves on the tape, H numbers each. The order lets one call serve all
# recurrent products, one what is shut beside both gates, and one the pair (1 - z) * h~ and
# z * h_{t-1}.
SLOTS: tuple[str, ...] = ("z_z", "-z_z", "z_r", "u", "1 - z", "z", "r", "z_n", "h_tilde", "h")
_PRODUCTS = span(SLOTS, "-z_z", "u")
_GATE_PRODUCTS = span(SLOTS, "-z_z", "z_r")
_EXPONENTS = span(SLOTS, "z_z", "z_r")
_INVERSES = span(SLOTS, "1 - z", "r")
_SHARES = span(SLOTS, "1 - z", "z")
_GATES = span(SLOTS, "z", "r")
_MEMORY = span(SLOTS, "h_tilde", "h")
_Z_R, _U, _Z_N = (span(SLOTS, name, name) for name in ("z_r", "u", "z_n"))


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates stay in [0, 1] and no floating-point warning is raised for any finite state
    whose weighted sums are finite. The arrays of the trace are read-only views of one
    record.
    """
    n, steps = state.parameters.hidden_size, len(state.sequence.x)
    # exp(-Z) overflows to infinity where a gate is closed, and 1 / infinity is the 0 wanted.
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        tape = _with_input(state)
        _run(state, tape)
    inverse, minus_z_r = _columns(tape, n, _GATES), _columns(tape, n, _Z_R)
    np.reciprocal(inverse, out=inverse)
    np.subtract(0.0, minus_z_r, out=minus_z_r)
    if state.parameters.kind.reset == "before":
        _columns(tape, n, _U)[...] = entering(state.initial.h, tape[:, -n:], steps)
    tape.flags.writeable = False
    slots = dict(zip(SLOTS, tape.reshape(steps, len(SLOTS), n).swapaxes(0, 1), strict=True))
    kind = state.parameters.kind
    numbers = {name: slots[name] for name in kind.recorded}
    return Trace(kind, state.sequence.x, state.initial, numbers)


def _columns(tape: Array, units: int, slots: tuple[int, int]) -> Array:
    first, end = slots
    return tape[:, first * units : end * units]


def _with_input(state: State) -> Array:
    """Return a tape that holds the input's share of the weighted sums, and ``b_h``."""
    parameters, x = state.parameters, state.sequence.x
    n = parameters.hidden_size
    tape = np.empty((len(x), len(SLOTS) * n))
    u = _columns(tape, n, _U)
    parameters.stacked.from_input(x, _columns(tape, n, _PRODUCTS))
    _columns(tape, n, _Z_N)[...] = u
    if parameters.kind.reset == "after":
        u[...] = parameters.extra_of("n", "b_h")
    return tape


def _run(state: State, tape: Array) -> None:
    """Turn the input's share of the weighted sums on the tape into whole steps.

    Left for afterwards, when one call serves all steps: ``Z_r`` is there with its sign
    turned, and each gate as its inverse ``1 + exp(-Z)``, which divides here where the
    equations multiply by the gate; that of ``1 - z`` is ``1 + exp(Z_z)``, which keeps its
    digits where z is almost 1.

    Each step is computed in one small array, which the names below are views of, and
    then copied to the tape.
    """
    n, after = state.parameters.hidden_size, state.parameters.kind.reset == "after"
    (step, parts, taken, kept), (ones, zeros, apart), several, single = _rows(n)
    products, gate_products, exponents, inverse, shares, memory = several
    z_z, minus_z_z, inner, inverse_r, z_n, h_tilde, h = single
    h[:] = state.initial.h
    sums, u, reset = (products, inner, z_n) if after else (gate_products, h, apart)
    w_h_times, w_n_times = _recurrent_products(state.parameters)
    add, subtract, exp, divide, tanh = np.add, np.subtract, np.exp, np.divide, np.tanh
    of_x = _columns(tape, n, _PRODUCTS if after else _GATE_PRODUCTS), _columns(tape, n, _Z_N)
    for from_x, n_from_x, row in zip(*of_x, tape, strict=True):
        w_h_times(h, sums)
        add(sums, from_x, sums)
        subtract(zeros, minus_z_z, z_z)
        exp(exponents, inverse)
        add(inverse, ones, inverse)
        divide(u, inverse_r, reset)
        if not after:
            w_n_times(reset, z_n)
        add(z_n, n_from_x, z_n)
        tanh(z_n, h_tilde)
        divide(memory, shares, parts)
        add(taken, kept, h)
        row[...] = step


@kept_rows
def _rows(n: int) -> tuple[tuple[Array, ...], ...]:
    """Return what one step is computed in, as `_run` calls it."""
    step, parts = aligned(len(SLOTS) * n), np.empty(2 * n)
    spans = (_PRODUCTS, _GATE_PRODUCTS, _EXPONENTS, _INVERSES, _SHARES, _MEMORY)
    several = tuple(step[first * n : end * n] for first, end in spans)
    slots = dict(zip(SLOTS, step.reshape(len(SLOTS), n), strict=True))
    single = tuple(slots[name] for name in ("z_z", "-z_z", "u", "r", "z_n", "h_tilde", "h"))
    beside = np.ones(3 * n), np.zeros(n), aligned(n)
    return (step, parts, parts[:n], parts[n:]), beside, several, single


def _recurrent_products(parameters: Parameters) -> tuple[Callable[..., Array], ...]:
    """Return the product of all blocks, or of the gates where the reset comes first, and of n."""
    w_h, gates = parameters.stacked.w_h, 2 * parameters.hidden_size
    if parameters.kind.reset == "after":
        return w_h.dot, w_h[gates:].dot
    return np.asfortranarray(w_h[:gates]).dot, np.asfortranarray(w_h[gates:]).dot
