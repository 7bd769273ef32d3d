"""How far a share can be trusted that was counted on few cases."""

from math import sqrt

from msgspec import Struct

NORMAL_95 = 1.959963984540054
"""Of the normal distribution, 95 % lie within so many standard deviations."""


class Interval(Struct, frozen=True):
    """Two shares in [0, 1] with the true one between them, nineteen times out of twenty."""

    low: float
    high: float


def wilson(hits: int, trials: int) -> Interval:
    """Return the 95 % score interval of a share (Wilson 1927).

    It stays within [0, 1] and says something where all or none hit, unlike the one that
    measures from the share itself.

    Parameters
    ----------
    hits, trials
        ``hits`` out of ``trials``.

    Raises
    ------
    ValueError
        If there is no trial, or there are more hits than trials or fewer than none.
    """
    if not 0 <= hits <= trials or trials == 0:
        raise ValueError(f"{hits} of {trials}")
    share, square = hits / trials, NORMAL_95**2
    middle = share + square / (2 * trials)
    reach = NORMAL_95 * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    low, high = ((middle + way * reach) / (1 + square / trials) for way in (-1, 1))
    # Where none or all hit, the one end is exactly 0 or 1 and the sum is off by rounding.
    return Interval(0.0 if hits == 0 else low, 1.0 if hits == trials else high)
