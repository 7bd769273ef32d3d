"""Icons drawn from plain shapes in the colour of the text around them."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

_SIZE = 20
_SCALE = 3

Polygon = tuple[tuple[float, float], ...]

_FILLED: dict[str, tuple[Polygon, ...]] = {
    "play": (((6, 3.5), (16.5, 10), (6, 16.5)),),
    "pause": (
        ((5.5, 4), (8.7, 4), (8.7, 16), (5.5, 16)),
        ((11.3, 4), (14.5, 4), (14.5, 16), (11.3, 16)),
    ),
    "first": (((15, 4.5), (15, 15.5), (7, 10)), ((4.5, 4.5), (6.5, 4.5), (6.5, 15.5), (4.5, 15.5))),
    "last": (
        ((5, 4.5), (13, 10), (5, 15.5)),
        ((13.5, 4.5), (15.5, 4.5), (15.5, 15.5), (13.5, 15.5)),
    ),
    "back": (((13.5, 4.5), (13.5, 15.5), (5.5, 10)),),
    "forward": (((6.5, 4.5), (14.5, 10), (6.5, 15.5)),),
}


def icon(name: str, color: QColor) -> QIcon:
    """Return the icon called ``name`` in ``color``; crisp up to three times its size."""
    pixmap = QPixmap(QSize(_SIZE, _SIZE) * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    if name in _FILLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for polygon in _FILLED[name]:
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in polygon]))
    else:
        pen = QPen(
            color, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
        painter.setPen(pen)
        painter.drawPath(_STROKED[name]())
    painter.end()
    pixmap.setDevicePixelRatio(_SCALE)
    return QIcon(pixmap)


def _loop() -> QPainterPath:
    path = QPainterPath(QPointF(4, 11))
    path.arcTo(QRectF(4, 5, 12, 10), 180, -250)
    path.moveTo(11.5, 2.5)
    path.lineTo(9.2, 5)
    path.lineTo(11.7, 7.4)
    return path


def _undo() -> QPainterPath:
    path = QPainterPath(QPointF(4.5, 7.5))
    path.lineTo(12, 7.5)
    path.arcTo(QRectF(8, 7.5, 8, 8), 90, -180)
    path.lineTo(8, 15.5)
    path.moveTo(7.7, 4)
    path.lineTo(4.2, 7.5)
    path.lineTo(7.7, 11)
    return path


def _redo() -> QPainterPath:
    return QTransform(-1, 0, 0, 1, _SIZE, 0).map(_undo())


def _moon() -> QPainterPath:
    disc, bite = QPainterPath(), QPainterPath()
    disc.addEllipse(QPointF(10, 10), 6.5, 6.5)
    bite.addEllipse(QPointF(13, 7.5), 5.6, 5.6)
    return disc.subtracted(bite)


def _sun() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(10, 10), 3.4, 3.4)
    for dx, dy in (
        (1, 0),
        (0, 1),
        (-1, 0),
        (0, -1),
        (0.7, 0.7),
        (-0.7, 0.7),
        (0.7, -0.7),
        (-0.7, -0.7),
    ):
        path.moveTo(10 + 5.8 * dx, 10 + 5.8 * dy)
        path.lineTo(10 + 7.8 * dx, 10 + 7.8 * dy)
    return path


def _lines(*strokes: Polygon) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        path.addPolygon(QPolygonF([QPointF(*corner) for corner in stroke]))
    return path


_FOLDER: Polygon = ((3, 16), (3, 4.5), (8, 4.5), (9.8, 7), (17, 7), (17, 16), (3, 16))
_PLUS: tuple[Polygon, ...] = (((10, 9.3), (10, 13.9)), ((7.7, 11.6), (12.3, 11.6)))
_ROWS: tuple[Polygon, ...] = tuple(((3.5, y), (16.5, y)) for y in (5.0, 10.0, 15.0))
_NAMES: tuple[Polygon, ...] = tuple(
    ((x, y), (x + 4.5, y)) for x in (3.5, 12.0) for y in (5, 10, 15)
)
_STROKED: dict[str, Callable[[], QPainterPath]] = {
    "loop": _loop,
    "undo": _undo,
    "redo": _redo,
    "moon": _moon,
    "sun": _sun,
    "new folder": partial(_lines, _FOLDER, *_PLUS),
    "to the left": partial(_lines, ((12, 4.5), (6.5, 10), (12, 15.5))),
    "to the right": partial(_lines, ((8, 4.5), (13.5, 10), (8, 15.5))),
    "up": partial(_lines, ((10, 16), (10, 5)), ((5, 9.5), (10, 4.5), (15, 9.5))),
    "names": partial(_lines, *_NAMES),
    "rows": partial(_lines, *_ROWS),
}
