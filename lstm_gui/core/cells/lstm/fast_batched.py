"""The LSTM over many sequences; see `lstm_gui.core.cells.lstm.fast_backward` for its equations.

``tanh(Z) = 2 sigmoid(2 Z) - 1``, so that one sigmoid serves all four blocks, and its
exponential is faster than tanh. Where that overflows to infinity, its inverse is the 0 wanted.
"""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.training.sums_over_steps import products, totals, with_start
from lstm_gui.core.training.weights import CellWeights


class Tape(Struct, frozen=True, eq=False):
    """What a pass leaves behind.

    ``x (T, I, B)``; ``blocks (T, 4, H, B)``, which are f, i, c~ and o; ``c``, ``tanh_c`` and
    ``h``, each ``(T, H, B)``.
    """

    x: Array
    blocks: Array
    c: Array
    tanh_c: Array
    h: Array


def forward(weights: CellWeights, x: Array) -> Tape:
    """Run the cell over ``x (T, I, B)``."""
    units, batch = weights.hidden_size, x.shape[2]
    gates = [block in weights.kind.gates for block in weights.kind.blocks]
    scale = np.repeat(np.where(gates, -1.0, -2.0), units)[:, np.newaxis]
    sums = np.matmul(weights.w_x * scale, x)
    sums += weights.b * scale
    tape = Tape(x, sums.reshape(-1, 4, units, batch), *np.empty((3, len(x), units, batch)))
    with np.errstate(over="ignore", under="ignore"):
        _run(weights.w_h * scale, sums, tape)
    return tape


def _run(w_h: Array, sums: Array, tape: Tape) -> None:
    """Turn the input's share of the scaled sums, ``(T, 4H, B)``, into a whole pass.

    The blocks of the tape are the same numbers, and take their place.
    """
    from_h, kept = np.empty(sums.shape[1:]), np.empty(tape.c.shape[1:])
    c_before, h_before = np.zeros((2, *kept.shape))
    rows = zip(sums, tape.blocks, tape.c, tape.tanh_c, tape.h, strict=True)
    for z, (f, i, c_tilde, o), c, tanh_c, h in rows:
        np.matmul(w_h, h_before, from_h)
        np.add(z, from_h, z)
        np.exp(z, z)
        np.add(z, 1.0, z)
        np.reciprocal(z, z)
        np.multiply(c_tilde, 2.0, c_tilde)
        np.subtract(c_tilde, 1.0, c_tilde)
        np.multiply(f, c_before, kept)
        np.multiply(i, c_tilde, c)
        np.add(c, kept, c)
        np.tanh(c, tanh_c)
        np.multiply(o, tanh_c, h)
        c_before, h_before = c, h


def backward(weights: CellWeights, tape: Tape, d_h: Array, into: CellWeights) -> Array:
    """Add the derivatives by the parameters to ``into``, given the direct ones by h.

    Returns those by what the input adds to the weighted sums, ``(T, KH, B)``.
    """
    to_z, o_to_c = _factors(tape)
    units, batch = tape.h.shape[1:]
    by_h, by_c, through = np.zeros((3, units, batch))
    w_h = weights.w_h.T
    rows = (d_h, to_z, o_to_c, tape.blocks[:, 0])
    for direct, z, o_c, f in zip(*(array[::-1] for array in rows), strict=True):
        np.add(by_h, direct, by_h)
        np.multiply(by_h, o_c, through)
        np.add(by_c, through, by_c)
        np.multiply(z[:3], by_c, z[:3])
        np.multiply(z[3], by_h, z[3])
        np.multiply(by_c, f, by_c)
        np.matmul(w_h, z.reshape(-1, batch), by_h)
    by_z = to_z.reshape(len(to_z), -1, batch)
    by_w_x, by_w_h = products(by_z, tape.x, with_start(tape.h))
    into.w_x[...] += by_w_x
    into.w_h[...] += by_w_h
    into.b[...] += totals(by_z)
    return by_z


def _factors(tape: Tape) -> tuple[Array, Array]:
    """Return what leads to the four weighted sums, ``(T, 4, H, B)``, and from h to c.

    The first three of the sums are reached from c, the last from h.
    """
    f, i, c_tilde, o = tape.blocks.swapaxes(0, 1)
    # The slope of the sigmoid is s - s^2, that of tanh is 1 - s^2.
    ways = ((f, with_start(tape.c)), (i, c_tilde), (1.0, i), (o, tape.tanh_c))
    to_z = np.square(tape.blocks)
    for k, (top, factor) in enumerate(ways):
        np.subtract(top, to_z[:, k], out=to_z[:, k])
        to_z[:, k] *= factor
    return to_z, o * (1.0 - np.square(tape.tanh_c))
