"""Panning and zooming that cannot lose the drawing."""

import pyqtgraph as pg
from PyQt6.QtCore import QObject, QPointF, QRectF

_NEGLIGIBLE = 1e-6


class Panning(QObject):
    """Keeps all of the drawing in sight where it fits, and nothing but the drawing close up.

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
        view.sigRangeChanged.connect(self._return)

    def _return(self) -> None:
        seen, bounds = self._view.viewRect(), self.bounds
        middle = seen.center()
        nearest = QPointF(
            _nearest(middle.x(), seen.width(), bounds.left(), bounds.right()),
            _nearest(middle.y(), seen.height(), bounds.top(), bounds.bottom()),
        )
        way = nearest - middle
        if way.manhattanLength() > _NEGLIGIBLE * bounds.width():
            self._view.translateBy(x=way.x(), y=way.y())


def _nearest(middle: float, size: float, begin: float, end: float) -> float:
    """Return where the middle of a view of ``size`` may be, nearest to ``middle``."""
    low, high = sorted((begin + size / 2, end - size / 2))
    return min(max(middle, low), high)
