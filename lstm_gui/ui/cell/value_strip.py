"""The two update equations as a strip of symbols with their numbers below."""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import accumulate
from math import inf

from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, pyqtSignal
from PyQt6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.core import Kind, Reading
from lstm_gui.ui.notices.kept_clear import keep_clear
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.kept_picture import KeptPicture
from lstm_gui.ui.style.legible import class_type
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import fitted
from lstm_gui.ui.style.scale import NORMAL, factor, scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.words.arithmetic import UNEQUAL, sign, worked_out
from lstm_gui.words.numbers import number
from lstm_gui.words.update_terms import CLOSE, GAP, IS, Term, terms_of

_DIGIT = re.compile(r"\d")
_ROUNDING = 1e-9
"""By how much numbers may differ that are equal but for rounding in the pass."""
_TERM_SHARE, _WIDE_SHARE, _SIGN_SHARE = 3.0, 4.2, 1.0
_OPENING_SHARE = 1.6
_ENCLOSED_SHARE, _CROWDED_SHARE = 2.0, 2.7
"""Between parentheses: where there is room, and where a number would reach under them."""
_LARGEST_SHARE = 2.4
"""How much room a sign has at most, of the size of the numbers: what stands farther apart
is not read as an equation."""
_BORROWED = 0.9
"""How much of the width of a sign a number may take from those at its sides."""
_DOWN = 0.8
"""By how much of what a number grows beyond its size at a desk it needs more height."""
_INSET = 8.0
_EDGE = 3.0
_ROOMY, _NARROW, _USUAL_SHARES = 640, 530, 32.2
"""How wide an equation of that many shares, an LSTM's, is in large letters, and in smaller ones."""
_LEAST_SYMBOL = 13.0
"""In smaller type what is lowered cannot be read."""
_HEIGHT, _HEIGHT_IN_CLASS = 46, 62


def strip_size() -> QSize:
    """Return the size of what stands below the diagram; in class it says more."""
    return scaled_size(420, _HEIGHT if factor() == NORMAL else _HEIGHT_IN_CLASS)


class ValueStrip(QWidget):
    """Shows the `terms_of` a cell with the numbers of a Reading.

    Signals
    -------
    block_picked(str)
        The term of a block was clicked.
    quantity_picked(str)
        A term was clicked; the number of a Reading it shows. It follows ``block_picked``.
    """

    block_picked = pyqtSignal(str)
    quantity_picked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_clear(self)
        self._reading: Reading | None = None
        self._terms: tuple[Term, ...] = ()
        self._markups: list[str] = []
        self._kind: Kind | None = None
        self._symbols = KeptPicture()
        self.tell: Callable[[str], str] = str
        """Returns what is told of the number that a term shows."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reading(self, reading: Reading, mean: bool, kind: Kind) -> None:
        """Show the numbers of a cell of ``kind``; with ``mean`` they are means over all units."""
        terms = terms_of(kind, mean)
        if (reading, terms, kind) == (self._reading, self._terms, self._kind):
            return
        self._reading, self._terms, self._kind = reading, terms, kind
        self._markups = self._with_signs(reading)
        self.setAccessibleDescription(self._spoken())
        self.update()

    def texts(self) -> list[str]:
        """Return the numbers as they are written, from left to right."""
        return [self._number(term) for term in self._terms if not term.is_sign]

    def markups(self) -> list[str]:
        """Return the symbols and signs, from left to right."""
        return self._markups

    def _spoken(self) -> str:
        """Return symbols, numbers and signs in a row; one that is ≈ or ≠ is said as well."""
        pieces = [
            _plain(markup) if term.is_sign else f"{_plain(markup)} {self._number(term)}"
            for term, markup in zip(self._terms, self._markups, strict=True)
        ]
        return " ".join(pieces)

    def sizeHint(self) -> QSize:
        return strip_size()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            term = self._term_at(QPointF(event.pos()))
            if term is not None and term.quantity:
                show_tooltip(self.tell(term.quantity), self, event.globalPos())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        term = self._term_at(event.position())
        if term is not None and term.block:
            self.block_picked.emit(term.block)
        if term is not None and term.quantity:
            self.quantity_picked.emit(term.quantity)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._reading is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = theme().color("card")
        size, markups = self._number_size(), self._markups
        top = self._top(size)
        shows = (theme(), self._terms, self.width(), top, markups)
        paint = partial(self._paint_symbols, top, markups)
        self._symbols.draw(painter, unscaled(self.rect()), card, shows, paint)
        painter.translate(0, top)
        high = 20 + _DOWN * max(0.0, size - 14)
        painter.setPen(theme().color("text"))
        for term, rect in self._places():
            if not term.is_sign:
                piece = lettering(self._number(term), size, QFont.Weight.DemiBold)
                piece.draw_centred(painter, QRectF(rect.left(), 24, rect.width(), high))

    def _paint_symbols(self, top: float, markups: list[str], painter: QPainter) -> None:
        """Paint what stays the same while numbers change."""
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(theme().color("field")))
        painter.drawRoundedRect(unscaled(self.rect()), 7, 7)
        size, in_class = max(self._size(16), _LEAST_SYMBOL), class_type(self)
        for (term, rect), markup in zip(self._places(), markups, strict=True):
            ink = theme().color("muted") if term.is_sign else theme().ink(term.role, "field")
            painter.setPen(ink)
            # Large numbers leave no room between themselves and their symbols.
            baseline = 29 if term.is_sign and not in_class else 18
            at, align = rect.left() + _alignment(term) * rect.width(), _alignment(term)
            wide = inf if term.is_sign else rect.width()
            line = fitted(markup, size, wide, unscaled(_LEAST_SYMBOL))
            line.draw(painter, at, top + baseline, align=align)

    def _number(self, term: Term) -> str:
        if self._reading is None:
            return ""
        return number(self._reading[term.quantity], signed=term.signed)

    def _with_signs(self, reading: Reading) -> list[str]:
        return [
            self._sign_before(place, reading) if term is IS else term.markup
            for place, term in enumerate(self._terms, start=1)
        ]

    def _sign_before(self, place: int, reading: Reading) -> str:
        """Return what stands between an equation and its result, the term at ``place``.

        It is ≈ where the numbers as they are written lead elsewhere, and ≠ where those behind
        them do, since the result is clamped.
        """
        first = place - 1
        while first and self._terms[first - 1] not in (IS, GAP) and not self._ends(first - 1):
            first -= 1
        left, right = self._terms[first : place - 1], self._terms[place]
        exact = [term.markup if term.is_sign else repr(reading[term.quantity]) for term in left]
        found, value = worked_out("".join(exact)), reading[right.quantity]
        if found is not None and abs(found - value) > _ROUNDING * max(1.0, abs(value)):
            return UNEQUAL
        written = [term.markup if term.is_sign else self._number(term) for term in left]
        return sign("".join(written), self._number(right))

    def _ends(self, place: int) -> bool:
        """Tell whether the term at ``place`` is a result, with which an equation ends."""
        return place > 0 and self._terms[place - 1] is IS

    def _top(self, size: float) -> float:
        """Return where the symbols begin, which grow less than the numbers of ``size`` below."""
        more = _DOWN * max(0.0, size - 14)
        return (unscaled(self.height()) - _HEIGHT - more) / 2

    def _number_size(self) -> float:
        """Return how large numbers are: in class as large as they have to be, if there is room."""
        asked = self._number_asked()
        if not self._terms:
            return asked
        return asked * min(1.0, *map(partial(self._share_of_room, asked), self._places()))

    def _number_asked(self) -> float:
        return max(self._size(14), unscaled(class_type(self)))

    def _share_of_room(self, size: float, place: tuple[Term, QRectF]) -> float:
        """Return by how much the number at ``place`` has to shrink from ``size`` to fit in."""
        term, rect = place
        if term.is_sign:
            return 1.0
        # As many digits: the numbers do not change their size with each of their values.
        text = _DIGIT.sub("0", self._number(term))
        # Nothing is written below the signs on both sides, of which it may take half each.
        room = rect.width() * (1.0 + _SIGN_SHARE * _BORROWED / _share(term))
        if self._at_edge(rect):
            room = rect.width() - 2 * _EDGE
        return room / lettering(text, size, QFont.Weight.DemiBold).width

    def _at_edge(self, rect: QRectF) -> bool:
        """Tell whether there is an end of the strip beside ``rect`` instead of a sign."""
        return rect.left() <= _EDGE or rect.right() >= unscaled(self.width()) - _EDGE

    def _size(self, pixels: float) -> float:
        shares = sum(_shares(self._terms)) or _USUAL_SHARES
        wide = unscaled(self.width()) * _USUAL_SHARES / shares
        return pixels * min(1.0, max(0.75, wide / _ROOMY), wide / _NARROW)

    def _term_at(self, position: QPointF) -> Term | None:
        spot = unscaled(position)
        return next((term for term, rect in self._places() if rect.contains(spot)), None)

    def _places(self) -> tuple[tuple[Term, QRectF], ...]:
        # Large numbers would reach the edge.
        inset = _INSET if class_type(self) else 0.0
        wide, high = unscaled(self.width()), unscaled(self.height())
        return _placed(self._terms, wide, high, inset, _LARGEST_SHARE * self._number_asked())


def _plain(markup: str) -> str:
    return ";" if markup == GAP.markup else markup.replace("_", " ").replace('"', "")


def _alignment(term: Term) -> float:
    """Return where in its place a term stands; parentheses stand by what they enclose."""
    return 0.0 if term is CLOSE else 1.0 if _opens(term) else 0.5


def _opens(term: Term) -> bool:
    return term.is_sign and term.markup.endswith("(")


@lru_cache(maxsize=8)
def _shares(terms: tuple[Term, ...], between: float = _CROWDED_SHARE) -> tuple[float, ...]:
    enclosed = (False, *map(_opens, terms[:-1]))
    return tuple(
        between if inside else _share(term) for term, inside in zip(terms, enclosed, strict=True)
    )


# A drag asks for the same ones at each of its frames.
@lru_cache(maxsize=8)
def _placed(
    terms: tuple[Term, ...], wide: float, high: float, inset: float, most: float
) -> tuple[tuple[Term, QRectF], ...]:
    """Return where ``terms`` stand, no share of the room larger than ``most``."""
    room = wide - 2 * inset
    shares = _shares(terms, _ENCLOSED_SHARE)
    if room < most * sum(shares):
        shares = _shares(terms)
    unit = min(room / sum(shares), most)
    left = (wide - unit * sum(shares)) / 2
    lefts = accumulate((share * unit for share in shares), initial=left)
    return tuple(
        (term, QRectF(at, 0, share * unit, high))
        for term, at, share in zip(terms, lefts, shares, strict=False)
    )


def _share(term: Term) -> float:
    if term.is_sign:
        return _OPENING_SHARE if _opens(term) else _SIGN_SHARE
    return _WIDE_SHARE if "(" in term.markup else _TERM_SHARE
