"""The marks where states are reset: a line over all rows, with a grip at the time axis."""

import pyqtgraph as pg
from PyQt6.QtCore import QObject, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPolygonF, QTransform
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.plots.heatmap import RowsItem
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, pen_of

_EDGE, _LINE = 4.5, 2.2
_HALF, _TALL = 6.0, 8.0
_REACH = 9
"""So near to a mark, in pixels of factor 1, the pointer takes hold of it."""


class ResetMarksItem(RowsItem):
    """A line before each step that starts afresh."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self._snapshot is None or not self._rows:
            return
        last = self._rows[-1]
        bottom = last.top + last.height
        for t in self._snapshot.trace.resets:
            upper, lower = (to_pixels.map(QPointF(t - 0.5, y)) for y in (0.0, bottom))
            if visible.left() <= upper.x() <= visible.right():
                self._mark(painter, upper, lower)

    def _mark(self, painter: QPainter, top: QPointF, bottom: QPointF) -> None:
        # With an edge of the other lightness it is seen on cells of any colour.
        for colour, width in (("card", _EDGE), ("accent", _LINE)):
            painter.setPen(pen_of(self._theme.color(colour), width))
            painter.drawLine(top, bottom)
        x, y = bottom.x(), bottom.y()
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(self._theme.color("accent")))
        grip = (QPointF(x - _HALF, y), QPointF(x + _HALF, y), QPointF(x, y - _TALL))
        painter.drawPolygon(QPolygonF(grip))


class ResetGrips(QObject):
    """What the pointer does with the grips of the resets in a ``view``; it changes over ``figure``.

    Signals
    -------
    dragged(int, int, int)
        The reset that is taken hold of, before which step it is wanted, and the gesture.
    hovered(int)
        The reset whose grip is under the pointer, -1 if it left all.
    """

    dragged = pyqtSignal(int, int, int)
    hovered = pyqtSignal(int)

    def __init__(self, view: pg.ViewBox, figure: QWidget) -> None:
        super().__init__(figure)
        self._view, self._figure = view, figure
        self._gesture, self._on_grip = Gesture(), False
        self.resets: tuple[int, ...] = ()
        """The steps that start afresh."""
        self.taken: int | None = None
        """The reset that is dragged, wherever it is by now."""

    def take(self, at: QPointF) -> bool:
        """Take hold of the grip at the point ``at`` of the scene; tell whether there is one."""
        self.taken = _grip_at(self._view, at, self.resets)
        if self.taken is not None:
            self._gesture.begin()
        return self.taken is not None

    def move(self, at: QPointF, pressed: bool) -> bool:
        """Drag a reset or point at one; tell whether that is all the pointer does."""
        if self.taken is not None:
            x = self._view.mapSceneToView(at).x()
            self.dragged.emit(self.taken, round(x + 0.5), self._gesture.current)
            return True
        grip = None if pressed else _grip_at(self._view, at, self.resets)
        if (grip is not None) != self._on_grip:
            self._on_grip = grip is not None
            shape = Qt.CursorShape.SizeHorCursor if self._on_grip else Qt.CursorShape.ArrowCursor
            self._figure.setCursor(shape)
            self.hovered.emit(-1 if grip is None else grip)
        return self._on_grip


def _grip_at(view: pg.ViewBox, at: QPointF, resets: tuple[int, ...]) -> int | None:
    """Return the reset whose grip is at the point ``at`` of the scene, below the rows."""
    area = view.sceneBoundingRect()
    if not resets or not area.left() <= at.x() <= area.right():
        return None
    if at.y() < area.bottom() - scaled(_TALL):
        return None
    away = {t: abs(view.mapViewToScene(QPointF(t - 0.5, 0.0)).x() - at.x()) for t in resets}
    nearest = min(away, key=away.__getitem__)
    return nearest if away[nearest] <= scaled(_REACH) else None
