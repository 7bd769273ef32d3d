"""A figure that tells pointing and clicking from panning."""

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.plots.figure import Figure

_STILL = 4.0
"""Pixels that the pointer may move between press and release of a click."""


class PointedFigure(Figure):
    """Subclasses answer to the pointer, whose positions are pixels of the widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPointF | None = None
        self.setMouseTracking(True)

    def answer_pointer(self, position: QPointF | None) -> None:
        """Answer to the pointer at ``position`` with no button down; None when it has left."""

    def answer_click(self, position: QPointF) -> None:
        """Answer to a click at ``position``."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.answer_pointer(event.position())

    def leaveEvent(self, event: object) -> None:
        self.answer_pointer(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if (event.position() - pressed).manhattanLength() < _STILL:
            self.answer_click(event.position())
