"""Pictures of what seldom changes: painted once and copied from frame to frame."""

from collections.abc import Callable, Hashable

from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPixmap, QTransform

from lstm_gui.ui.style.left_out import is_figure
from lstm_gui.ui.style.scale import ratio_of
from lstm_gui.ui.style.transforms import matrix_of
from lstm_gui.ui.style.vectors import writes_vectors

CLEAR = QColor(Qt.GlobalColor.transparent)
"""The ground of what is copied above something else; no letters stand on it by themselves."""


class KeptPicture:
    """What was painted into a rectangle, until it would look differently.

    It is as fine as the screen or image it is painted on, and opaque, so that the letters in it
    come out as if they were painted there; clear in a figure, which may have no ground. Vector
    files get what is painted itself.
    """

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._shows: Hashable = None

    def draw(
        self,
        painter: QPainter,
        area: QRectF,
        ground: QColor,
        shows: Hashable,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Copy what ``paint`` paints in ``area`` on ``ground``.

        ``paint`` is called in the coordinates of ``painter`` where ``shows``, all that the
        picture depends on, or its place has changed.
        """
        if writes_vectors(painter):
            paint(painter)
            return
        ground = CLEAR if is_figure() else ground
        to_pixels = painter.transform()
        painter.save()
        painter.resetTransform()
        ratio = ratio_of(painter)
        # Whole pixels of the screen or image: between them it would be copied blurred.
        whole, to_units = _whole_pixels(painter, to_pixels.mapRect(area))
        place = to_units.map(QPointF(whole.topLeft()))
        looks = (shows, ground.rgba(), whole.getRect(), ratio, matrix_of(to_pixels))
        if looks != self._shows:
            self._picture = _ground(whole.size(), ratio, ground)
            self._fill(painter.renderHints(), place, to_pixels, paint)
            self._shows = looks
        painter.drawPixmap(place, self._picture)
        painter.restore()

    def _fill(
        self,
        hints: QPainter.RenderHint,
        place: QPointF,
        to_pixels: QTransform,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Paint the picture, whose first pixel lies at ``place``."""
        into = QPainter(self._picture)
        into.setRenderHints(hints)
        into.translate(-place)
        into.setTransform(to_pixels, True)
        paint(into)
        into.end()


def _whole_pixels(painter: QPainter, area: QRectF) -> tuple[QRect, QTransform]:
    """Return the pixels that ``area`` touches, and the way back to units of the ``painter``."""
    to_device = painter.deviceTransform()
    return to_device.mapRect(area).toAlignedRect(), to_device.inverted()[0]


def _ground(size: QSize, ratio: float, color: QColor) -> QPixmap:
    """Return a picture of ``color`` alone in ``size`` pixels, ``ratio`` along each of its units."""
    picture = QPixmap(size)
    picture.setDevicePixelRatio(ratio)
    picture.fill(color)
    return picture
