"""Where one is among the pages: a dot for each, a long one for the open page."""

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.translation import tr

_PITCH, _DOT, _LONG, _EDGE = 16.0, 7.0, 22.0, 1.0


class PageDots(QWidget):
    """Progress through the pages; a click turns to one.

    Where there is little room between the buttons the dots are smaller, so that all show.

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
        at = unscaled(event.position())
        nearest = min(range(self._count), key=lambda one: abs(self._dot(one).center().x() - at.x()))
        if self._dot(nearest).adjusted(-5, -9, 5, 9).contains(at):
            self.picked.emit(nearest)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index in range(self._count):
            read = index <= self._index
            painter.setBrush(theme().color("accent" if read else "track"))
            dot = self._dot(index)
            painter.drawRoundedRect(dot, dot.height() / 2, dot.height() / 2)

    def _dot(self, index: int) -> QRectF:
        width, total = unscaled(self.width()), (self._count - 1) * _PITCH + _LONG
        part = min(1.0, (width - 2 * _EDGE) / total)
        left = (width - part * total) / 2 + part * index * _PITCH
        left += part * (_LONG - _DOT) if index > self._index else 0
        long, high = part * (_LONG if index == self._index else _DOT), part * _DOT
        return QRectF(left, unscaled(self.height()) / 2 - high / 2, long, high)
