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
_ZERO_SHARE = 0.16
"""Of that, what is taken where some are 0."""


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
    zero
        Whether 0 has a place of its own below ``low``; else it is drawn there.
    """

    low: int
    high: int
    beneath: bool = False
    above: bool = False
    infinite: bool = False
    zero: bool = False

    @property
    def highest(self) -> float:
        """The power at the end of the axis, beyond which there is only the infinite."""
        return self.low + (self.high - self.low) * (1.0 - self._first) / (self._reach - self._first)

    @property
    def lowest(self) -> float:
        """The power at the other end, below which there is only 0."""
        return self.low - (self.high - self.low) * self._first / (self._reach - self._first)

    def shares(self, logs: Array) -> Array:
        """Return how far up ``log10`` of numbers stand, in [0, 1]; what is undefined stays so."""
        found = self._share_of(np.clip(logs, self.low, self.high))
        found = np.where(np.isposinf(logs), 1.0, found)
        return np.where(np.isneginf(logs), 0.0, found) if self.zero else found

    def ticks(self, most: int = _TICKS) -> Iterator[tuple[float, str]]:
        """Yield what is written along the axis, as shares and markup, from the top.

        Of powers there are about ``most``.
        """
        if self.infinite:
            yield 1.0, f'"{INFINITE}"'
        stride = max(1, -(-(self.high - self.low) // most))
        for power in range(self.high, self.low - 1, -stride):
            sign = '"≥"' if self.above and power == self.high else ""
            sign = '"≤"' if self.beneath and power == self.low else sign
            share = float(self._share_of(np.array(power)))
            yield share, sign + f"10^{{{power}}}".replace("-", MINUS)
        if self.zero:
            yield 0.0, "0"

    def _share_of(self, powers: Array) -> Array:
        up = (powers - self.low) / (self.high - self.low)
        return self._first + up * (self._reach - self._first)

    @property
    def _reach(self) -> float:
        return _FINITE_SHARE if self.infinite else 1.0

    @property
    def _first(self) -> float:
        return _ZERO_SHARE * self._reach if self.zero else 0.0


def log_axis(logs: Sequence[Array], with_zero: bool = False) -> LogAxis:
    """Return the axis for all of ``logs``, ``with_zero`` at a place of its own if there is one."""
    every = np.concatenate(logs)
    finite = every[np.isfinite(every)]
    highest = int(np.ceil(finite.max(initial=0.0)))
    high = min(highest, _FARTHEST)
    lowest = int(np.floor(finite.min(initial=high - 1)))
    low = max(min(lowest, high - 2), -_FARTHEST)
    beyond = lowest < low, highest > high
    zero = with_zero and bool(np.isneginf(every).any())
    return LogAxis(low, high, *beyond, bool(np.isposinf(every).any()), zero)
