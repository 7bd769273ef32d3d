"""Many sequences of a task, side by side."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array


class Batch(Struct, frozen=True, eq=False):
    """Inputs and what is asked about them.

    Parameters
    ----------
    x
        ``(T, I, B)``; a shorter sequence is followed by zeros that nothing is asked about.
    targets
        ``(T, B)``: the number of the right answer, counted from 0, or the right number
        itself.
    asked
        ``(T, B)``: at which steps there is a right answer.
    """

    x: Array
    targets: Array
    asked: NDArray[np.bool_]


def asked_at_end(x: Array, targets: Array, lengths: NDArray[np.int64]) -> Batch:
    """Return a batch with one question for each sequence, at its last step.

    Shapes: ``x (T, I, B)``, ``targets (B,)``, ``lengths (B,)``.
    """
    last = np.arange(len(x))[:, np.newaxis] == lengths - 1
    return Batch(x, np.where(last, targets, 0.0), last)


def one_hot(symbols: NDArray[np.int64], inputs: int) -> Array:
    """Return ``(T, I, B)`` with a 1 at each of ``symbols (T, B)``, none where it is -1."""
    return (symbols[:, np.newaxis] == np.arange(inputs)[:, np.newaxis]).astype(np.float64)
