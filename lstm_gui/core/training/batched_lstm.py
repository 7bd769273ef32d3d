"""The LSTM over many sequences; see `lstm_gui.core.lstm_backward` for its equations.

``sigmoid(Z) = (1 + tanh(Z / 2)) / 2``, so that one tanh serves all four blocks: it is
taken of ``scale * Z`` and becomes ``scale * tanh + shift``, with scale 1/2 and shift 1/2
for a gate, 1 and 0 for the candidate. The slope of both is ``scale^2 (1 - tanh^2)``.
"""

from dataclasses import dataclass

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.training.sums_over_steps import products, totals, with_start
from lstm_gui.core.training.weights import Weights


@dataclass(frozen=True, eq=False)
class Tape:
    """What a pass leaves behind.

    ``x (T, I, B)``; ``squashed (T, 4, H, B)``, the tanh described above; ``blocks``, the
    f, i, c~ and o made of it; ``c``, ``tanh_c`` and ``h``, each ``(T, H, B)``.
    """

    x: Array
    squashed: Array
    blocks: Array
    c: Array
    tanh_c: Array
    h: Array


def forward(weights: Weights, x: Array) -> Tape:
    """Run the cell over ``x (T, I, B)``."""
    units, batch = weights.hidden_size, x.shape[2]
    of_rows = np.repeat(_scale(weights), units)[:, np.newaxis]
    squashed = np.matmul(weights.w_x * of_rows, x)
    squashed += weights.b * of_rows
    blocks = np.empty((len(x), 4, units, batch))
    tape = Tape(x, squashed.reshape(blocks.shape), blocks, *np.empty((3, len(x), units, batch)))
    _run(weights.w_h * of_rows, np.broadcast_to(of_rows, squashed.shape[1:]).copy(), squashed, tape)
    return tape


def _scale(weights: Weights) -> Array:
    return np.where([block in weights.kind.gates for block in weights.kind.blocks], 0.5, 1.0)


def _run(w_h: Array, scale: Array, squashed: Array, tape: Tape) -> None:
    """Turn the input's share of the scaled sums in ``squashed (T, 4H, B)`` into a whole pass."""
    shift = 1.0 - scale
    from_h, kept = np.empty_like(scale), np.empty(tape.c.shape[1:])
    c_before, h_before = np.zeros((2, *kept.shape))
    flat = tape.blocks.reshape(squashed.shape)
    rows = zip(squashed, flat, tape.blocks, tape.c, tape.tanh_c, tape.h, strict=True)
    for z, together, (f, i, c_tilde, o), c, tanh_c, h in rows:
        np.matmul(w_h, h_before, from_h)
        np.add(z, from_h, z)
        np.tanh(z, z)
        np.multiply(z, scale, together)
        np.add(together, shift, together)
        np.multiply(f, c_before, kept)
        np.multiply(i, c_tilde, c)
        np.add(c, kept, c)
        np.tanh(c, tanh_c)
        np.multiply(o, tanh_c, h)
        c_before, h_before = c, h


def backward(weights: Weights, tape: Tape, d_h: Array, into: Weights) -> None:
    """Add the derivatives by the parameters to ``into``, given the direct ones by h."""
    to_z, o_to_c = _factors(weights, tape)
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
    into.w_x[...] += products(by_z, tape.x)
    into.w_h[...] += products(by_z, with_start(tape.h))
    into.b[...] += totals(by_z)


def _factors(weights: Weights, tape: Tape) -> tuple[Array, Array]:
    """Return what leads to the four weighted sums, ``(T, 4, H, B)``, and from h to c.

    The first three of the sums are reached from c, the last from h.
    """
    i, c_tilde, o = (tape.blocks[:, k] for k in (1, 2, 3))
    to_z = 1.0 - np.square(tape.squashed)
    to_z *= np.square(_scale(weights))[:, np.newaxis, np.newaxis]
    for k, factor in enumerate((with_start(tape.c), c_tilde, i, tape.tanh_c)):
        to_z[:, k] *= factor
    return to_z, o * (1.0 - np.square(tape.tanh_c))
