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

from lstm_gui.core.activations import to_slopes
from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.backward import (
    Along,
    collected,
    entering,
    met_by,
    reach,
    require_shapes,
)
from lstm_gui.core.stacked import aligned, kept_rows
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def gradients(state: State, trace: Trace, d_h: Array, d_c: Array | None = None) -> Gradients:
    """Return the derivatives of a number L; see `lstm_gui.core.passes.gradients`."""
    require_shapes(trace, d_h, d_c)
    back = _back_after if state.parameters.kind.reset == "after" else _back_before
    with np.errstate(all="ignore"):
        return back(state, trace, d_h)


def factors(state: State, trace: Trace, steps: int) -> tuple[Array, Array, Array, Array]:
    """Return what derivatives are multiplied by on their way, each ``(steps, H)``.

    From ``h_t`` to ``Z_z`` and to ``Z_n``, from ``r u`` to ``Z_r``, and from ``h_t`` to
    ``h_{t-1}``; the last along z alone. What leads through a clamped number is 0.
    """
    before = entering(trace.h_0, trace.h, steps)
    slopes = np.empty((steps, 3, trace.h.shape[1]))
    for place, z in enumerate((trace.z_z, trace.z_r, trace.z_n)):
        slopes[:, place] = z[:steps]
    to_slopes(slopes, ("sigmoid", "sigmoid", "tanh"))
    to_z, r_to_r, to_n = slopes.swapaxes(0, 1)
    to_z *= before - trace.h_tilde[:steps]
    to_n *= _shut(state, trace, steps)
    r_to_r *= trace.u[:steps]
    if not state.clamps:
        return to_z, to_n, r_to_r, trace.z[:steps]
    kept = np.array(trace.z[:steps])
    for way, *quantities in ((to_z, "z", "h"), (to_n, "h_tilde", "h"), (r_to_r, "r"), (kept, "h")):
        state.held.cut(way, *quantities)
    return to_z, to_n, r_to_r, kept


def _shut(state: State, trace: Trace, steps: int) -> Array:
    """Return ``1 - z = 1 / (1 + exp(Z_z))``, which has all its digits."""
    shut = np.exp(trace.z_z[:steps])
    shut += 1.0
    np.reciprocal(shut, shut)
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
    tape.flags.writeable = False
    rows, met = tape[:steps].reshape(steps, 5 * units), met_by(trace, steps)
    by_u, by_gates, by_sums = (
        rows[:, units : 2 * units],
        rows[:, 2 * units : 4 * units],
        rows[:, 2 * units :],
    )
    by_w_h = np.empty(w_h.shape)
    np.matmul(by_gates.T, met[:, :units], out=by_w_h[:2].reshape(2 * units, units))
    np.matmul(by_u.T, met[:, :units], out=by_w_h[2])
    along = Along(tape[:, 0], trace.h[:, :0], tape[:, 2:], h_0, np.empty(0))
    extra = (by_u.T @ met[:, -1])[np.newaxis]
    return collected(state.parameters, along, by_w_h, by_sums.T @ met[:, units:], extra)


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
    """Fill the tape with dh, du, dZ_z, dZ_r and dZ_n; return the derivatives by h_0.

    ``dh`` is written down once for each way, so that the product is one of two plain rows;
    NumPy is slow to repeat a small row by itself.
    """
    n = given.shape[1]
    (h, handed_on, inner, kept, recorded), (spread, copies, handed_back) = _rows_after(n)
    handed_back[...] = 0.0
    inner_times, add, multiply = inner.dot, np.add, np.multiply
    backwards = (
        given[::-1],
        ways.reshape(len(ways), 5 * n)[::-1],
        tape.reshape(len(tape), 5 * n)[::-1],
    )
    for direct, way, row in zip(*backwards, strict=True):
        add(direct, handed_back, h)
        copies[...] = h
        multiply(way, spread, handed_on)
        inner_times(w_u_z_r, handed_back)
        add(handed_back, kept, handed_back)
        row[...] = recorded
    return handed_back.copy()


@kept_rows
def _rows_after(n: int) -> tuple[tuple[Array, ...], ...]:
    """Return what one step is computed in, as `_run_after` calls it."""
    memory = aligned(12 * n)
    step, spread = memory[: 6 * n], memory[6 * n : 11 * n]
    parts = step[:n], step[n:], step[n : 4 * n], step[5 * n :], step[: 5 * n]
    return parts, (spread, spread.reshape(5, n), memory[11 * n :])


def _back_before(state: State, trace: Trace, d_h: Array) -> Gradients:
    steps, units = reach(d_h), d_h.shape[1]
    to_z, to_n, r_to_r, kept = factors(state, trace, steps)
    reset = trace.r[:steps]
    ways = np.stack([kept, to_n, to_z, r_to_r, reset], axis=1)
    tape = np.empty((len(trace), 4, units))
    tape[steps:] = 0.0
    h_0 = _run_before(state.parameters.w_h, d_h[:steps], ways, tape[:steps])
    z = sealed(tape[:, (1, 2, 0)])
    sums, met = z[:steps].reshape(steps, 3 * units), met_by(trace, steps)
    by_gates = sums[:, : 2 * units].T @ met[:, :units]
    by_n = sums[:, 2 * units :].T @ (reset * trace.u[:steps])
    by_w_h = np.concatenate([by_gates, by_n]).reshape(3, units, units)
    along = Along(sealed(tape[:, 3]), trace.h[:, :0], z, h_0, np.empty(0))
    extra = np.empty((0, units))
    return collected(state.parameters, along, by_w_h, sums.T @ met[:, units:], extra)


def _run_before(w_h: Array, given: Array, ways: Array, tape: Array) -> Array:
    """Fill the tape with dZ_n, dZ_z, dZ_r and dh; return the derivatives by h_0.

    ``dh`` is written down once for each way, as in `_run_after`.
    """
    n = given.shape[1]
    w_gates, w_n = w_h[:2].reshape(2 * n, n), w_h[2]
    single, (handed_on, gates, recorded), (spread, copies), others = _rows_before(n)
    (kept, by_n, by_r, h), (handed_back, through) = single, others
    handed_back[...] = 0.0
    gates_times, n_times = gates.dot, by_n.dot
    add, multiply = np.add, np.multiply
    ways, tape = ways.reshape(len(ways), 5 * n), tape.reshape(len(tape), 4 * n)
    parts = (given, ways[:, : 3 * n], ways[:, 3 * n : 4 * n], ways[:, 4 * n :], tape)
    backwards = zip(*(part[::-1] for part in parts), strict=True)
    for direct, of_h, to_r, reset, row in backwards:
        add(direct, handed_back, h)
        copies[...] = h
        multiply(of_h, spread, handed_on)
        n_times(w_n, through)
        multiply(through, to_r, by_r)
        multiply(through, reset, through)
        gates_times(w_gates, handed_back)
        add(handed_back, kept, handed_back)
        add(handed_back, through, handed_back)
        row[...] = recorded
    return handed_back.copy()


@kept_rows
def _rows_before(n: int) -> tuple[tuple[Array, ...], ...]:
    """Return what one step is computed in, as `_run_before` calls it."""
    memory = aligned(10 * n)
    step, spread = memory[: 5 * n], memory[5 * n : 8 * n]
    kept, by_n, _, by_r, h = step.reshape(5, n)
    several = step[: 3 * n], step[2 * n : 4 * n], step[n:]
    others = memory[8 * n : 9 * n], memory[9 * n :]
    return (kept, by_n, by_r, h), several, (spread, spread.reshape(3, n)), others
