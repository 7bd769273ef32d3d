"""The backward pass of the GRU: exact backpropagation through time.

For the equations of this folder, with ``dh_t`` short for the derivative of L by ``h_t``
along all ways::

    dZ_n = dh_t (1 - z) (1 - h~^2)    dZ_z = dh_t (h_{t-1} - h~) z (1 - z)
    after:  dZ_r = dZ_n u r (1 - r)              du = dZ_n r
    before: dZ_r = W_h^(n)^T dZ_n u r (1 - r)    du = W_h^(n)^T dZ_n r
    dh_{t-1} = direct + dh_t z + W_h^(z)^T dZ_z + W_h^(r)^T dZ_r
               + W_h^(n)^T du (after) or du (before)
"""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.activations import sigmoid, sigmoid_slope, tanh_slope
from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.backward import collected, entering, reach, require_shapes
from lstm_gui.core.stacked import aligned
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L; see `lstm_gui.core.passes.gradients`."""
    require_shapes(trace, d_h, d_c)
    back = _back_after if state.parameters.kind.reset == "after" else _back_before
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return back(state, trace, d_h)


def factors(state: State, trace: Trace, steps: int) -> tuple[Array, Array, Array, Array]:
    """Return what derivatives are multiplied by on their way, each ``(steps, H)``.

    From ``h_t`` to ``Z_z`` and to ``Z_n``, from ``r u`` to ``Z_r``, and from ``h_t`` to
    ``h_{t-1}``; the last along z alone. What leads through a clamped number is 0.
    """
    before = entering(trace.h_0, trace.h, steps)
    to_z = (before - trace.h_tilde[:steps]) * sigmoid_slope(trace.z_z[:steps])
    to_n = _shut(state, trace, steps) * tanh_slope(trace.z_n[:steps])
    r_to_r = trace.u[:steps] * sigmoid_slope(trace.z_r[:steps])
    if not state.clamps:
        return to_z, to_n, r_to_r, trace.z[:steps]
    kept = np.array(trace.z[:steps])
    for way, *quantities in ((to_z, "z", "h"), (to_n, "h_tilde", "h"), (r_to_r, "r"), (kept, "h")):
        state.held.cut(way, *quantities)
    return to_z, to_n, r_to_r, kept


def _shut(state: State, trace: Trace, steps: int) -> Array:
    """Return ``1 - z`` with all its digits."""
    shut = sigmoid(-trace.z_z[:steps])
    if state.clamps:
        held = state.held.mask("z")[:steps]
        shut[held] = 1.0 - trace.z[:steps][held]
    return shut


def _back_after(state: State, trace: Trace, d_h: Array) -> Gradients:
    steps, units = reach(d_h), d_h.shape[1]
    w_h = state.parameters.w_h
    tape = np.empty((len(trace), 5, units))
    tape[steps:] = 0.0
    # Sorted so that those by u, z and r lie side by side, and those by z, r and n as well.
    w_u_z_r = np.concatenate([w_h[2:], w_h[:2]]).reshape(-1, units)
    h_0 = _run_after(w_u_z_r, d_h[:steps], _ways_after(state, trace, steps), tape[:steps])
    before = entering(trace.h_0, trace.h, steps)
    inner = tape[:steps, 1:4].reshape(steps, 3 * units)
    by_w_h = (inner.T @ before).reshape(w_h.shape)[[1, 2, 0]]
    result = collected(state.parameters, trace, tape[:, 0], h_0, tape[:, 2:], by_w_h)
    return replace(result, extra=sealed(tape[:, 1].sum(axis=0)[np.newaxis]))


def _ways_after(state: State, trace: Trace, steps: int) -> Array:
    """Return what leads from ``h_t`` to u, the three sums and ``h_{t-1}``, ``(steps, 5, H)``."""
    to_z, to_n, r_to_r, kept = factors(state, trace, steps)
    ways = np.empty((steps, 5, to_z.shape[1]))
    np.multiply(to_n, trace.r[:steps], out=ways[:, 0])
    ways[:, 1] = to_z
    np.multiply(to_n, r_to_r, out=ways[:, 2])
    ways[:, 3] = to_n
    ways[:, 4] = kept
    return ways


def _run_after(w_u_z_r: Array, given: Array, ways: Array, tape: Array) -> Array:
    """Fill the tape with dh, du, dZ_z, dZ_r and dZ_n; return the derivatives by h_0."""
    n = given.shape[1]
    step, handed_back = aligned(6 * n), np.zeros(n)
    h, handed_on, inner = step[:n], step[n:].reshape(5, n), step[n : 4 * n]
    kept, recorded = step[5 * n :], step[: 5 * n].reshape(5, n)
    inner_times, add, multiply = inner.dot, np.add, np.multiply
    for direct, way, row in zip(given[::-1], ways[::-1], tape[::-1], strict=True):
        add(direct, handed_back, h)
        multiply(way, h, handed_on)
        inner_times(w_u_z_r, handed_back)
        add(handed_back, kept, handed_back)
        row[...] = recorded
    return handed_back


def _back_before(state: State, trace: Trace, d_h: Array) -> Gradients:
    steps, units = reach(d_h), d_h.shape[1]
    to_z, to_n, r_to_r, kept = factors(state, trace, steps)
    reset = trace.r[:steps]
    ways = np.stack([to_z, to_n, kept, r_to_r, reset], axis=1)
    tape = np.empty((len(trace), 4, units))
    tape[steps:] = 0.0
    h_0 = _run_before(state.parameters.w_h, d_h[:steps], ways, tape[:steps])
    before = entering(trace.h_0, trace.h, steps)
    by_z = tape[:, 1:]
    met = (before, before, reset * trace.u[:steps])
    by_w_h = np.stack([by_z[:steps, k].T @ factor for k, factor in enumerate(met)])
    return collected(state.parameters, trace, tape[:, 0], h_0, by_z, by_w_h)


def _run_before(w_h: Array, given: Array, ways: Array, tape: Array) -> Array:
    """Fill the tape with dh, dZ_z, dZ_r and dZ_n; return the derivatives by h_0."""
    n = given.shape[1]
    w_gates, w_n = w_h[:2].reshape(2 * n, n), w_h[2]
    step, handed_back, through = aligned(4 * n), np.zeros(n), aligned(n)
    h, by_z, by_r, by_n = recorded = step.reshape(4, n)
    gates_times, n_times, kept = step[n : 3 * n].dot, by_n.dot, aligned(n)
    add, multiply = np.add, np.multiply
    for direct, way, row in zip(given[::-1], ways[::-1], tape[::-1], strict=True):
        add(direct, handed_back, h)
        for factor, product in zip(way, (by_z, by_n, kept), strict=False):
            multiply(factor, h, product)
        n_times(w_n, through)
        multiply(through, way[3], by_r)
        multiply(through, way[4], through)
        gates_times(w_gates, handed_back)
        add(handed_back, kept, handed_back)
        add(handed_back, through, handed_back)
        row[...] = recorded
    return handed_back
