"""A line of typeset formula that shrinks to the room it has."""

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.mathtext import fitted, typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled

_READABLE, _SMALLEST = 11, 9


class FormulaLine(QWidget):
    """Shows `mathtext` markup, left-aligned or centred.

    With ``whole`` it shows nothing where there is no room for all of it. A ``shorter`` text
    takes the place of one that would be too small to read.
    """

    def __init__(
        self,
        pixels: float = 16,
        align: float = 0.0,
        parent: QWidget | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self._pixels, self._align = pixels, align
        self._markup = self._shorter = self._role = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def markup(self) -> str:
        return self._markup

    def show_markup(self, markup: str, role: str = "", shorter: str = "") -> None:
        """Typeset ``markup`` in the colour of ``role``, or what is ``shorter``."""
        asked = (markup, role, shorter)
        if asked != (self._markup, self._role, self._shorter):
            self._markup, self._role, self._shorter = asked
            self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(120, self._pixels * 1.75)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().ink(self._role) if self._role else theme().color("text"))
        width = unscaled(self.width())
        # What may be left out is never too small to read.
        least = _READABLE if self._whole else _SMALLEST
        line = fitted(self._text(width), self._pixels, width, least)
        if self._whole and line.width > width:
            return
        x = self._align * width
        line.draw(painter, x, unscaled(self.height()) / 2 + line.ascent / 2, align=self._align)

    def _text(self, width: float) -> str:
        if not self._shorter:
            return self._markup
        full = typeset(self._markup, self._pixels).width
        return self._markup if full * _READABLE <= width * self._pixels else self._shorter
