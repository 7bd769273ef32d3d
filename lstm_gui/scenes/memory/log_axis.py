"""A logarithmic axis that neither the infinite nor the undefined can pull out of place."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.words.numbers import INFINITE, MINUS

_FARTHEST = 24
_TICKS = 5
_FINITE_SHARE = 0.8
"""Of the axis, what is left for finite numbers where some are infinite."""


class LogAxis(Struct, frozen=True):
    """Powers of ten from ``low`` to ``high``, at most 24 either way of 1.

    Parameters
    ----------
    low, high
        The powers at both ends.
    beneath, above
        Whether there are finite numbers beyond them; these are drawn at the ends.
    infinite
        Whether there is an ∞, which then has a place of its own above ``high``.
    """

    low: int
    high: int
    beneath: bool = False
    above: bool = False
    infinite: bool = False

    @property
    def highest(self) -> float:
        """The power at the end of the axis, beyond which there is only the infinite."""
        return self.low + (self.high - self.low) / self._reach

    def shares(self, logs: Array) -> Array:
        """Return how far up ``log10`` of numbers stand, in [0, 1]; what is undefined stays so."""
        inside = (np.clip(logs, self.low, self.high) - self.low) / (self.high - self.low)
        return np.where(np.isposinf(logs), 1.0, inside * self._reach)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield what is written along the axis, as shares and markup, from the top."""
        if self.infinite:
            yield 1.0, f'"{INFINITE}"'
        stride = max(1, -(-(self.high - self.low) // _TICKS))
        for power in range(self.high, self.low - 1, -stride):
            sign = '"≥"' if self.above and power == self.high else ""
            sign = '"≤"' if self.beneath and power == self.low else sign
            share = (power - self.low) / (self.high - self.low) * self._reach
            yield share, sign + f"10^{{{power}}}".replace("-", MINUS)

    @property
    def _reach(self) -> float:
        return _FINITE_SHARE if self.infinite else 1.0


def log_axis(logs: Sequence[Array]) -> LogAxis:
    """Return the axis on which all of ``logs`` can be drawn."""
    every = np.concatenate(logs)
    finite = every[np.isfinite(every)]
    highest = int(np.ceil(finite.max(initial=0.0)))
    high = min(highest, _FARTHEST)
    lowest = int(np.floor(finite.min(initial=high - 1)))
    low = max(min(lowest, high - 2), -_FARTHEST)
    beyond = lowest < low, highest > high
    return LogAxis(low, high, *beyond, infinite=bool(np.isposinf(every).any()))
