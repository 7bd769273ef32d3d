"""The marks where states are reset: a line over all rows, with a grip at the time axis."""

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QPainter, QPolygonF, QTransform

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


def grip_at(view: pg.ViewBox, at: QPointF, resets: tuple[int, ...]) -> int | None:
    """Return the reset whose grip is at the point ``at`` of the scene, below the rows."""
    area = view.sceneBoundingRect()
    if not resets or not area.left() <= at.x() <= area.right():
        return None
    if at.y() < area.bottom() - scaled(_TALL):
        return None
    away = {t: abs(view.mapViewToScene(QPointF(t - 0.5, 0.0)).x() - at.x()) for t in resets}
    nearest = min(away, key=away.__getitem__)
    return nearest if away[nearest] <= scaled(_REACH) else None
