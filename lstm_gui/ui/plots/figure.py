"""What the three figures share: a pyqtgraph canvas that follows the theme."""

import pyqtgraph as pg
from PyQt6.QtCore import QEvent, QRectF, Qt
from PyQt6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QGraphicsScene, QWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.style.left_out import has_keys, is_figure
from lstm_gui.ui.style.theme import LIGHT, Theme, pen_of

_RING, _RADIUS = 2.0, 6.0
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def plain_view() -> pg.ViewBox:
    """Return a view without a menu, which shows exactly what it is told to."""
    return pg.ViewBox(enableMenu=False, defaultPadding=0.0)


class Margin(pg.GraphicsWidget):
    """What stands beside the views of a figure; subclasses paint it."""


class Figure(pg.GraphicsLayoutWidget):
    """A canvas that draws snapshots and can be painted anywhere, also as vectors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.theme: Theme = LIGHT
        self._ringed = False
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ci.layout.setContentsMargins(0, 0, 0, 0)
        self.ci.layout.setSpacing(0)

    def draw(self, snapshot: Snapshot) -> None:
        """Show ``snapshot``; emits nothing."""
        raise TypeError(f"{type(self).__name__} does not say how to draw")

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self.theme = theme
        self.setBackground(theme.color("card"))

    def drawBackground(self, painter: QPainter | None, rect: QRectF) -> None:
        # That of a figure is painted below all of it, or left out.
        if not is_figure():
            super().drawBackground(painter, rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # keys belong to the window: pyqtgraph would swallow them

    def viewportEvent(self, event: QEvent) -> bool:
        # The scene has no tooltips of its own, and would take away the one that shows.
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_ring(event.reason() in _BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_ring(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._ringed and has_keys(self):
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen_of(self.theme.color("accent"), _RING))
            inset = _RING / 2
            ring = QRectF(self.viewport().rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(ring, _RADIUS, _RADIUS)

    def _show_ring(self, ringed: bool) -> None:
        self._ringed = ringed
        self.viewport().update()

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the figure into ``target`` of any painter, vectors staying vectors."""
        source = QRectF(self.viewport().rect())
        QGraphicsScene.render(self.scene(), painter, target, source)
