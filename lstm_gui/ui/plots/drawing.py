"""A figure that is one drawing, to be zoomed, panned, pointed at and clicked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.plots.panning import Panning
from lstm_gui.ui.plots.pointed import PointedFigure
from lstm_gui.ui.plots.view_keys import way_of, zoom_of
from lstm_gui.ui.style.fonts import least_type, type_at_least
from lstm_gui.ui.style.least_line import lines_for_print
from lstm_gui.ui.style.theme import Theme


class Painting(Protocol):
    """What a drawing is painted by."""

    def paint(self, painter: QPainter) -> None:
        """Paint in the coordinates of the drawing."""


_FARTHEST = 6000
"""What is seen from the farthest; less would cut off a drawing in a very wide or high place."""


class DrawingItem(pg.GraphicsObject):
    """The drawing itself, within ``bounds``."""

    def __init__(self, bounds: QRectF) -> None:
        super().__init__()
        self._bounds = bounds
        self.least = 0.0
        """How large type is at least, in units of the drawing."""
        self._painting: Painting | None = None

    def set_bounds(self, bounds: QRectF) -> None:
        """Draw within ``bounds`` from now on."""
        self.prepareGeometryChange()
        self._bounds = bounds

    def show_painting(self, painting: Painting) -> None:
        """Paint by ``painting`` from now on."""
        self._painting = painting
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, *_: object) -> None:
        if self._painting is not None and self.getViewBox() is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            with self.in_units():
                self._painting.paint(painter)

    @contextmanager
    def in_units(self) -> Iterator[None]:
        """Count in units of the drawing, as what is drawn does; in print type is in pixels."""
        pixel = self.getViewBox().viewPixelSize()[0]
        with lines_for_print(pixel), type_at_least(max(least_type() * pixel, self.least)):
            yield


class DrawingFigure(PointedFigure):
    """Shows a `DrawingItem`; subclasses paint it in `refresh` and answer the pointer."""

    def __init__(self, bounds: QRectF, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = DrawingItem(bounds)
        self._view = self.addViewBox(lockAspect=True, invertY=True, enableMenu=False)
        self._view.addItem(self._item)
        self._view.setLimits(minXRange=80, maxXRange=_FARTHEST, maxYRange=_FARTHEST)
        self._panning = Panning(self._view, bounds, self)
        self.fit()

    def set_bounds(self, bounds: QRectF) -> None:
        """Show a drawing of other ``bounds``, whole."""
        if bounds != self._item.boundingRect():
            self._item.set_bounds(bounds)
            self._panning.bounds = bounds
            self.fit()

    def refresh(self) -> None:
        """Paint anew what is shown."""

    def point_at(self, spot: QPointF | None) -> None:
        """Answer to the pointer at ``spot`` of the drawing; ``None`` when it has left."""

    def click_at(self, spot: QPointF) -> None:
        """Answer to a click at ``spot`` of the drawing."""

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.refresh()

    def fit(self) -> None:
        """Show the whole drawing."""
        self._view.setRange(self._item.boundingRect(), padding=0.0)

    def zoom(self, factor: float) -> None:
        """Enlarge (``factor`` above 1) or reduce around the middle."""
        self._view.scaleBy((1 / factor, 1 / factor))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        factor, way = zoom_of(event), way_of(event)
        if way is not None:
            seen = self._view.viewRect()
            self._view.translateBy(x=way.x() * seen.width() / 8, y=way.y() * seen.height() / 8)
        elif factor is None:
            super().keyPressEvent(event)
        elif factor:
            self.zoom(factor)
        else:
            self.fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._panning.settle()

    def answer_pointer(self, position: QPointF | None) -> None:
        self.point_at(None if position is None else self.spot(position))

    def answer_click(self, position: QPointF) -> None:
        self.click_at(self.spot(position))

    def spot(self, position: QPointF) -> QPointF:
        """Return where in the drawing ``position`` of the widget is."""
        return self._view.mapSceneToView(self.mapToScene(position.toPoint()))
