"""Which numbers of a pass follow a signal: their correlation with it, at any lag, and their AUC."""

from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array

_PART = 8192
"""So many steps are multiplied at a time, that what is copied of them stays small."""
_LEAST_COMPARED = 4
"""No lag is longer than this part of the steps, or two short ends would agree by chance."""
_TWO = 2
"""Two steps are always on one line."""
_STILL, _STILL_HERE = 1e-13, 1e-12
"""What varies by less, of its magnitude or of its whole variance, has no correlation."""
_EQUAL_DIGITS = 9
_AS_GOOD = 10.0**-_EQUAL_DIGITS
"""Correlations as near as this are equal, as those of a wave are a period apart."""


class Follower(Struct, frozen=True):
    """A quantity of a unit that moves with a signal.

    Parameters
    ----------
    quantity, unit
        What it is, the unit counted from 0.
    lag
        How many steps after the signal it moves; before it, if negative.
    r
        Its correlation with the signal at that lag, in [-1, 1].
    auc
        For a signal of zeros and ones the share of pairs of a one and a zero, in which the
        number at the one is the larger; 0.5 tells nothing. None for other signals.
    """

    quantity: str
    unit: int
    lag: int
    r: float
    auc: float | None = None

    @property
    def rank(self) -> tuple[float, int]:
        """What to sort by: first the closest, of equals the nearest in time."""
        return -round(abs(self.r), _EQUAL_DIGITS), abs(self.lag)


def followers(
    rows: Mapping[str, Array], signal: Array, longest_lag: int = 0, most: int | None = None
) -> tuple[Follower, ...]:
    """Return what follows ``signal`` closest, first the largest ``|r|``.

    Parameters
    ----------
    rows
        Quantities by their names, ``(T, H)`` each, as ``trace.numbers`` of a
        `lstm_gui.core.Trace`.
    signal
        A number for each step, ``(T,)``.
    longest_lag
        How many steps a unit may come before or after; see `correlations`.
    most
        How many are returned; all of which there is a correlation if it is not given.
    """
    found = [
        Follower(name, unit, int(lag), float(r))
        for name, values in rows.items()
        for unit, (lag, r) in enumerate(zip(*_at_best(values, signal, longest_lag), strict=True))
        if np.isfinite(r)
    ]
    found.sort(key=lambda one: one.rank)
    return tuple(_with_auc(one, rows[one.quantity], signal) for one in found[:most])


def correlations(values: Array, signal: Array, longest_lag: int) -> Array:
    """Return Pearson's r of each column of ``values (T, H)`` with ``signal (T,)``, by lag.

    Row ``L + k`` of the result ``(2 L + 1, H)`` compares ``values[t + k]`` with ``signal[t]`` over
    all steps that have both. ``L`` is ``longest_lag``, or a quarter of the steps if that is less.
    What does not vary, or is not finite somewhere, has no correlation: not a number.

    The products of all lags are sums of one matrix product, about ``2 T H (2 L + 1)`` operations.
    """
    steps = len(values)
    longest = min(longest_lag, steps // _LEAST_COMPARED)
    lags = np.arange(-longest, longest + 1)
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        columns, other = _Centred(values), _Centred(signal[:, np.newaxis])
        left = (steps - np.abs(lags))[:, np.newaxis]
        sums, squares = columns.overlapping(lags)
        its_sums, its_squares = other.overlapping(-lags)
        shared = _products(columns, other, longest) - sums * its_sums / left
        spread = _spread(sums, squares, left) * _spread(its_sums, its_squares, left)
        r = np.clip(shared / np.sqrt(spread), -1.0, 1.0)
    return np.asarray(r if steps > _TWO else np.full_like(r, np.nan))


def auc(values: Array, signal: Array) -> float:
    """Return how well one number tells the ones of ``signal (T,)`` from its zeros.

    It is the probability that ``values (T,)`` are larger at a one than at a zero, ties counted
    half (Mann and Whitney 1947); not a number where there are not both, or a value is none.
    """
    is_one = signal == 1
    ones, zeros = values[is_one], np.sort(values[~is_one])
    if not ones.size or not zeros.size or np.isnan(values).any():
        return float("nan")
    below = np.searchsorted(zeros, ones, "left") + np.searchsorted(zeros, ones, "right")
    return float(below.mean() / (2 * len(zeros)))


def is_binary(signal: Array) -> bool:
    """Tell whether ``signal`` holds zeros and ones and nothing else."""
    return bool(((signal == 0) | (signal == 1)).all())


class _Centred:
    """Columns, each in shares of its largest magnitude and less its mean, part after part."""

    def __init__(self, values: Array) -> None:
        self._values = values
        self._scale = np.maximum(values.max(axis=0), -values.min(axis=0))
        self._scale[self._scale == 0.0] = 1.0
        self._mean = np.zeros(values.shape[1])
        self._mean = self._added(1) / len(values)
        self._totals = self._added(1), self._added(2)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, steps: slice) -> Array:
        return self._values[steps] / self._scale - self._mean

    def parts(self) -> Iterator[tuple[int, Array]]:
        """Yield the columns in parts, each with its first step."""
        for first in range(0, len(self), _PART):
            yield first, self[first : first + _PART]

    def overlapping(self, lags: NDArray[np.int64]) -> tuple[Array, Array]:
        """Return the sums and the sums of squares of what each lag compares, ``(lags, H)``.

        A positive lag leaves out the first steps, a negative one the last.
        """
        first = self[: int(lags.max())]
        last = self[len(self) - len(first) :][::-1]
        sums, squares = (
            total - _left_out(first**power, last**power, lags)
            for power, total in enumerate(self._totals, start=1)
        )
        return sums, squares

    def _added(self, power: int) -> Array:
        return np.sum([(part**power).sum(axis=0) for _, part in self.parts()], axis=0)


def _left_out(first: Array, last: Array, lags: NDArray[np.int64]) -> Array:
    """Return the sums of the first or the last so many rows as each lag leaves out."""
    none = np.zeros((1, first.shape[1]))
    of_first, of_last = (np.cumsum(np.vstack([none, end]), axis=0) for end in (first, last))
    return np.asarray(np.where(lags[:, np.newaxis] < 0, of_last[abs(lags)], of_first[abs(lags)]))


def _products(columns: _Centred, signal: _Centred, longest: int) -> Array:
    """Return the sums of the products of each column with the signal, by lag."""
    around = np.concatenate([np.zeros(longest), signal[:][:, 0], np.zeros(longest)])
    moved = sliding_window_view(around, 2 * longest + 1)[:, ::-1]
    parts = (moved[first : first + _PART].T @ part for first, part in columns.parts())
    return np.asarray(sum(parts))


def _spread(sums: Array, squares: Array, left: Array) -> Array:
    """Return the sum of the squares around the mean; not a number where nothing varies."""
    around = squares - sums**2 / left
    still = (around <= left * _STILL**2) | (around <= _STILL_HERE * squares)
    return np.asarray(np.where(still, np.nan, around))


def _at_best(values: Array, signal: Array, longest_lag: int) -> tuple[NDArray[np.int64], Array]:
    """Return of each column the lag of the largest ``|r|``, the nearest of equals, and that r."""
    by_lag = correlations(values, signal, longest_lag)
    longest = len(by_lag) // 2
    lags = np.array(sorted(range(-longest, longest + 1), key=abs))
    by_lag = by_lag[lags + longest]
    sizes = np.nan_to_num(np.abs(by_lag), nan=-1.0)
    best = np.argmax(sizes >= sizes.max(axis=0) - _AS_GOOD, axis=0)
    return lags[best], by_lag[best, np.arange(by_lag.shape[1])]


def _with_auc(found: Follower, values: Array, signal: Array) -> Follower:
    if not is_binary(signal):
        return found
    steps, lag = len(signal), found.lag
    later = values[max(lag, 0) : steps + min(lag, 0), found.unit]
    told = auc(later, signal[max(-lag, 0) : steps - max(lag, 0)])
    return replace(found, auc=told if np.isfinite(told) else None)
