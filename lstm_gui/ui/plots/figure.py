"""What the three figures share: a pyqtgraph canvas that follows the theme, and its axes."""

import pyqtgraph as pg
from PyQt6.QtCore import QEvent, QRectF, Qt
from PyQt6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QGraphicsScene, QWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.style.left_out import has_keys, is_figure
from lstm_gui.ui.style.lettering import Lettering, lettering_in
from lstm_gui.ui.style.theme import LIGHT, Theme, pen_of
from lstm_gui.ui.style.vectors import part

_RING, _RADIUS = 2.0, 6.0
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
TextSpec = tuple[QRectF, Qt.AlignmentFlag | Qt.TextFlag, str]
"""Where pyqtgraph writes which text, and how it stands there."""


def plain_view() -> pg.ViewBox:
    """Return a view without a menu, which shows exactly what it is told to."""
    return pg.ViewBox(enableMenu=False, defaultPadding=0.0)


class Margin(pg.GraphicsWidget):
    """What stands beside the views of a figure; subclasses paint it."""


class LetteredAxis(pg.AxisItem):
    """An axis without lines.

    pyqtgraph keeps a record of what it paints, and whoever plays it lays out every text again.
    """

    def __init__(self, side: str, called: str) -> None:
        super().__init__(side, tickPen=pg.mkPen(None))
        self.setStyle(tickLength=0)
        self.setPen(pg.mkPen(None))
        self._called = called
        self._texts: tuple[tuple[Lettering, float, float], ...] = ()

    def drawPicture(
        self, p: QPainter, axisSpec: object, tickSpecs: object, textSpecs: list[TextSpec]
    ) -> None:
        # In place of the record, whenever that would be made anew.
        self._texts = tuple(_placed(*spec, self.style["tickFont"]) for spec in textSpecs)

    def paint(self, painter: QPainter, *options: object) -> None:
        if self.picture is None:
            self._texts = ()
        super().paint(painter, *options)
        painter.setPen(self.textPen())
        with part(painter, "axis", self._called):
            for text, x, y in self._texts:
                text.draw(painter, x, y)


class Figure(pg.GraphicsLayoutWidget):
    """A canvas that draws snapshots and can be painted anywhere, also as vectors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.theme: Theme = LIGHT
        self._ringed = False
        self.setFrameShape(self.Shape.NoFrame)
        # What is clipped to more than one rectangle Qt blends row by row, on several threads.
        self.setViewportUpdateMode(self.ViewportUpdateMode.BoundingRectViewportUpdate)
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


def _placed(
    rect: QRectF, flags: Qt.AlignmentFlag | Qt.TextFlag, text: str, font: QFont
) -> tuple[Lettering, float, float]:
    """Return ``text`` with the start of its baseline: in the middle of ``rect``, or at its top."""
    laid_out = lettering_in(text, font)
    middle, beside = rect.center(), flags & Qt.AlignmentFlag.AlignVCenter
    base = middle.y() + laid_out.cap_height / 2 if beside else rect.top() + laid_out.ascent
    return laid_out, middle.x() - laid_out.width / 2, base
