"""A graphics item that is placed by data but painted in pixels.

pyqtgraph's own pens and symbols have a fixed width in device pixels: on a sharp
screen and in a 4× export they come out hair-thin, and symbols as bitmaps. Here
line widths and text sizes are in logical pixels, whatever the data scale, and
stay vectors in SVG and PDF.
"""

import pyqtgraph as pg
from PyQt6.QtCore import QRect, QRectF, Qt
from PyQt6.QtGui import QPainter, QPixmap, QTransform

from lstm_gui.ui.style.left_out import is_figure
from lstm_gui.ui.style.scale import factor, ratio_of
from lstm_gui.ui.style.theme import LIGHT, Theme
from lstm_gui.ui.style.vectors import writes_vectors


class PixelItem(pg.GraphicsObject):
    """Base of overlays; subclasses paint with a map from data to pixels."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF(0, 0, 1, 1) if view is None else view.viewRect()

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_screen(painter, to_pixels, to_pixels.mapRect(self.boundingRect()))
        painter.restore()

    def paint_screen(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        """Paint as `paint_pixels` does, ``painter`` being in pixels of the screen."""
        shrunk = QTransform.fromScale(1 / factor(), 1 / factor())
        painter.scale(factor(), factor())
        self.paint_pixels(painter, to_pixels * shrunk, shrunk.mapRect(visible))

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        """Paint; ``to_pixels`` maps data to pixels, ``visible`` is the plot's area."""
        raise TypeError(f"{type(self).__name__} does not say how to paint")


class StillItem(PixelItem):
    """A `PixelItem` that seldom changes: on screen its picture is kept and only copied."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._picture: QPixmap | None = None
        self._picture_of: tuple[QTransform, QRect, float, float, Theme, bool] | None = None

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self._theme = theme
        self.update()

    def forget(self) -> None:
        """Paint anew: what is shown is another."""
        self._picture_of = None
        self.update()

    def paint_screen(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if writes_vectors(painter):
            super().paint_screen(painter, to_pixels, visible)
            return
        area, ratio = visible.toAlignedRect(), ratio_of(painter)
        key = (QTransform(to_pixels), area, ratio, factor(), self._theme, is_figure())
        if key != self._picture_of or self._picture is None:
            self._picture_of, self._picture = key, self._painted(to_pixels, visible, area, ratio)
        painter.drawPixmap(area.topLeft(), self._picture)

    def _painted(
        self, to_pixels: QTransform, visible: QRectF, area: QRect, ratio: float
    ) -> QPixmap:
        picture = QPixmap(area.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent if is_figure() else self._theme.color("card"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-area.left(), -area.top())
        super().paint_screen(painter, to_pixels, visible)
        painter.end()
        return picture
