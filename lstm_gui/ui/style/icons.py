"""Icons drawn from plain shapes in the colour of the text around them."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)  # fmt: skip

from lstm_gui.ui.style.vectors import records

ICON_SIZE = 20
_SCALE = 3
_shown: dict[int, tuple[str, QColor]] = {}
"""The drawings of the pixmaps that stand for them, by what Qt knows these by."""
_FAINT = 0.4
"""How much of it is left where nothing can be done."""

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
    return QIcon(_Drawn(name, color, {}))


def _pixels(name: str, color: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(ICON_SIZE, ICON_SIZE) * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    paint_icon(painter, name, color)
    painter.end()
    pixmap.setDevicePixelRatio(_SCALE)
    return pixmap


def drawn_icon(pixmap: QPixmap) -> tuple[str, QColor] | None:
    """Return which icon stands for itself as ``pixmap`` in a file of vectors, and its colour."""
    return _shown.get(pixmap.cacheKey())


class _Drawn(QIconEngine):
    """Gives pixels on a screen; in a file of vectors a pixmap by which the drawing is known."""

    def __init__(self, name: str, color: QColor, icons: dict[bool, QIcon]) -> None:
        super().__init__()
        self._name, self._color, self._icons = name, color, icons
        self._standing: dict[QIcon.Mode, QPixmap] = {}

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._color, self._icons)

    def paint(
        self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        icon, mode_of_it = self._icon(mode)
        icon.paint(painter, rect, mode=mode_of_it, state=state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        icon, mode_of_it = self._icon(mode)
        plain = icon.pixmap(size, mode_of_it, state)
        return self._in_vectors(plain.size(), mode) if records() else plain

    def _icon(self, mode: QIcon.Mode) -> tuple[QIcon, QIcon.Mode]:
        """Return what is drawn for ``mode``, when it is first asked for, and in which of its modes.

        What a style makes of the icon of what cannot be done is hardly darker on a dark ground.
        """
        faint = mode == QIcon.Mode.Disabled
        if faint not in self._icons:
            self._icons[faint] = QIcon(_pixels(self._name, self._color_in(mode)))
        return self._icons[faint], QIcon.Mode.Normal if faint else mode

    def _in_vectors(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        standing = self._standing.get(mode)
        if standing is None or standing.size() != size:
            standing = self._standing[mode] = QPixmap(size)
            _shown[standing.cacheKey()] = self._name, self._color_in(mode)
        return standing

    def _color_in(self, mode: QIcon.Mode) -> QColor:
        color = QColor(self._color)
        if mode == QIcon.Mode.Disabled:
            color.setAlphaF(_FAINT)
        return color


def paint_icon(painter: QPainter, name: str, color: QColor) -> None:
    """Paint the icon called ``name`` in 20 pixels from the origin on."""
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
    return QTransform(-1, 0, 0, 1, ICON_SIZE, 0).map(_undo())


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
_FILE: Polygon = ((5, 2.5), (11, 2.5), (15, 6.5), (15, 17.5), (5, 17.5), (5, 2.5))
_FOLD: Polygon = ((11, 2.5), (11, 6.5), (15, 6.5))
_SCREEN: Polygon = ((3, 4), (17, 4), (17, 13), (3, 13), (3, 4))
_STAND: tuple[Polygon, ...] = (((10, 13), (10, 16.5)), ((6.5, 16.5), (13.5, 16.5)))
_DISK: Polygon = ((3, 11), (5.5, 5), (14.5, 5), (17, 11), (17, 15.5), (3, 15.5), (3, 11), (17, 11))
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
    "folder": partial(_lines, _FOLDER),
    "file": partial(_lines, _FILE, _FOLD),
    "computer": partial(_lines, _SCREEN, *_STAND),
    "disk": partial(_lines, _DISK),
    "to the left": partial(_lines, ((12, 4.5), (6.5, 10), (12, 15.5))),
    "to the right": partial(_lines, ((8, 4.5), (13.5, 10), (8, 15.5))),
    "up": partial(_lines, ((10, 16), (10, 5)), ((5, 9.5), (10, 4.5), (15, 9.5))),
    "names": partial(_lines, *_NAMES),
    "rows": partial(_lines, *_ROWS),
}
