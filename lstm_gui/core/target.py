"""The truth beside a sequence: what should be answered at each step."""

import numpy as np
from msgspec.structs import force_setattr

from lstm_gui.core.arrays import Array, ArrayRecord, NDArray, frozen


class Target(ArrayRecord, frozen=True):
    """What should be answered at each step.

    Parameters
    ----------
    name
        What it is called.
    values
        ``(T,)``: the numbers, or the places of the words in ``words``; NaN where it is not known.
    words
        What the places mean; None if the target is a number.

    Raises
    ------
    ValueError
        If a value is the place of no word.
    """

    name: str
    values: Array
    words: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "values", frozen(self.values))
        known = self.values[~np.isnan(self.values)]
        if self.words is not None and not np.isin(known, np.arange(len(self.words))).all():
            raise ValueError(f"places of {len(self.words)} words: {known}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Target) or (self.name, self.words) != (other.name, other.words):
            return False
        # What is not known is the same as what is not known.
        return np.array_equal(self.values, other.values, equal_nan=True)

    __hash__ = None  # type: ignore[assignment]

    @property
    def texts(self) -> list[str] | None:
        """The word of each step, empty where none is known; None if the target is a number."""
        if self.words is None:
            return None
        return ["" if np.isnan(one) else self.words[int(one)] for one in self.values]

    @property
    def turned(self) -> "Target":
        """The same with the last step first."""
        return Target(self.name, self.values[::-1], self.words)

    def at(self, steps: NDArray[np.intp]) -> "Target":
        """Return the target of ``steps`` alone."""
        return Target(self.name, self.values[steps], self.words)

    def with_step(self, t: int) -> "Target":
        """Return the target with a step before ``t`` of which it is not known."""
        return Target(self.name, np.insert(self.values, t, np.nan), self.words)

    def without_step(self, t: int) -> "Target":
        """Return the target without step ``t``."""
        return Target(self.name, np.delete(self.values, t), self.words)

    def fitted(self, steps: int) -> "Target":
        """Return the first ``steps`` values; of those beyond the last nothing is known."""
        if steps == len(self.values):
            return self
        values = np.full(steps, np.nan)
        kept = min(steps, len(self.values))
        values[:kept] = self.values[:kept]
        return Target(self.name, values, self.words)
