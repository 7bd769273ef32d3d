"""The axes of the curves of a training, as plain data."""

from msgspec import Struct

from lstm_gui.words.numbers import briefly

Tick = tuple[float, str]


class Axes(Struct, frozen=True):
    """What the curves are drawn on.

    Parameters
    ----------
    name
        What the horizontal axis counts.
    last
        The last of what it counts, more than 0; the first is 0.
    high
        The upper end of the vertical axis, which begins at 0.
    ticks
        Heights with what is written at them.
    level
        A height to compare with, and its name.
    known
        From where to where the horizontal axis was trained, and what that is called.
    """

    name: str
    last: float
    high: float
    ticks: tuple[Tick, ...]
    level: Tick | None = None
    known: tuple[float, float, str] | None = None


def round_places(last: float, most: int) -> tuple[Tick, ...]:
    """Return round places from 0 to ``last``, at most ``most`` of them and one more.

    Where there is no room for any, 0 and ``last`` still say how far the axis goes.
    """
    places = round_ticks(last, most)
    return places if len(places) > 1 else ((0.0, "0"), (last, briefly(last, 3)))


def round_ticks(high: float, most: int = 4) -> tuple[Tick, ...]:
    """Return round heights from 0 to ``high``, as they are written."""
    sizes = ((digit, power) for power in range(-4, 6) for digit in (1, 2, 5))
    digit, power = next(one for one in sizes if high / (one[0] * 10.0 ** one[1]) <= most)
    apart, decimals = digit * 10.0**power, max(-power, 0)
    count = int(high / apart + 1e-9)
    return tuple((n * apart, f"{n * apart:.{decimals}f}") for n in range(count + 1))
