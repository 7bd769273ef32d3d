"""Titles in which the indices of symbols stand where indices stand."""

import re
from collections.abc import Iterator

from msgspec import Struct
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter

from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel

_SCRIPT = r"([_^])(\(\w\)|\w+)"
_SMALLER, _SHIFT = 0.72, {"_": 0.2, "^": -0.36}


class _Piece(Struct, frozen=True):
    """Letters ``x`` from the start of a line and ``y`` below it, in its type or a smaller one."""

    letters: str
    x: float
    y: float
    small: bool


class TitleText(ElidedLabel):
    """A title; of a symbol such as ``Z_f`` or ``W_f^x`` what is lowered is, and what is raised.

    It is asked for, and read aloud, as it is typed.
    """

    def wide(self, text: str) -> int:
        if not _has_scripts(text):
            return super().wide(text)
        (*_, last) = self._pieces(text)
        return round(last.x + 0.5)

    def write(self, painter: QPainter, shown: str) -> None:
        if not _has_scripts(shown) or "\n" in shown:
            super().write(painter, shown)
            return
        room, metrics = self.contentsRect(), QFontMetricsF(self.font())
        base = room.center().y() + 0.5 + (metrics.ascent() - metrics.descent()) / 2
        for piece in self._pieces(shown):
            painter.setFont(self._small() if piece.small else self.font())
            painter.drawText(QPointF(room.left() + piece.x, base + piece.y), piece.letters)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(_SMALLER * self.fontInfo().pixelSize())))
        return font

    def _pieces(self, text: str) -> Iterator[_Piece]:
        """Yield the pieces of ``text``, and an empty one where it ends."""
        plain, small = QFontMetricsF(self.font()), QFontMetricsF(self._small())
        pixels = self.fontInfo().pixelSize()
        base = end = 0.0
        place = 0
        for found in re.finditer(_SCRIPT, text):
            letters = text[place : found.start()]
            if letters:
                yield _Piece(letters, end, 0.0, small=False)
                base = end = end + plain.horizontalAdvance(letters)
            # What is lowered and what is raised stand one above the other.
            yield _Piece(found[2], base, _SHIFT[found[1]] * pixels, small=True)
            end = max(end, base + small.horizontalAdvance(found[2]))
            place = found.end()
        yield _Piece(text[place:], end, 0.0, small=False)
        yield _Piece("", end + plain.horizontalAdvance(text[place:]), 0.0, small=False)


def _has_scripts(text: str) -> bool:
    # Most titles have no sign of one: no pattern is made for them.
    return any(sign in text for sign in _SHIFT) and re.search(_SCRIPT, text) is not None
