"""The items of the range plot: zones and curves behind, operating points in front."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from math import copysign

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from pyqtgraph.functions import arrayToQPolygonF

from lstm_gui.core import RANGES
from lstm_gui.core.arrays import Array
from lstm_gui.core.equations import FUNCTIONS
from lstm_gui.files.figures.axes import Axes, Scale
from lstm_gui.scenes.pictures.operating_points import OperatingPoint
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.pixel_item import PixelItem, StillItem
from lstm_gui.ui.plots.point_labels import PointLabels
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import factor
from lstm_gui.ui.style.theme import LIGHT, NO_BRUSH, Theme, brush_of, faded, mixed, pen_of
from lstm_gui.ui.style.vectors import axes, part
from lstm_gui.words.symbols import FUNCTION_WORDS

Names = Mapping[str, float]
"""At which argument of the plot the name of each curve stands."""


class _Look(Struct, frozen=True):
    """How a curve is drawn, and at which argument and how many pixels from it its name stands.

    It stands at one of ``further`` where a point would touch it.
    """

    style: Qt.PenStyle
    at: float
    right: float
    below: float = -8.0
    further: tuple[float, ...] = ()


_LOOKS = {
    "tanh": _Look(Qt.PenStyle.DashLine, -2.9, 0.0, further=(-3.9, -4.9, -2.1, -5.6)),
    "exp": _Look(Qt.PenStyle.DashDotLine, -0.25, -22.0, -6.0),
    "relu": _Look(Qt.PenStyle.SolidLine, 0.9, -26.0),
    "sigmoid": _Look(Qt.PenStyle.SolidLine, -1.7, 0.0, further=(-2.5, -3.3, -4.2, -5.2)),
}
"""The last one is drawn above the others."""
_SAMPLES = 160
# How much of the accent a band of values has, from above 1 to below -1, and how much of
# the text colour a zone of arguments, by how many curves are saturated there.
_BANDS = (0.0, 0.12, 0.05, 0.0)
_ZONES = (0.0, 0.055, 0.107)
_RADIUS = 6.5
_FAINT = 0.35
_NAME_SIZE, _TICK = 14, 11.0
_HIGHEST = 1000.0
_APART, _NEAR = 12.0, 0.15


class CurvesItem(StillItem):
    """Bands of the two ranges, zones of saturation and the curves themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: Names = {}

    def show_curves(self, curves: Names) -> None:
        """Show curves by their names in `FUNCTIONS`, with the arguments at which these stand."""
        if curves != self._curves:
            self._curves = curves
            self.forget()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        painter.setClipRect(visible)
        self._background(painter, to_pixels, visible)
        with part(painter, "grid"):
            self._grid(painter, to_pixels, visible)
        with axes(painter, "", partial(self._numbers_in, visible)):
            for name in _LOOKS:
                if name in self._curves:
                    self._curve(painter, to_pixels, name)

    def _numbers_in(self, visible: QRectF) -> Axes:
        data = self.boundingRect()
        x, y = Scale(data.left(), data.right()), Scale(data.top(), data.bottom())
        size, muted = text_font(_TICK).pixelSize(), self._theme.color("muted").name()
        return Axes(visible.getRect(), x, y, size, muted, cut=True)

    def _background(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        """Fill the two bands and the zones of saturation, each field with one solid colour."""
        bounds = sorted(RANGES[name].saturated_beyond for name in self._curves if name in RANGES)
        upwards = range(1, len(bounds) + 1)
        zones = [_ZONES[count] for count in (*reversed(upwards), 0, *upwards)]
        xs = [to_pixels.map(QPointF(x, 0)).x() for x in (*(-x for x in bounds[::-1]), *bounds)]
        ys = [to_pixels.map(QPointF(0, y)).y() for y in (1.0, 0.0, -1.0)]
        columns = itertools.pairwise((visible.left(), *xs, visible.right()))
        rows = tuple(itertools.pairwise((visible.top(), *ys, visible.bottom())))
        for zone, (left, right) in zip(zones, columns, strict=True):
            for band, (top, bottom) in zip(_BANDS, rows, strict=True):
                field = QRect(QPoint(round(left), round(top)), QPoint(round(right), round(bottom)))
                painter.fillRect(field & visible.toAlignedRect(), self._tint(band, zone))

    def _tint(self, band: float, zone: float) -> QColor:
        banded = mixed(self._theme.color("card"), self._theme.color("accent"), band)
        return mixed(banded, self._theme.color("text"), zone)

    def _grid(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        painter.setPen(pen_of(faded(self._theme.color("text"), 0.22), 1.0))
        for y in (-1.0, 0.0, 1.0):
            at = to_pixels.map(QPointF(0, y)).y()
            painter.drawLine(QPointF(visible.left(), at), QPointF(visible.right(), at))
        at = to_pixels.map(QPointF(0, 0)).x()
        painter.drawLine(QPointF(at, visible.top()), QPointF(at, visible.bottom()))

    def _curve(self, painter: QPainter, to_pixels: QTransform, name: str) -> None:
        path = self._path(name, to_pixels)
        pen = QPen(self._theme.color("muted"), 2.0, _LOOKS[name].style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(NO_BRUSH)
        with part(painter, "curve", name):
            painter.drawPath(path)
            self._name(painter, to_pixels, name)

    def _path(self, name: str, to_pixels: QTransform) -> QPainterPath:
        path = QPainterPath()
        places = _pixels_of(name, self.boundingRect(), to_pixels)
        path.addPolygon(arrayToQPolygonF(places[:, 0], places[:, 1]))
        return path

    def _name(self, painter: QPainter, to_pixels: QTransform, name: str) -> None:
        at = _name_at(name, self._curves[name], to_pixels)
        painter.setPen(self._theme.color("text"))
        typeset(FUNCTION_WORDS[name], _NAME_SIZE).draw(painter, at.x(), at.y(), align=0.5)


def _pixels_of(name: str, data: QRectF, to_pixels: QTransform) -> Array:
    """Return the places of a curve across ``data``, ``(places, 2)``."""
    scale, shift = (to_pixels.m11(), to_pixels.m22()), (to_pixels.dx(), to_pixels.dy())
    return _places(name, (data.left(), data.right()), scale, shift)


# A drag asks for the same ones at each of its frames.
@lru_cache(maxsize=8)
def _places(
    name: str, ends: tuple[float, float], scale: tuple[float, float], shift: tuple[float, float]
) -> Array:
    x = np.linspace(*ends, _SAMPLES)
    return np.column_stack((x, _values(name, x))) * scale + shift


def _values(name: str, arguments: Array) -> Array:
    """Return the values of a curve, as far up as a painter can go."""
    with np.errstate(over="ignore"):
        return np.minimum(FUNCTIONS[name].value(arguments), _HIGHEST)


def names_apart_from(points: Iterable[QPointF], curves: Iterable[str], pixel: QPointF) -> Names:
    """Return at which argument the name of each of ``curves`` stands, clear of ``points``.

    Parameters
    ----------
    points
        As the plot shows them.
    pixel
        How much a pixel to the right and one upwards are.
    """
    up = QTransform.fromScale(1 / pixel.x(), -1 / pixel.y())
    around = QPointF(_RADIUS + 2, _RADIUS + 2)
    marks = [QRectF(at - around, at + around) for at in map(up.map, points)]
    return {name: _argument_of(name, marks, up) for name in curves}


def _argument_of(name: str, marks: list[QRectF], to_pixels: QTransform) -> float:
    look = _LOOKS[name]
    for argument in (look.at, *look.further):
        room = _name_room(name, argument, to_pixels)
        if not any(map(room.intersects, marks)):
            return argument
    return look.at


def _name_at(name: str, argument: float, to_pixels: QTransform) -> QPointF:
    look = _LOOKS[name]
    spot = QPointF(argument, _height(name, argument))
    return to_pixels.map(spot) + QPointF(look.right, look.below)


# Names stand at few arguments, which are asked for again at each frame of a drag.
@lru_cache(maxsize=32)
def _height(name: str, argument: float) -> float:
    return float(_values(name, np.array(argument)))


def _name_room(name: str, argument: float, to_pixels: QTransform) -> QRectF:
    at = _name_at(name, argument, to_pixels)
    width = typeset(FUNCTION_WORDS[name], _NAME_SIZE).width
    return QRectF(at.x() - width / 2, at.y() - _NAME_SIZE, width, _NAME_SIZE)


class PointsItem(PixelItem):
    """The operating points with droplines and labels."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[OperatingPoint, ...] = ()
        self._curves: Names = {}
        self._snapshot: Snapshot | None = None
        self._theme = LIGHT

    def show_points(
        self, points: tuple[OperatingPoint, ...], snapshot: Snapshot, theme: Theme
    ) -> None:
        """Show ``points`` of ``snapshot`` in the colours of ``theme``."""
        self._points, self._snapshot, self._theme = points, snapshot, theme
        self.update()

    def show_curves(self, curves: Names) -> None:
        """Keep clear of ``curves`` and of the names that stand at their arguments."""
        self._curves = curves
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self._theme = theme
        self.update()

    def shown_at(self, point: OperatingPoint) -> QPointF:
        """Return where a point is drawn; those beyond the plot wait side by side at its edge."""
        rect = self.boundingRect()
        # pyqtgraph's values grow upwards, so what it calls the bottom of a view is its top.
        result = min(point.result, rect.bottom())
        at = QPointF(min(max(point.argument, rect.left()), rect.right()), result)
        beyond = point.argument - at.x()
        if beyond:
            before = self._waiting_before(point, beyond)
            at.setX(at.x() - copysign(before * _APART * self._view_pixel(), beyond))
        return at

    def _waiting_before(self, point: OperatingPoint, beyond: float) -> int:
        """Return how many points wait at the same place of the edge, that come before this one."""
        rect = self.boundingRect()
        edge = rect.right() if beyond > 0 else rect.left()
        ahead = itertools.takewhile(lambda other: other is not point, self._points)
        return sum(
            (other.argument - edge) * beyond > 0 and abs(other.result - point.result) < _NEAR
            for other in ahead
        )

    def _view_pixel(self) -> float:
        view = self.getViewBox()
        return 0.0 if view is None else factor() * view.viewPixelSize()[0]

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        painter.setClipRect(visible.adjusted(-2, -2, 2, 2))
        for point in self._points:
            with part(painter, "units", point.name):
                self._faint(painter, to_pixels, point)
        names = [_name_room(name, at, to_pixels) for name, at in self._curves.items()]
        shown = [(point, self.shown_at(point)) for point in self._points]
        marks = [(point, to_pixels.map(at)) for point, at in shown]
        for point, at in marks:
            self._dropline(painter, at, visible.bottom(), point, names)
        for (point, place), (_, at) in zip(shown, marks, strict=True):
            with part(painter, "point", point.name):
                self._dot(painter, point, place, at)
        curves = [_pixels_of(name, self.boundingRect(), to_pixels) for name in self._curves]
        PointLabels(marks, names, visible, curves).paint(painter, self._theme)

    def _faint(self, painter: QPainter, to_pixels: QTransform, point: OperatingPoint) -> None:
        color = faded(self._theme.role(point.role), _FAINT)
        painter.setPen(QPen(color, 6.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        arguments = point.all_units[np.isfinite(point.all_units)]
        with np.errstate(over="ignore"):  # what becomes infinite is out of sight anyway
            xs = arguments * to_pixels.m11() + to_pixels.dx()
        ys = _values(point.curve, arguments) * to_pixels.m22() + to_pixels.dy()
        painter.drawPoints(arrayToQPolygonF(xs, ys))

    def _dropline(
        self,
        painter: QPainter,
        at: QPointF,
        bottom: float,
        point: OperatingPoint,
        names: list[QRectF],
    ) -> None:
        painter.setPen(QPen(self._theme.role(point.role), 1.2, Qt.PenStyle.DashLine))
        for high, low in _clear_of(names, at, bottom):
            painter.drawLine(QPointF(at.x(), high), QPointF(at.x(), low))

    def _dot(self, painter: QPainter, point: OperatingPoint, shown: QPointF, at: QPointF) -> None:
        snapshot = self._snapshot
        chosen = snapshot is not None and point.block == snapshot.block and shows(CURSOR)
        painter.setPen(pen_of(self._theme.color("card"), 1.5))
        painter.setBrush(brush_of(self._theme.role(point.role)))
        radius = _RADIUS + (1.5 if chosen else 0.0)
        beyond = point.argument - shown.x()
        # It lies further out than the plot reaches: an arrow points to where.
        if point.result > shown.y():
            painter.drawPolygon(_arrow(at, QPointF(0, -radius)))
        elif beyond:
            painter.drawPolygon(_arrow(at, QPointF(copysign(radius, beyond), 0)))
        else:
            painter.drawEllipse(at, radius, radius)


def _clear_of(names: list[QRectF], at: QPointF, bottom: float) -> Iterator[tuple[float, float]]:
    """Yield the pieces of a line from ``at`` down to ``bottom`` that cross no name."""
    high = at.y()
    for name in sorted(names, key=QRectF.top):
        if name.left() < at.x() < name.right() and high < name.bottom() < bottom:
            if name.top() > high:
                yield high, name.top()
            high = name.bottom()
    yield high, bottom


def _arrow(tip: QPointF, way: QPointF) -> QPolygonF:
    """Return an arrow of the length 1.8 ``way`` that ends at ``tip``."""
    back, side = tip - 1.8 * way, QPointF(way.y(), way.x())
    return QPolygonF([tip, back - side, back + side])
