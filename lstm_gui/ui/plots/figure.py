"""What the three figures share: a pyqtgraph canvas that follows the theme."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QKeyEvent, QPainter
from PyQt6.QtWidgets import QGraphicsScene, QWidget

from lstm_gui.ui.plots.graphics import pg
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import LIGHT, Theme


class Figure(pg.GraphicsLayoutWidget):
    """A canvas that draws snapshots and can be painted anywhere, also as vectors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.theme: Theme = LIGHT
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # keys belong to the window: pyqtgraph would swallow them

    def paint(self, painter: QPainter, target: QRectF) -> None:
        """Paint the figure into ``target`` of any painter, vectors staying vectors."""
        source = QRectF(self.viewport().rect())
        QGraphicsScene.render(self.scene(), painter, target, source)
