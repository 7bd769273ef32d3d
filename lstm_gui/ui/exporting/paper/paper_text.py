"""Text with formulas in it, broken into lines that text of a PDF is made of."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from PyQt6.QtGui import QFont, QPainter

from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import Line, typeset

BODY = 13.5
"""Of the text of a sheet, in pixels of 1/96 inch."""
LEADING = 1.5
_TOKEN = re.compile(r"\$([^$]+)\$|([^$\s]+)|(\s+)")
_FORMULA = 1.07
"""Formulas are a little larger, since their letters are lower."""
_SPACE = " "


class Row(Struct, frozen=True):
    """A line of text: what stands where in it, and how wide it is."""

    pieces: tuple[tuple[float, Lettering | Line], ...]
    width: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the start of the baseline at ``(x, y)``."""
        for at, piece in self.pieces:
            piece.draw(painter, x + at, y)


def broken(
    text: str, width: float, pixels: float = BODY, weight: int = QFont.Weight.Normal
) -> tuple[Row, ...]:
    """Return ``text`` in lines of ``width``; a formula stays with the letters beside it.

    A word that is wider than a line goes on in the next.
    """
    space = lettering(_SPACE, pixels, weight).width
    rows: list[Row] = []
    pieces: list[tuple[float, Lettering | Line]] = []
    end = 0.0
    for word in _words(text, width, pixels, weight):
        wide = sum(piece.width for piece in word)
        start = end + space if pieces else 0.0
        if pieces and start + wide > width:
            rows.append(Row(tuple(pieces), end))
            pieces, start = [], 0.0
        for piece in word:
            pieces.append((start, piece))
            start += piece.width
        end = start
    return (*rows, Row(tuple(pieces), end))


def _words(text: str, width: float, pixels: float, weight: int) -> Iterator[list[Lettering | Line]]:
    word: list[Lettering | Line] = []
    for formula, letters, space in _TOKEN.findall(text):
        if space and word:
            yield word
            word = []
        elif formula:
            word.append(typeset(formula, pixels * _FORMULA))
        elif letters:
            *lines, rest = _cut(letters, width, pixels, weight)
            for line in lines:
                yield [*word, line]
                word = []
            word.append(rest)
    if word:
        yield word


def _cut(letters: str, width: float, pixels: float, weight: int) -> list[Lettering]:
    whole = lettering(letters, pixels, weight)
    if whole.width <= width or len(letters) == 1:
        return [whole]

    def reach(count: int) -> float:
        return lettering(letters[:count], pixels, weight).width

    most = max(bisect_right(range(1, len(letters)), width, key=reach), 1)
    return [
        lettering(letters[:most], pixels, weight),
        *_cut(letters[most:], width, pixels, weight),
    ]
