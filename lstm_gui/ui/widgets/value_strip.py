"""The two update equations as a strip of symbols with their numbers below."""

from dataclasses import dataclass

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.core import Reading
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled


@dataclass(frozen=True)
class Term:
    """A symbol with a number below it; a ``sign`` has no number."""

    markup: str
    role: str = ""
    quantity: str = ""
    block: str = ""
    signed: bool = True

    @property
    def is_sign(self) -> bool:
        return not self.quantity


UPDATE = (
    Term("c_{t−1}", "cell", "c_before"),
    Term("·"),
    Term("f_t", "f", "f", "f", signed=False),
    Term("+"),
    Term("c̃_t", "c", "c_tilde", "c"),
    Term("·"),
    Term("i_t", "i", "i", "i", signed=False),
    Term("="),
    Term("c_t", "cell", "c"),
)
OUTPUT = (
    Term("o_t", "o", "o", "o", signed=False),
    Term("·"),
    Term("tanh(c_t)", "cell", "tanh_c"),
    Term("="),
    Term("h_t", "hidden", "h"),
)
_GAP = Term(" ")
ONE_UNIT = (*UPDATE, _GAP, *OUTPUT)
MEAN_OF_UNITS = (
    Term("⟨f_t ⊙ c_{t−1}⟩", "f", "kept", "f"),
    Term("+"),
    Term("⟨i_t ⊙ c̃_t⟩", "i", "written", "i"),
    Term("="),
    Term("⟨c_t⟩", "cell", "c"),
    _GAP,
    Term("⟨h_t⟩", "hidden", "h"),
)
"""The mean of products is not the product of means: only what adds up is shown."""
_TERM_SHARE, _WIDE_SHARE, _SIGN_SHARE = 3.0, 4.2, 1.0
_ROOMY, _NARROW, _HEIGHT = 640, 530, 46


class ValueStrip(QWidget):
    """Shows `ONE_UNIT` or `MEAN_OF_UNITS` with the numbers of a Reading.

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
        self._reading: Reading | None = None
        self._mean = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reading(self, reading: Reading, mean: bool) -> None:
        """Show the numbers; ``mean`` says that they are means over all units."""
        if (reading, mean) == (self._reading, self._mean):
            return
        self._reading, self._mean = reading, mean
        self.setAccessibleDescription("; ".join(self.texts()))
        self.update()

    def texts(self) -> list[str]:
        """Return the numbers as they are written, from left to right."""
        return [self._number(term) for term in self._terms if not term.is_sign]

    @property
    def _terms(self) -> tuple[Term, ...]:
        return MEAN_OF_UNITS if self._mean else ONE_UNIT

    def sizeHint(self) -> QSize:
        return scaled_size(420, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for term, rect in self._places():
            if not rect.contains(unscaled(event.position())):
                continue
            if term.block:
                self.block_picked.emit(term.block)
            if term.quantity:
                self.quantity_picked.emit(term.quantity)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._reading is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("field"))
        painter.drawRoundedRect(unscaled(self.rect()), 7, 7)
        painter.translate(0, (unscaled(self.height()) - _HEIGHT) / 2)
        for term, rect in self._places():
            self._paint_term(painter, term, rect)

    def _paint_term(self, painter: QPainter, term: Term, rect: QRectF) -> None:
        middle = rect.center().x()
        if term.is_sign:
            painter.setPen(theme().color("muted"))
            typeset(term.markup, self._size(17)).draw(painter, middle, 29, align=0.5)
            return
        painter.setPen(theme().ink(term.role))
        typeset(term.markup, self._size(16)).draw(painter, middle, 18, align=0.5)
        painter.setPen(theme().color("text"))
        piece = lettering(self._number(term), self._size(14), QFont.Weight.DemiBold)
        piece.draw_centred(painter, QRectF(rect.left(), 24, rect.width(), 20))

    def _number(self, term: Term) -> str:
        if self._reading is None:
            return ""
        return number(getattr(self._reading, term.quantity), signed=term.signed)

    def _size(self, pixels: float) -> float:
        wide = unscaled(self.width())
        return pixels * min(1.0, max(0.75, wide / _ROOMY), wide / _NARROW)

    def _places(self) -> list[tuple[Term, QRectF]]:
        terms = self._terms
        shares = [_share(term) for term in terms]
        left, unit, places = 0.0, unscaled(self.width()) / sum(shares), []
        for term, share in zip(terms, shares, strict=True):
            places.append((term, QRectF(left, 0, share * unit, unscaled(self.height()))))
            left += share * unit
        return places


def _share(term: Term) -> float:
    if term.is_sign:
        return _SIGN_SHARE
    return _WIDE_SHARE if "(" in term.markup else _TERM_SHARE
