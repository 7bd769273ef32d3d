"""Panning and zooming that cannot lose the drawing."""

import pyqtgraph as pg
from PyQt6.QtCore import QObject, QPointF, QRectF

_NEGLIGIBLE = 1e-6
_ROUNDED = 1e-3


class Panning(QObject):
    """Keeps all of the drawing in the middle where it fits, and only the drawing close up.

    Whoever drags at a number that does not move would else push the drawing aside. Fixed limits
    of the view would not do: close up they would be too wide, and in a window of another shape
    than the drawing they would be too narrow to show all of it.

    Parameters
    ----------
    view
        What is panned.
    bounds
        The drawing, in the coordinates of ``view``.
    parent
        The figure.
    """

    def __init__(self, view: pg.ViewBox, bounds: QRectF, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self.bounds = view, bounds
        view.sigRangeChanged.connect(self.settle)

    def settle(self) -> None:
        """Bring the view back to where it may be; a drag that has ended may have moved nothing."""
        seen, bounds = self._view.viewRect(), self.bounds
        if self._is_whole(seen):
            if self._view.targetRect() != bounds:
                # A drag has taken the room around for part of what is to be seen, and the drawing
                # would be the smaller for it in a window of another shape.
                self._view.setRange(bounds, padding=0.0)
            return
        middle = seen.center()
        nearest = QPointF(
            _nearest(middle.x(), seen.width(), bounds.left(), bounds.right()),
            _nearest(middle.y(), seen.height(), bounds.top(), bounds.bottom()),
        )
        way = nearest - middle
        if way.manhattanLength() > _NEGLIGIBLE * bounds.width():
            self._view.translateBy(x=way.x(), y=way.y())

    def _is_whole(self, seen: QRectF) -> bool:
        """Tell whether all of the drawing shows, as large as it can."""
        times = seen.width() / self.bounds.width(), seen.height() / self.bounds.height()
        return abs(min(times) - 1.0) < _ROUNDED


def _nearest(middle: float, size: float, begin: float, end: float) -> float:
    """Return where the middle of a view of ``size`` may be, nearest to ``middle``."""
    if size >= end - begin:
        return (begin + end) / 2
    return min(max(middle, begin + size / 2), end - size / 2)
