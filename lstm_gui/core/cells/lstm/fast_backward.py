"""The backward pass of the LSTM: exact backpropagation through time (Werbos 1990).

For the equations of this folder, with ``dh_t`` short for the derivative of L by ``h_t``
along all ways, and with ``h_t`` and ``c_t`` entering L directly too::

    dh_t = direct + sum over k of W_h^(k)^T dZ_k at t+1
    dc_t = direct + f_{t+1} dc_{t+1} + dh_t o_t (1 - tanh(c_t)^2)
    dZ_f = dc_t c_{t-1} f (1 - f)    dZ_i = dc_t c~_t i (1 - i)
    dZ_c = dc_t i (1 - c~^2)         dZ_o = dh_t tanh(c_t) o (1 - o)

A parameter's derivative is the sum over all steps of dZ times what it is multiplied by.
A variant of the cell changes some of these factors and nothing else, and so does a clamp.
"""

import numpy as np

from lstm_gui.core.activations import to_slopes
from lstm_gui.core.arrays import Array
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.kinds import Kind
from lstm_gui.core.passes.backward import Along, collected, entering, met_by, reach, require_shapes
from lstm_gui.core.stacked import aligned, kept_rows
from lstm_gui.core.state import Parameters, State
from lstm_gui.core.trace import Trace

# What one step leaves on the tape, H numbers each: dc_t, dh_t, dc_t again, and dZ of each
# block in order.
RECORDED = 7

# Which of the factors a clamp of these quantities cuts.
_CUT_BY = {0: ("f",), 1: ("i",), 2: ("c_tilde",), 3: ("o", "h"), 5: ("h",)}


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L with respect to everything in the pass.

    Parameters
    ----------
    state, trace
        The cell and its forward pass.
    d_h, d_c
        The direct derivatives of L by each ``h_t`` and ``c_t``, both ``(T, H)``: those
        that leave out what later steps make of it. Without ``d_c`` they are 0.

    Returns
    -------
    Gradients
        A derivative too large for float64 is infinite or not a number; no floating-point
        warning is raised.

    Raises
    ------
    ValueError
        If ``d_h`` or ``d_c`` is not ``(T, H)``.
    """
    given = _given(trace, d_h, d_c)
    steps, _, units = given.shape
    tape = np.empty((len(trace), RECORDED * units))
    tape[steps:] = 0.0
    with np.errstate(all="ignore"):
        w_h = state.parameters.w_h.reshape(-1, units)
        h_0, c_0 = _run(w_h, given, factors(state, trace, steps), tape[:steps])
        return _gathered(state.parameters, trace, steps, tape, h_0, c_0)


def _given(trace: Trace, d_h: Array, d_c: Array | None) -> Array:
    """Return the direct derivatives by c and h, ``(steps, 2, H)``, up to the last there is."""
    require_shapes(trace, d_h, d_c)
    both = [d_h] if d_c is None else [d_h, d_c]
    steps = reach(*both)
    given = np.zeros((steps, 2, d_h.shape[1]))
    for place, direct in zip((1, 0), both, strict=False):
        given[:, place] = direct[:steps]
    return given


def factors(state: State, trace: Trace, steps: int) -> Array:
    """Return what derivatives are multiplied by on their way, ``(steps, 6, H)``.

    From ``c_t`` to ``Z_f``, ``Z_i`` and ``Z_c``, from ``h_t`` to ``Z_o``, from ``c_t`` to
    ``c_{t-1}``, and from ``h_t`` to ``c_t``; the last two along all ways that do not lead
    through another ``h``. What leads through a clamped number is 0.
    """
    parameters, variant = state.parameters, state.parameters.kind.variant
    before = entering(trace.c_0, trace.c, steps)
    result = _slopes(parameters.kind, trace, steps)
    to_f, to_i, to_c, to_o, keep, c_from_h = result.swapaxes(0, 1)
    to_f *= before - trace.c_tilde[:steps] if variant.coupled else before
    to_i *= trace.c_tilde[:steps]
    to_c *= trace.i[:steps]
    to_o *= trace.tanh_c[:steps]
    c_from_h *= trace.o[:steps]
    keep[...] = trace.f[:steps]
    if state.clamps:
        for place, quantities in _CUT_BY.items():
            state.held.cut(result[:, place], *quantities)
    if variant.coupled:
        to_i[...] = 0.0
    if variant.peepholes:
        p_f, p_i, p_o = parameters.extra
        keep += p_f * to_f + p_i * to_i
        c_from_h += p_o * to_o
    return result


def _slopes(kind: Kind, trace: Trace, steps: int) -> Array:
    """Return the slopes of the four blocks and, last of ``(steps, 6, H)``, of the second tanh.

    Without that it is the slope at 0, which is 1. The place between is left free.
    """
    result = np.zeros((steps, 6, trace.h.shape[1]))
    for place, z in enumerate((trace.z_f, trace.z_i, trace.z_c, trace.z_o)):
        result[:, place] = z[:steps]
    if kind.variant.second_tanh:
        result[:, 5] = trace.c[:steps]
    to_slopes(result, (*map(kind.squash, kind.blocks), "tanh", "tanh"))
    return result


def _run(w_h: Array, given: Array, ways: Array, tape: Array) -> tuple[Array, Array]:
    """Fill the tape from the last step to the first; return the derivatives by h_0 and c_0.

    ``dc_t`` is written down four times around ``dh_t``, so that one product of two plain
    rows serves all that hangs on either; NumPy is slow to repeat a small row by itself.
    """
    n = given.shape[2]
    sums, singles, handed = _rows(n)
    (state, c_and_h, recorded), (twice, c, h, once) = sums, singles
    handed_on, z, handed_back, handed_to_h, c_from_h = handed
    handed_back[...] = 0.0
    z_times = z.dot
    add, multiply = np.add, np.multiply
    given, ways = given.reshape(-1, 2 * n), ways.reshape(-1, 6 * n)
    backwards = (given, ways[:, : 5 * n], ways[:, 5 * n :], tape)
    for direct, of_state, of_h, row in zip(*(rows[::-1] for rows in backwards), strict=True):
        add(direct, handed_back, c_and_h)
        multiply(h, of_h, c_from_h)
        add(c, c_from_h, c)
        twice[...] = c
        once[...] = c
        multiply(state, of_state, handed_on)
        z_times(w_h, handed_to_h)
        row[...] = recorded
    return handed_to_h.copy(), handed_back[:n].copy()


@kept_rows
def _rows(n: int) -> tuple[tuple[Array, ...], ...]:
    """Return what one step is computed in, as `_run` calls it."""
    step = aligned(12 * n)
    sums = step[: 5 * n], step[2 * n : 4 * n], step[2 * n : 9 * n]
    singles = step[: 2 * n].reshape(2, n), *step[2 * n : 5 * n].reshape(3, n)
    handed_on, z, handed_back = step[5 * n : 10 * n], step[5 * n : 9 * n], step[9 * n : 11 * n]
    return sums, singles, (handed_on, z, handed_back, handed_back[n:], step[11 * n :])


def _gathered(
    parameters: Parameters, trace: Trace, steps: int, tape: Array, h_0: Array, c_0: Array
) -> Gradients:
    """Turn the tape into all derivatives, those of the blocks' parameters with one product."""
    blocks, units = parameters.b.shape
    tape.flags.writeable = False
    sums = tape[:steps, 3 * units :]
    by = sums.T @ met_by(trace, steps)
    slots = tape.reshape(len(tape), RECORDED, units)
    along = Along(slots[:, 1], slots[:, 0], slots[:, 3:], h_0, c_0)
    w_h, w_x_b = by[:, :units].reshape(blocks, units, units), by[:, units:]
    return collected(parameters, along, w_h, w_x_b, _by_peepholes(parameters, trace, steps, sums))


def _by_peepholes(parameters: Parameters, trace: Trace, steps: int, z: Array) -> Array:
    if not parameters.kind.variant.peepholes:
        return np.empty(parameters.extra.shape)
    before = entering(trace.c_0, trace.c, steps)
    f, i, _, o = z.reshape(steps, 4, trace.h.shape[1]).transpose(1, 0, 2)
    seen = ((f, before), (i, before), (o, trace.c[:steps]))
    return np.array([(by_z * c).sum(axis=0) for by_z, c in seen])
