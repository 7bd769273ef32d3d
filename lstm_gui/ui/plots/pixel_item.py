"""A graphics item that is placed by data but painted in pixels.

pyqtgraph's own pens and symbols have a fixed width in device pixels: on a sharp
screen and in a 4× export they come out hair-thin, and symbols as bitmaps. Here
line widths and text sizes are in logical pixels, whatever the data scale, and
stay vectors in SVG and PDF.
"""

import pyqtgraph as pg
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QPainter, QTransform


class PixelItem(pg.GraphicsObject):
    """Base of overlays; subclasses paint with a map from data to pixels."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF(0, 0, 1, 1) if view is None else QRectF(view.viewRect())

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_pixels(painter, to_pixels, to_pixels.mapRect(self.boundingRect()))
        painter.restore()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        """Paint; ``to_pixels`` maps data to pixels, ``visible`` is the plot's area."""
        raise TypeError(f"{type(self).__name__} does not say how to paint")
