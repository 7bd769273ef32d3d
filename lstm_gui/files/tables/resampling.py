"""Rows brought to another rate: several become one step, or one becomes several."""

import math

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array

MEAN, FIRST = "mean", "first"
"""What stands for the rows of a step: their mean, or the first of them."""
_NEAR = 1e-9
"""Shares of a row that are rounding."""


def step_count(count: int, rows: float) -> int:
    """Return how many steps ``count`` rows become; the last one may have fewer rows."""
    return math.ceil(count / rows - _NEAR)


def first_rows(count: int, rows: float) -> NDArray[np.int64]:
    """Return the row in which each step begins, of ``count`` rows."""
    return np.floor(np.arange(step_count(count, rows)) * rows + _NEAR).astype(np.int64)


def resampled(x: Array, rows: float, pooling: str) -> Array:
    """Return ``x (T, I)`` with one step for each ``rows`` rows, more than 0.

    The mean takes of a row what lies within the step, so that any two rates fit together.
    """
    if rows == 1:
        return x
    if pooling == FIRST:
        return x[first_rows(len(x), rows)]
    bounds = np.minimum(np.arange(step_count(len(x), rows) + 1) * rows, len(x))
    cuts = np.union1d(np.arange(len(x) + 1), bounds)
    shares = np.diff(cuts)[:, np.newaxis] * x[cuts[:-1].astype(np.int64)]
    sums = np.add.reduceat(shares, np.searchsorted(cuts, bounds[:-1]), axis=0)
    return sums / np.diff(bounds)[:, np.newaxis]
