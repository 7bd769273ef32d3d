"""The axes of the curves of a training, as plain data."""

from msgspec import Struct

Tick = tuple[float, str]


class Axes(Struct, frozen=True):
    """What the curves are drawn on.

    Parameters
    ----------
    name
        What the horizontal axis counts.
    last
        The last step of training; the first is 0.
    high
        The upper end of the vertical axis, which begins at 0.
    ticks
        Heights with what is written at them.
    level
        A height to compare with, and its name.
    """

    name: str
    last: int
    high: float
    ticks: tuple[Tick, ...]
    level: Tick | None = None


def round_steps(last: int, most: int) -> tuple[int, ...]:
    """Return round numbers from 0 to ``last``, at most ``most`` of them and one more.

    Where there is no room for any, 0 and ``last`` still say how far the axis goes.
    """
    sizes = (digit * 10**power for power in range(9) for digit in (1, 2, 5))
    apart = next(size for size in sizes if last / size <= most)
    return tuple(range(0, last + 1, min(apart, max(last, 1))))


def round_ticks(high: float, most: int = 4) -> tuple[Tick, ...]:
    """Return round heights from 0 to ``high``, as they are written."""
    sizes = ((digit, power) for power in range(-4, 6) for digit in (1, 2, 5))
    digit, power = next(one for one in sizes if high / (one[0] * 10.0 ** one[1]) <= most)
    apart, decimals = digit * 10.0**power, max(-power, 0)
    count = int(high / apart + 1e-9)
    return tuple((n * apart, f"{n * apart:.{decimals}f}") for n in range(count + 1))
