"""The parameters of a cell arranged for the forward pass."""

from dataclasses import dataclass

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.kinds import Kind


@dataclass(frozen=True, eq=False)
class Stacked:
    """All blocks in one matrix each: gates first, with their sign turned, then the rest.

    One product then serves all blocks, and the gates find ``-Z``, which is what
    ``sigmoid(Z) = 1 / (1 + exp(-Z))`` asks for; turning a sign is exact. Shapes for K
    blocks: ``w_x (I, KH)``, ``w_h (KH, H)``, ``b (KH,)``.
    """

    w_x: Array
    w_h: Array
    b: Array


def stack(kind: Kind, w_x: Array, w_h: Array, b: Array) -> Stacked:
    """Return the parameters of a cell of ``kind`` stacked; shapes as in `Parameters`."""
    blocks = kind.gates + tuple(name for name in kind.blocks if name not in kind.gates)
    order = [kind.blocks.index(name) for name in blocks]
    signs = np.where(np.isin(blocks, kind.gates), -1.0, 1.0)[:, np.newaxis]
    w_x_rows, w_h_rows = (
        (w[order] * signs[..., np.newaxis]).reshape(-1, w.shape[-1]) for w in (w_x, w_h)
    )
    # Column after column, since BLAS multiplies a matrix by one vector faster that way.
    return Stacked(w_x_rows.T, np.asfortranarray(w_h_rows), (b[order] * signs).reshape(-1))
