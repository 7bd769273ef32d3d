"""The layer after the cell: from what it knows to what it says."""

import numpy as np
from msgspec.structs import force_setattr

from lstm_gui.core.arrays import Array, ArrayRecord, frozen


class Readout(ArrayRecord, frozen=True):
    """A linear layer, ``scores_t = V h_t + b``.

    Shapes: ``weights (V, H)``, ``bias (V,)``.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    """

    weights: Array
    bias: Array

    def __post_init__(self) -> None:
        for name in ("weights", "bias"):
            force_setattr(self, name, frozen(getattr(self, name)))
        if self.weights.ndim != 2 or self.bias.shape != self.weights.shape[:1]:
            raise ValueError(f"a read-out of {self.weights.shape} and {self.bias.shape}")

    def scores(self, h: Array) -> Array:
        """Return one number for each output, ``(..., V)``, for ``h (..., H)``."""
        return h @ self.weights.T + self.bias


def softmax(scores: Array) -> Array:
    """Return the shares ``exp(s_j) / sum_k exp(s_k)`` over the last axis; they add up to 1."""
    with np.errstate(under="ignore"):
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
