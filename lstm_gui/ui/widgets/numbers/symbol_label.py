"""A label that typesets a symbol such as ``w_{x1}``."""

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import brush_of, pen_of

_INSIDE = 4
"""How far the frame of what is pointed at stands from the symbol, on either side."""


class SymbolLabel(QWidget):
    """Shows one line of `mathtext` markup in the colour of a role."""

    def __init__(self, markup: str = "", pixels: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markup, self._pixels, self._role = markup, pixels, ""
        self._lit = False

    def show_markup(self, markup: str, role: str = "") -> None:
        """Typeset ``markup``; without a ``role`` in the colour of text."""
        if (markup, role) != (self._markup, self._role):
            self._markup, self._role = markup, role
            self.updateGeometry()
            self.update()

    def set_lit(self, lit: bool) -> None:
        """Mark the symbol as pointed at."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def sizeHint(self) -> QSize:
        line = typeset(self._markup, self._pixels)
        return scaled_size(round(line.width) + 2 * _INSIDE, round(self._pixels * 1.5))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lit:
            painter.setPen(pen_of(theme().color("accent"), 1.5))
            painter.setBrush(brush_of(theme().color("hover")))
            painter.drawRoundedRect(unscaled(self.rect()).adjusted(1, 2, -1, -2), 5, 5)
        painter.setPen(theme().ink(self._role) if self._role else theme().color("text"))
        line = typeset(self._markup, self._pixels)
        line.draw(painter, _INSIDE, unscaled(self.height()) / 2 + line.ascent / 2)
