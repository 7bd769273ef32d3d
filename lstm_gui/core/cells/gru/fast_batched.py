"""The GRU that resets after the product, over many sequences.

See `lstm_gui.core.cells.gru` for the equations. A gate is computed as
``1 / (1 + exp(-Z))``; where the exponential overflows to infinity, that is 0.
"""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.training.sums_over_steps import products, totals, with_start
from lstm_gui.core.training.weights import CellWeights


class Tape(Struct, frozen=True, eq=False):
    """What a pass leaves behind.

    ``x (T, I, B)``; ``gates (T, 2, H, B)``, z and r; ``u``, what r multiplies;
    ``h_tilde``; ``h``, each ``(T, H, B)``.
    """

    x: Array
    gates: Array
    u: Array
    h_tilde: Array
    h: Array


def forward(weights: CellWeights, x: Array) -> Tape:
    """Run the cell over ``x (T, I, B)``."""
    units, batch = weights.hidden_size, x.shape[2]
    from_x = np.matmul(weights.w_x, x)
    from_x += weights.b
    gates = from_x[:, : 2 * units].reshape(len(x), 2, units, batch)
    tape = Tape(x, gates, *np.empty((3, len(x), units, batch)))
    with np.errstate(over="ignore", under="ignore"):
        _run(weights, from_x, tape)
    return tape


def _run(weights: CellWeights, from_x: Array, tape: Tape) -> None:
    """Turn the input's share of the weighted sums into a whole pass; the gates lie in it."""
    units, batch = tape.h.shape[1:]
    b_u = np.broadcast_to(weights.extra[0], (units, batch)).copy()
    from_h, h_before = np.empty((3 * units, batch)), np.zeros((units, batch))
    to_gates, to_u = from_h[: 2 * units], from_h[2 * units :]
    rows = zip(from_x, tape.u, tape.h_tilde, tape.h, strict=True)
    for row, u, h_tilde, h in rows:
        gates, z, r = row[: 2 * units], row[:units], row[units : 2 * units]
        np.matmul(weights.w_h, h_before, from_h)
        np.add(gates, to_gates, gates)
        np.negative(gates, gates)
        np.exp(gates, gates)
        np.add(gates, 1.0, gates)
        np.reciprocal(gates, gates)
        np.add(to_u, b_u, u)
        np.multiply(r, u, h_tilde)
        np.add(h_tilde, row[2 * units :], h_tilde)
        np.tanh(h_tilde, h_tilde)
        np.subtract(h_before, h_tilde, h)
        np.multiply(h, z, h)
        np.add(h, h_tilde, h)
        h_before = h


def backward(weights: CellWeights, tape: Tape, d_h: Array, into: CellWeights) -> Array:
    """Add the derivatives by the parameters to ``into``, given the direct ones by h.

    Returns those by what the input adds to the weighted sums, ``(T, KH, B)``.
    """
    units, batch = tape.h.shape[1:]
    before = with_start(tape.h)
    ways = _factors(tape, before)
    # Sorted so that those by u, z and r lie side by side, and those by z, r and n as well.
    w_h, handed_back = np.roll(weights.w_h, units, axis=0).T, np.zeros((units, batch))
    for direct, way in zip(d_h[::-1], ways[::-1], strict=True):
        np.add(handed_back, direct, handed_back)
        np.multiply(way, handed_back, way)
        np.matmul(w_h, way[:3].reshape(-1, batch), handed_back)
        np.add(handed_back, way[4], handed_back)
    by_inner, by_z = (ways[:, k : k + 3].reshape(len(ways), 3 * units, batch) for k in (0, 1))
    into.w_x[...] += products(by_z, tape.x)[0]
    into.w_h[...] += np.roll(products(by_inner, before)[0], -units, axis=0)
    into.b[...] += totals(by_z)
    into.extra[0] += totals(ways[:, 0])
    return by_z


def _factors(tape: Tape, before: Array) -> Array:
    """Return what leads from h to u, Z_z, Z_r, Z_n and the h before, ``(T, 5, H, B)``.

    Everything is computed in its place: fresh memory for the parts costs more than they do.
    """
    z, r = tape.gates[:, 0], tape.gates[:, 1]
    ways = np.empty((len(z), 5, *z.shape[1:]))
    to_u, to_z, to_r, to_n, kept = ways.swapaxes(0, 1)
    shut = kept
    np.subtract(1.0, z, out=shut)
    np.square(tape.h_tilde, out=to_n)
    np.subtract(1.0, to_n, out=to_n)
    to_n *= shut
    np.subtract(before, tape.h_tilde, out=to_z)
    to_z *= z
    to_z *= shut
    np.multiply(to_n, r, out=to_u)
    np.subtract(1.0, r, out=to_r)
    to_r *= to_u
    to_r *= tape.u
    kept[...] = z
    return ways
