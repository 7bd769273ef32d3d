"""Panning and zooming that cannot lose the drawing."""

import pyqtgraph as pg
from PyQt6.QtCore import QObject, QPointF, QRectF

_NEGLIGIBLE = 1e-6


class Panning(QObject):
    """Keeps the middle of a view inside the drawing, so that part of it always shows.

    Fixed limits of the view would not do: close up they would be too wide, and in a window
    of another shape than the drawing they would be too narrow to show all of it.

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
        middle, bounds = self._view.viewRect().center(), self.bounds
        nearest = QPointF(
            min(max(middle.x(), bounds.left()), bounds.right()),
            min(max(middle.y(), bounds.top()), bounds.bottom()),
        )
        way = nearest - middle
        if way.manhattanLength() > _NEGLIGIBLE * bounds.width():
            self._view.translateBy(x=way.x(), y=way.y())
