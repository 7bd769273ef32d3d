"""Axes of a figure: which numbers lie where, so that curves can be written as numbers again."""

from collections.abc import Iterator

from msgspec import Struct

Tick = tuple[float, str]
_FAR = 2.0


class Scale(Struct, frozen=True):
    """The numbers along one side.

    Parameters
    ----------
    low, high
        At the left or lower end, and at the other one.
    ticks
        Numbers with what is written at them; None leaves them to whoever sets the figure.
    far
        Whether they stand at the right side or the upper one.
    beyond
        How far from that side they stand, in logical pixels.
    powers
        Whether these numbers are powers of ten, of which equal steps are equally far apart.
    """

    low: float
    high: float
    ticks: tuple[Tick, ...] | None = None
    far: bool = False
    beyond: float = 0.0
    powers: bool = False

    def at(self, share: float) -> float:
        """Return the number at a share of the way from the lower end."""
        found = self.low + share * (self.high - self.low)
        return 10.0**found if self.powers else found


class Axes(Struct, frozen=True):
    """Where curves are drawn.

    Parameters
    ----------
    box
        Left, top, width and height of the place, in logical pixels.
    x, y
        The numbers along it and up it.
    type_size, colour
        Of what is written at the ticks, in logical pixels and as ``#rrggbb``.
    cut
        Whether curves go on beyond the box and are cut there.
    """

    box: tuple[float, float, float, float]
    x: Scale
    y: Scale
    type_size: float
    colour: str
    cut: bool = False

    def numbers(self, points: tuple[float, ...]) -> Iterator[tuple[float, float] | None]:
        """Yield the numbers at ``points``, whose x and y stand one after the other.

        What is so far beyond that nobody sees it is None: programs have a largest length.
        """
        left, top, width, height = self.box
        for x, y in zip(points[::2], points[1::2], strict=True):
            up = 1.0 - (y - top) / height
            near = -1.0 <= up <= _FAR
            yield (self.x.at((x - left) / width), self.y.at(up)) if near else None
