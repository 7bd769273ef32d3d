"""A short piece of a curve's line, to find the curve by."""

from PyQt6.QtCore import QPointF, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled

_WIDTH, _SIDE = 34, 4.0
_PALE = 0.45


class LineSample(QWidget):
    """The colour of a role and dashes; pale for a curve of before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._style, self._faint = "data", Qt.PenStyle.SolidLine, False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_line(self, role: str, style: Qt.PenStyle, faint: bool) -> None:
        """Show the line of a role and a style."""
        if (role, style, faint) != (self._role, self._style, self._faint):
            self._role, self._style, self._faint = role, style, faint
            self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(_WIDTH, 12)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = theme().role(self._role)
        color = theme().paler(color, _PALE) if self._faint else color
        pen = QPen(color, 1.2 if self._faint else 2.2, self._style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        area = unscaled(self.rect())
        y = area.center().y()
        painter.drawLine(QPointF(_SIDE, y), QPointF(area.width() - _SIDE, y))
