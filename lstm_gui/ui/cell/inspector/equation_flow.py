"""Where each piece of an explanation stands when its lines are broken to a width."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QFont, QFontMetricsF

from lstm_gui.scenes.inspection.pieces import Fold, Line, Lookup, Number, Piece, Symbol, Words
from lstm_gui.ui.style.fonts import least_type, text_font
from lstm_gui.ui.style.mathtext import typeset

INDENT = 22.0
_ROW, _BASELINE = 1.55, 1.08
WORD_SPACE = 4.0
_LINK_PADDING = 1.5
_WIDTHS = 4
"""With a scroll bar beside it and without, before a change of size and after."""
_SMALLEST = 10.0
"""How small letters may become for the sake of what cannot be broken."""


class Placed(Struct, frozen=True, gc=False):
    """A piece with the rectangle it takes and the baseline it stands on.

    No circle of references goes through it, so nobody looks for one among thousands of them.
    """

    piece: Piece
    rect: QRectF
    baseline: float
    pixels: float


def number_font(pixels: float) -> QFont:
    """Return the font of numbers in formulas of ``pixels``."""
    return text_font(round(pixels * 0.86), QFont.Weight.DemiBold)


def words_font(pixels: float) -> QFont:
    """Return the font of words beside formulas of ``pixels``."""
    return text_font(round(pixels * 0.81))


class Flows:
    """Where the pieces of ``lines`` stand, placed once for each width that layouts ask for."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self._placed: dict[tuple[float, float], tuple[Placed, ...]] = {}

    def at(self, width: float) -> tuple[Placed, ...]:
        """Return `flow` of the lines to ``width``, in the least type in force."""
        key = width, least_type()
        if key not in self._placed:
            if len(self._placed) == _WIDTHS:
                self._placed.clear()
            self._placed[key] = flow(self.lines, width)
        return self._placed[key]


def flow(lines: Iterable[Line], width: float) -> tuple[Placed, ...]:
    """Place all pieces of ``lines`` below each other, none wider than ``width``."""
    placed: list[Placed] = []
    top = 0.0
    for line in lines:
        rows = _placed_line(_fitting(line, width), width, top)
        placed += rows
        top = rows[-1].rect.bottom() if rows else top
    return tuple(placed)


def _fitting(line: Line, width: float) -> Line:
    """Return ``line`` in letters so small that the widest of its groups fits."""
    groups = list(_groups(line.pieces))
    room, pixels = width - (INDENT if len(groups) > 1 else 0.0), line.pixels
    while pixels > _SMALLEST and any(_width_of(group, pixels) > room for group in groups):
        pixels -= 1
    return line if pixels == line.pixels else replace(line, pixels=pixels)


def _width_of(group: Iterable[Piece], pixels: float) -> float:
    return sum(_width(piece, pixels) for piece in group)


def _placed_line(line: Line, width: float, top: float) -> list[Placed]:
    placed: list[Placed] = []
    x, height = 0.0, line.pixels * _ROW
    for group in _groups(line.pieces):
        widths = [_width(piece, line.pixels) for piece in group]
        if x > INDENT and x + sum(widths) > width:
            x, top = INDENT, top + height
        for piece, wide in zip(group, widths, strict=True):
            rect = QRectF(x, top, wide, height)
            placed.append(Placed(piece, rect, top + line.pixels * _BASELINE, line.pixels))
            x += wide
    return placed


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield what has to stay together on one row."""
    group: list[Piece] = []
    for piece in pieces:
        if group and not piece.glued:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _width(piece: Piece, pixels: float) -> float:
    match piece:
        case Symbol():
            return typeset(piece.markup, pixels).width
        case Number():
            return _advance(number_font, piece.text, pixels) + 2 * _LINK_PADDING
        case Words() | Lookup():
            return _advance(words_font, piece.text, pixels) + WORD_SPACE
        case Fold():
            return _advance(words_font, piece.text, pixels)


@lru_cache(maxsize=4096)
def _advance(font: Callable[[float], QFont], text: str, pixels: float) -> float:
    return QFontMetricsF(font(pixels)).horizontalAdvance(text)
