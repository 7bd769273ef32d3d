"""One-line typesetting of symbols such as ``c̃_{t−1}`` and ``W_x^{(f)}``.

Written for text that changes with every frame; a single letter is set in italic,
longer words, digits and signs upright. ``_`` and ``^`` lower and raise the next
character or ``{group}``, of which two letters are two indices, as in ``W_{ih}``.
"""

import re
from functools import lru_cache
from math import ceil

from msgspec import Struct
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QFontMetricsF, QPainter

from lstm_gui.ui.style.fonts import least_type, math_font
from lstm_gui.ui.style.lettering import Lettering, lettering, math_lettering
from lstm_gui.ui.style.vectors import writes_vectors

_TOKEN = re.compile(
    r"([_^])(?:\{([^}]*)\}|(\S))|\"([^\"]*)\"|([A-Za-z]\u0303?)(?![A-Za-z])|([A-Za-z]+|[^_^\"A-Za-z]+)"
)
_TILDE = "\u0303"
# Hangul and other letters of the East, which the font of symbols lacks. As a character class
# they would take longer to compile than all other expressions of a start.
_OF_TEXT = tuple(zip("\u1100\u2e80\uf900\uff00", "\u11ff\ud7ff\ufaff\uffef", strict=True))
_SCRIPT, _QUOTED = 0.72, 0.88
_OVER_SCRIPT = 1.2
_SHIFT = {"_": 0.24, "^": -0.38}
_LEAN = {"_": 0.0, "^": 0.09}
"""Italic letters lean over what is raised beside them."""
_TILDE_OVER = {False: 0.04, True: 0.24}
"""How much higher it stands than by itself, over a small letter and over a capital."""


class Run(Struct, frozen=True):
    """A piece of text in one font, ``x`` and ``y`` from the start of the baseline."""

    piece: Lettering
    x: float
    y: float


class Line(Struct, frozen=True):
    """A typeset line: its runs, its width and its height above the baseline."""

    runs: tuple[Run, ...]
    width: float
    ascent: float

    @property
    def sunk(self) -> float:
        """How far the lowest of its runs stands below the baseline."""
        return max((run.y for run in self.runs), default=0.0)

    def draw(self, painter: QPainter, x: float, y: float, align: float = 0.0) -> None:
        """Paint at baseline ``(x, y)``; ``align`` 0 starts, 0.5 centres, 1 ends there."""
        left = x - align * self.width
        if writes_vectors(painter):
            for run in self.runs:
                run.piece.draw(painter, left + run.x, y + run.y)
            return
        # Some two hundred of them in a frame: nothing is asked twice here.
        set_font, draw = painter.setFont, painter.drawStaticText
        for run in self.runs:
            piece = run.piece
            set_font(piece.font)
            draw(QPointF(left + run.x, y + run.y - piece.ascent), piece.laid_out)


def typeset(markup: str, pixels: float) -> Line:
    """Lay out ``markup`` at a font size of ``pixels``, or of the least type in force."""
    least = least_type()
    return _typeset(markup, max(pixels, least), least)


@lru_cache(maxsize=1024)
def _typeset(markup: str, pixels: float, least: float) -> Line:
    if "_" in markup or "^" in markup:
        # What is lowered or raised is no smaller either, but what it belongs to is larger.
        pixels = max(pixels, _OVER_SCRIPT * least)
    runs, width = _runs(markup, pixels, 0.0, 0.0)
    return Line(tuple(runs), width, QFontMetricsF(math_font(pixels)).capHeight())


def fitted(markup: str, pixels: float, width: float, smallest: float = 9) -> Line:
    """Lay out ``markup`` at ``pixels`` or as many whole pixels smaller as ``width`` asks for."""
    smallest = max(smallest, least_type())
    line = typeset(markup, pixels)
    while line.width > width and pixels > smallest:
        # Nearly as much narrower as it is smaller; each size tried is another font to load.
        too_large = ceil(pixels * (1 - max(width, 0.0) / line.width))
        pixels = max(pixels - max(too_large, 1), smallest)
        line = typeset(markup, pixels)
    return line


def _runs(markup: str, pixels: float, x: float, y: float) -> tuple[list[Run], float]:
    runs: list[Run] = []
    base = script_end = x
    for mark, group, single, quoted, letter, other in _TOKEN.findall(markup):
        if mark:
            at = base + _LEAN[mark] * pixels, y + _SHIFT[mark] * pixels
            smaller, end = _script(group or single, pixels * _SCRIPT, *at)
            runs += smaller
            script_end = max(script_end, end)
            continue
        start = max(base, script_end)
        pieces, base = _word(quoted, letter or other, pixels, start, y)
        script_end = base
        runs += pieces
    return runs, max(base, script_end)


def _script(markup: str, pixels: float, x: float, y: float) -> tuple[list[Run], float]:
    """Set what is lowered or raised; two letters of an index are one beside the other."""
    runs: list[Run] = []
    two_letters = len(markup) == 2 and markup.isascii() and markup.isalpha()
    for part in markup if two_letters else (markup,):
        pieces, x = _runs(part, pixels, x, y)
        runs += pieces
    return runs, x


def _word(quoted: str, word: str, pixels: float, x: float, y: float) -> tuple[list[Run], float]:
    if quoted or _is_of_text(word):
        piece = lettering(quoted or word, pixels * _QUOTED)
        return [Run(piece, x, y)], x + piece.width
    single = len(word.rstrip(_TILDE)) == 1 and word[0].isalpha()
    piece = math_lettering(_italic(word[0]) if single else word, pixels)
    runs = [Run(piece, x, y)]
    if word.endswith(_TILDE):
        tilde = math_lettering("˜", pixels)
        over = x + 0.58 * (piece.width - tilde.width) + 0.06 * pixels
        runs.append(Run(tilde, over, y - _TILDE_OVER[word[0].isupper()] * pixels))
    return runs, x + piece.width


def _is_of_text(word: str) -> bool:
    return any(first <= letter <= last for letter in word for first, last in _OF_TEXT)


def _italic(letter: str) -> str:
    if letter == "h":
        return "ℎ"  # the one hole in Unicode's block of mathematical italics
    if "a" <= letter <= "z":
        return chr(0x1D44E + ord(letter) - ord("a"))
    if "A" <= letter <= "Z":
        return chr(0x1D434 + ord(letter) - ord("A"))
    return letter
