"""Columns of numbers brought to a size that gates can tell apart."""

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord

AS_IT_IS, STANDARD, UNIT = "none", "standard", "0-1"
SCALINGS = (AS_IT_IS, STANDARD, UNIT)
"""As they are; mean 0 and standard deviation 1; from 0 to 1."""


class Scaler(ArrayRecord, frozen=True):
    """A scaling that was found elsewhere, such as where a model was trained.

    Parameters
    ----------
    name
        Where it comes from.
    times, plus
        ``(I,)``: what each column is multiplied by, and what is then added; of one number, all
        columns share it.
    """

    name: str
    times: Array
    plus: Array

    def fits(self, columns: int) -> bool:
        """Tell whether it can scale so many columns."""
        return len(self.times) in (1, columns)


def scaled(x: Array, scaling: str | Scaler) -> Array:
    """Return ``x (T, I)``, each column scaled by itself.

    A column of equal numbers becomes 0, unless a `Scaler` says otherwise, by which numbers may
    become infinite or none.
    """
    if isinstance(scaling, Scaler):
        with np.errstate(over="ignore", invalid="ignore"):
            return x * scaling.times + scaling.plus
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
