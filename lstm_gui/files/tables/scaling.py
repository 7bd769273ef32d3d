"""Columns of numbers brought to a size that gates can tell apart."""

import numpy as np

from lstm_gui.core.arrays import Array

AS_IT_IS, STANDARD, UNIT = "none", "standard", "0-1"
SCALINGS = (AS_IT_IS, STANDARD, UNIT)
"""As they are; mean 0 and standard deviation 1; from 0 to 1."""


def scaled(x: Array, scaling: str) -> Array:
    """Return ``x (T, I)``, each column scaled by itself.

    A column of equal numbers becomes 0.
    """
    if scaling == AS_IT_IS:
        return x
    if scaling == STANDARD:
        # From the first one: the mean of equal numbers may differ from them by rounding.
        apart = x - x[0]
        return _divided(apart - apart.mean(axis=0), apart.std(axis=0))
    low = x.min(axis=0)
    return _divided(x - low, x.max(axis=0) - low)


def _divided(x: Array, size: Array) -> Array:
    return x / np.where(size > 0, size, 1.0)
