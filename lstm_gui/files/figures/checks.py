"""What a journal would look at in a figure: small type, thin lines, images, pale letters."""

from collections.abc import Iterable, Iterator
from math import hypot, inf

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
_Edges = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_EVERYWHERE = (-inf, -inf, inf, inf)


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
        self._boxes: list[_Edges] = []
        self._fills: list[tuple[Path, Ink]] = []
        self.fonts: set[str] = set()
        self.sizes: list[float] = []
        self.widths: list[float] = []
        self.contrasts: list[float] = []
        self.images = 0

    def look(self, marks: Iterable[Mark], seen: _Edges = _EVERYWHERE) -> None:
        """Go through ``marks``; what is not ``seen``, as it is scrolled out of sight, is none."""
        for mark in marks:
            match mark:
                case Group():
                    self.look(mark.marks, _shared(seen, _bounds(mark.clip)))
                case Part():
                    self.look(mark.marks, seen)
                case Pixels(cells=cells):
                    self.images += not cells
                case Text():
                    self._read(mark, seen)
                case Shape():
                    self._see(mark, seen)

    def _see(self, shape: Shape, seen: _Edges) -> None:
        around = [(loop, _shared(seen, _bounds(loop))) for loop in loops(shape.path)]
        in_sight = [(loop, box) for loop, box in around if _is_there(box)]
        if shape.stroke is not None and shape.stroke.width > 0 and in_sight:
            self.widths.append(shape.stroke.width)
        if isinstance(shape.fill, Ink):
            for loop, box in in_sight:
                self._boxes.append(box)
                self._fills.append((loop, shape.fill))

    def _read(self, text: Text, seen: _Edges) -> None:
        if not text.letters.strip():
            return
        self.fonts.add(text.font)
        box = _shared(seen, _bounds(text.outline)) if text.outline.numbers else _EVERYWHERE
        if not _is_there(box):
            return
        self.sizes.append(text.size * hypot(text.matrix[2], text.matrix[3]))
        if text.ink.opacity == 1 and text.outline.numbers:
            left, top, right, bottom = box
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


def _bounds(path: Path) -> _Edges:
    xs, ys = path.numbers[::2], path.numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _shared(one: _Edges, other: _Edges) -> _Edges:
    """Return what lies in both, with the edges crossed where nothing does."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _is_there(box: _Edges) -> bool:
    """Tell whether anything lies in ``box``, be it a line as thin as it may be."""
    return box[0] <= box[2] and box[1] <= box[3]


def _encloses(loop: Path, x: float, y: float) -> bool:
    """Tell whether a point lies inside of ``loop``, its curves taken for lines."""
    corners = list(zip(loop.numbers[::2], loop.numbers[1::2], strict=True))
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
