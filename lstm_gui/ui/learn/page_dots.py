"""Where one is among the pages: a dot for each, a long one for the open page."""

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.translation import tr

_PITCH, _DOT, _LONG = 16.0, 7.0, 22.0


class PageDots(QWidget):
    """Progress through the pages; a click turns to one.

    Signals
    -------
    picked(int)
        The page that was clicked, counted from 0.
    """

    picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index, self._count = 0, 1

    def show_pages(self, index: int, count: int) -> None:
        """Show that page ``index`` of ``count`` is open."""
        self._index, self._count = index, count
        said = tr("Page {page} of {count}").format(page=index + 1, count=count)
        self.setAccessibleName(said)
        set_tooltip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(90, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(self._count):
            if self._dot(index).adjusted(-5, -9, 5, 9).contains(unscaled(event.position())):
                self.picked.emit(index)
                return

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(self._count):
            read = index <= self._index
            painter.setBrush(theme().color("accent" if read else "track"))
            painter.drawRoundedRect(self._dot(index), _DOT / 2, _DOT / 2)

    def _dot(self, index: int) -> QRectF:
        total = (self._count - 1) * _PITCH + _LONG
        left = (unscaled(self.width()) - total) / 2 + index * _PITCH
        left += _LONG - _DOT if index > self._index else 0
        width = _LONG if index == self._index else _DOT
        return QRectF(left, unscaled(self.height()) / 2 - _DOT / 2, width, _DOT)
