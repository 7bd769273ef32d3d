"""A large spot around the pointer, which can be seen from the last row."""

from PyQt6.QtCore import QPointF, Qt, QTimer
from PyQt6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.widgets.covers.cover import Cover

_RADIUS, _RING = 22.0, 4.0
_FILLED = 0.28
_EVERY = 16
"""Milliseconds: no control tells of a pointer that only moves over it."""


class PointerSpot(Cover):
    """Follows the pointer over the window, which answers to clicks and keys as ever."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("floats", True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.spot = QPointF(-1, -1)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.follow)
        self._timer.start()

    def lift(self) -> None:
        """Take the spot away, and leave the focus where it is."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def follow(self) -> None:
        """Go where the pointer is."""
        spot = QPointF(self.mapFromGlobal(QCursor.pos()))
        if spot != self.spot:
            self.spot = spot
            self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme().role("f")
        painter.setPen(QPen(colour, scaled(_RING)))
        inside = QColor(colour)
        inside.setAlphaF(_FILLED)
        painter.setBrush(inside)
        painter.drawEllipse(self.spot, scaled(_RADIUS), scaled(_RADIUS))
