"""Where each piece of an explanation stands when its lines are broken to a width."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QFont

from lstm_gui.scenes.inspection.pieces import Fold, Line, Lookup, Number, Piece, Symbol, Words
from lstm_gui.ui.style.fonts import least_type
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import Line as Typeset
from lstm_gui.ui.style.mathtext import typeset

Said = Lettering | Typeset
"""What a piece says, laid out."""
_Group = list[tuple[Piece, Said, float]]
"""What has to stay together on one row, each piece with its width."""
INDENT = 22.0
_ROW, _BASELINE = 1.55, 1.08
WORD_SPACE = 4.0
LINK_PADDING = 1.5
_WIDTHS = 4
"""With a scroll bar beside it and without, before a change of size and after."""
_SMALLEST = 10.0
"""How small letters may become for the sake of what cannot be broken."""


class Placed(Struct, frozen=True, gc=False):
    """A piece, laid out, with the rectangle it takes and the baseline it stands on.

    No circle of references goes through it, so nobody looks for one among thousands of them.
    """

    piece: Piece
    said: Said
    rect: QRectF
    baseline: float


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
        rows = _placed_line(line, width, top)
        placed += rows
        top = rows[-1].rect.bottom() if rows else top
    return tuple(placed)


def _placed_line(line: Line, width: float, top: float) -> list[Placed]:
    placed: list[Placed] = []
    pixels, groups = _fitting(line, width)
    x, height, baseline = 0.0, pixels * _ROW, pixels * _BASELINE
    for group in groups:
        if x > INDENT and x + sum(wide for *_, wide in group) > width:
            x, top = INDENT, top + height
        for piece, said, wide in group:
            placed.append(Placed(piece, said, QRectF(x, top, wide, height), top + baseline))
            x += wide
    return placed


def _fitting(line: Line, width: float) -> tuple[float, list[_Group]]:
    """Return the groups of ``line`` in letters so small that the widest fits, and their size."""
    parts, pixels = list(_groups(line.pieces)), line.pixels
    room = width - (INDENT if len(parts) > 1 else 0.0)
    while True:
        groups = [[_measured(piece, pixels) for piece in part] for part in parts]
        widest = max((sum(wide for *_, wide in group) for group in groups), default=0.0)
        if widest <= room or pixels <= _SMALLEST:
            return pixels, groups
        pixels -= 1


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


def _measured(piece: Piece, pixels: float) -> tuple[Piece, Said, float]:
    """Return ``piece`` as it is written in formulas of ``pixels``: numbers larger than words."""
    match piece:
        case Symbol():
            said = typeset(piece.markup, pixels)
            return piece, said, said.width
        case Number():
            said = lettering(piece.text, round(pixels * 0.86), QFont.Weight.DemiBold)
            return piece, said, said.width + 2 * LINK_PADDING
        case Words() | Lookup() | Fold():
            said = lettering(piece.text, round(pixels * 0.81))
            return piece, said, said.width + (0.0 if isinstance(piece, Fold) else WORD_SPACE)
