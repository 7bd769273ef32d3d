"""What a journal would look at in a figure: small type, thin lines, images, pale letters."""

from collections.abc import Iterable, Iterator
from math import hypot

import numpy as np
from msgspec import Struct

from lstm_gui.files.figures.contrast import Channels, contrast_ratio
from lstm_gui.files.figures.least_sizes import LEAST_CONTRAST, LEAST_LINE, LEAST_TYPE
from lstm_gui.files.figures.marks import (
    Drawing,
    Group,
    Ink,
    Mark,
    Part,
    Path,
    Pixels,
    Shape,
    Text,
    as_rectangle,
    loops,
)  # fmt: skip

_WHITE = (1.0, 1.0, 1.0)
_ROUNDING = 0.005


class Check(Struct, frozen=True):
    """What was found.

    Parameters
    ----------
    smallest_type, thinnest_line
        In points of print; None if there is no text or no line.
    least_contrast
        Of letters to what lies behind them; None if there is no text.
    fonts
        The files of the bundled fonts whose letters there are; empty for one of the machine,
        whose letters are shapes in every file.
    images
        How many there are, but for those of the cells of a map, whose edges are sharp at
        any size.
    left_out
        How many numbers and notes there is no room for.
    """

    smallest_type: float | None
    thinnest_line: float | None
    least_contrast: float | None
    images: int
    fonts: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def passes(self) -> bool:
        """Whether most journals would take it."""
        pairs = (
            (self.smallest_type, LEAST_TYPE),
            (self.thinnest_line, LEAST_LINE),
            (self.least_contrast, LEAST_CONTRAST),
        )
        return not self.images and not any(is_below(found, least) for found, least in pairs)


def is_below(found: float | None, least: float) -> bool:
    """Tell whether ``found`` is less than ``least`` by more than rounding."""
    return found is not None and found < least - _ROUNDING


def checked(drawing: Drawing) -> Check:
    """Return what there is in ``drawing``, as large as it is printed."""
    ground = _WHITE if drawing.ground is None else drawing.ground.channels
    eye = _Eye(ground)
    eye.look(drawing.marks)
    points = drawing.points
    return Check(
        min((size * points for size in eye.sizes), default=None),
        min((width * points for width in eye.widths), default=None),
        min(eye.contrasts, default=None),
        eye.images,
        tuple(sorted(eye.fonts)),
        drawing.left_out,
    )


class _Eye:
    """Goes through marks as they are drawn, and remembers what lies where."""

    def __init__(self, ground: Channels) -> None:
        self._ground = ground
        self._boxes: list[tuple[float, float, float, float]] = []
        self._fills: list[tuple[Path, Ink]] = []
        self.fonts: set[str] = set()
        self.sizes: list[float] = []
        self.widths: list[float] = []
        self.contrasts: list[float] = []
        self.images = 0

    def look(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            match mark:
                case Group() | Part():
                    self.look(mark.marks)
                case Pixels(cells=cells):
                    self.images += not cells
                case Text():
                    self._read(mark)
                case Shape():
                    self._see(mark)

    def _see(self, shape: Shape) -> None:
        if shape.stroke is not None and shape.stroke.width > 0:
            self.widths.append(shape.stroke.width)
        if isinstance(shape.fill, Ink):
            for loop in loops(shape.path):
                self._boxes.append(_bounds(loop))
                self._fills.append((loop, shape.fill))

    def _read(self, text: Text) -> None:
        if not text.letters.strip():
            return
        self.fonts.add(text.font)
        self.sizes.append(text.size * hypot(text.matrix[2], text.matrix[3]))
        if text.ink.opacity == 1 and text.outline.numbers:
            left, top, right, bottom = _bounds(text.outline)
            behind = self._behind((left + right) / 2, (top + bottom) / 2)
            self.contrasts.append(contrast_ratio(text.ink.channels, behind))

    def _behind(self, x: float, y: float) -> Channels:
        """Return the colour at a place: what was filled there lies upon what was before."""
        colour = self._ground
        for ink in self._inks_at(x, y):
            share = ink.opacity
            over = zip(colour, ink.channels, strict=True)
            red, green, blue = ((1 - share) * below + share * above for below, above in over)
            colour = red, green, blue
        return colour

    def _inks_at(self, x: float, y: float) -> Iterator[Ink]:
        left, top, right, bottom = np.array(self._boxes or [(0.0, 0.0, 0.0, 0.0)]).T
        around = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
        for index in np.flatnonzero(around[: len(self._fills)]):
            loop, ink = self._fills[index]
            if as_rectangle(loop) or _encloses(loop, x, y):
                yield ink


def _bounds(path: Path) -> tuple[float, float, float, float]:
    xs, ys = path.numbers[::2], path.numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _encloses(loop: Path, x: float, y: float) -> bool:
    """Tell whether a point lies inside of ``loop``, its curves taken for lines."""
    corners = list(zip(loop.numbers[::2], loop.numbers[1::2], strict=True))
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
