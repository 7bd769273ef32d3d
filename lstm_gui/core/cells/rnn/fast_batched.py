"""The vanilla RNN over many sequences; see `lstm_gui.core.cells.rnn` for its equations."""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.training.sums_over_steps import products, totals, with_start
from lstm_gui.core.training.weights import CellWeights


class Tape(Struct, frozen=True, eq=False):
    """What a pass leaves behind: ``x (T, I, B)``, ``h (T, H, B)``."""

    x: Array
    h: Array


def forward(weights: CellWeights, x: Array) -> Tape:
    """Run the cell over ``x (T, I, B)``."""
    h = np.matmul(weights.w_x, x)
    h += weights.b
    from_h, before = np.empty(h.shape[1:]), np.zeros(h.shape[1:])
    for h_t in h:
        np.matmul(weights.w_h, before, from_h)
        np.add(h_t, from_h, h_t)
        np.tanh(h_t, h_t)
        before = h_t
    return Tape(x, h)


def backward(weights: CellWeights, tape: Tape, d_h: Array, into: CellWeights) -> Array:
    """Add the derivatives by the parameters to ``into``, given the direct ones by h.

    Returns those by what the input adds to the weighted sums, ``(T, KH, B)``.
    """
    z = 1.0 - np.square(tape.h)
    w_h, handed_back = weights.w_h.T, np.zeros(z.shape[1:])
    for direct, z_t in zip(d_h[::-1], z[::-1], strict=True):
        np.add(handed_back, direct, handed_back)
        np.multiply(z_t, handed_back, z_t)
        np.matmul(w_h, z_t, handed_back)
    by_w_x, by_w_h = products(z, tape.x, with_start(tape.h))
    into.w_x[...] += by_w_x
    into.w_h[...] += by_w_h
    into.b[...] += totals(z)
    return z
