"""Curves over the steps of training: those of now, and those of before faintly."""

from collections.abc import Hashable, Iterator
from functools import partial
from itertools import product
from math import ceil

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.figures import axes as figure_axes
from lstm_gui.scenes.training.training_axes import Axes, round_places
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import LEGEND, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded
from lstm_gui.ui.style.vectors import axes, part
from lstm_gui.ui.train.training_legend import Legend, LegendRow

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 14.0, 9.0, 19.0
_NEAR = 9.0
_MARK, _DOT, _TICK = 5.5, 3.2, 11.5
_FAINT, _PLAIN, _STRONG = 1.2, 2.0, 3.4
_STEP_ROOM, _MOST_STEPS = 90.0, 12
_HIGH, _LOWEST, _HIGHEST = 0.42, 150.0, 300.0
"""How high the curves are above a legend, of the width of the figure, and in pixels."""
_PLACES, _TRIED = 5, 17
"""So many places along a level are tried for its name, at so many points across each."""


class Curve(Struct, frozen=True):
    """One curve.

    Parameters
    ----------
    key
        What it stands for.
    role, style
        Colour and dashes.
    points
        Step or second, and height, of each.
    faint
        Whether it is one of before.
    solved
        Whether it has reached its aim at its end.
    dots
        For each point whether its dot is full; none has a dot where there are none.
    """

    key: Hashable
    role: str
    style: Qt.PenStyle
    points: tuple[tuple[float, float], ...]
    faint: bool = False
    solved: bool = False
    dots: tuple[bool, ...] = ()


class CurvesFigure(QWidget):
    """Curves, the level they are compared with, and a legend.

    Signals
    -------
    picked(object)
        The key of the curve that was clicked, None beside all of them.
    hovered(object)
        The key of the curve under the pointer, or None.
    """

    picked = pyqtSignal(object)
    hovered = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: tuple[Curve, ...] = ()
        self._axes = Axes("", 1, 1.0, ())
        self._legend = Legend(())
        self._chosen: Hashable = None
        self._under: Hashable = None
        self.setMouseTracking(True)

    def show_curves(
        self, curves: tuple[Curve, ...], axes: Axes, rows: tuple[LegendRow, ...], chosen: Hashable
    ) -> None:
        """Show ``curves``, later ones above, that of the key ``chosen`` strongly; emits nothing."""
        self._curves, self._axes, self._chosen = curves, axes, chosen
        self._legend = Legend(rows)
        self.update()

    @property
    def curves(self) -> tuple[Curve, ...]:
        """What is shown, the lowest first."""
        return self._curves

    @property
    def height_needed(self) -> int | None:
        """How high it has to be in print where its legend stands below; else any height will do."""
        legend, room = self._shown_legend, unscaled(self.rect())
        if not legend.is_below(room.width()):
            return None
        high = min(max(_HIGH * room.width(), _LOWEST), _HIGHEST)
        return ceil(high + _TOP + _BOTTOM + legend.area(room).height())

    @property
    def left_out(self) -> int:
        """Of how many rows of its legend not all is said, for want of room."""
        return self._shown_legend.left_out(self._legend_area())

    def sizeHint(self) -> QSize:
        return scaled_size(620, 200)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(290, 92)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._at(unscaled(event.position())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._at(unscaled(event.position())))

    def leaveEvent(self, _event: object) -> None:
        self._point_at(None)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        self._known(painter, area)
        with axes(painter, "", lambda: self._numbers_in(area)):
            with part(painter, "axis"):
                self._grid(painter, area)
            for curve in self._curves:
                with part(painter, "curve", curve.key):
                    self._curve(painter, area, curve)
        for curve in self._curves:
            if curve.solved:
                self._solved(painter, area, curve)
        self._level(painter, area)
        with part(painter, LEGEND):
            self._shown_legend.paint(painter, self._legend_area(), self._lit)

    def _numbers_in(self, area: QRectF) -> figure_axes.Axes:
        *places, (last, text) = round_places(self._axes.last, _most_steps(area))
        named = (*places, (last, f"{self._axes.name} {text}"))
        x = figure_axes.Scale(0.0, self._axes.last, named)
        y = figure_axes.Scale(0.0, self._axes.high, self._axes.ticks)
        size, muted = text_font(_TICK).pixelSize(), theme().color("muted").name()
        return figure_axes.Axes(area.getRect(), x, y, size, muted)

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        for height, text in self._axes.ticks:
            y = self._place(area, 0, height).y()
            painter.setPen(QPen(faded(theme().color("text"), 0.14), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme().color("muted"))
            piece = lettering(text, 11.5)
            piece.draw(painter, area.left() - 8 - piece.width, y + piece.cap_height / 2)
        painter.setPen(theme().color("muted"))
        left = area.left()
        for place, text in round_places(self._axes.last, _most_steps(area)):
            piece = lettering(text, 11.5)
            left = self._place(area, place, 0).x() - piece.width / 2
            piece.draw(painter, left, area.bottom() + 15)
        # What is counted stands before the last number, where no curve comes.
        piece = lettering(self._axes.name, 11.5)
        piece.draw(painter, left - piece.width - 6, area.bottom() + 15)

    def _known(self, painter: QPainter, area: QRectF) -> None:
        """Shade what was trained, a narrow strip where it is a single place."""
        if self._axes.known is None:
            return
        first, last, name = self._axes.known
        left, right = self._place(area, first, 0).x(), self._place(area, last, 0).x()
        strip = QRectF(left - _DOT, area.top(), right - left + 2 * _DOT, area.height())
        painter.fillRect(strip, theme().color("hover"))
        piece = lettering(name, 11.5)
        painter.setPen(theme().color("muted"))
        start = min(strip.left() + 4, area.right() - piece.width - 4)
        piece.draw(painter, start, area.bottom() - 6)

    def _level(self, painter: QPainter, area: QRectF) -> None:
        if self._axes.level is None:
            return
        height, name = self._axes.level
        y = self._place(area, 0, height).y()
        painter.setPen(QPen(theme().color("muted"), 1.3, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        piece = lettering(name, 11.5)
        size = QSizeF(piece.width + 6, piece.cap_height + 8)
        behind = min(self._beside(area, y, size), key=partial(self._curves_in, area))
        painter.fillRect(behind, faded(theme().color("card"), 0.8))
        piece.draw(painter, behind.left() + 3, behind.top() + 4 + piece.cap_height)

    def _beside(self, area: QRectF, y: float, size: QSizeF) -> Iterator[QRectF]:
        """Yield where the name of a level at ``y`` may stand, the best place first."""
        below, above = y + 2, y - 2 - size.height()
        tops = [top for top in (below, above) if 0.0 <= top <= area.bottom() - size.height()]
        lefts = np.linspace(area.right() - size.width() - 1, area.left() + 1, _PLACES).tolist()
        for left, top in product(lefts, tops or [above]):
            yield QRectF(QPointF(left, top), size)

    def _curves_in(self, area: QRectF, place: QRectF) -> int:
        """Return how many curves go through ``place``."""
        xs = np.linspace(place.left(), place.right(), _TRIED)
        found = 0
        for curve in self._curves:
            points = [self._place(area, *point) for point in curve.points]
            if points:
                x, y = [point.x() for point in points], [point.y() for point in points]
                ys = np.interp(xs, x, y, left=np.nan, right=np.nan)
                found += bool(((ys > place.top()) & (ys < place.bottom())).any())
        return found

    def _curve(self, painter: QPainter, area: QRectF, curve: Curve) -> None:
        if not curve.points:
            return
        width = _STRONG if curve.key in self._lit else _FAINT if curve.faint else _PLAIN
        pen = QPen(self._color(curve), width, curve.style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        places = [self._place(area, *point) for point in curve.points]
        if len(places) > 1:
            painter.drawPolyline(QPolygonF(places))
        else:
            painter.drawPoint(places[0])
        self._dots(painter, places, curve)

    def _dots(self, painter: QPainter, places: list[QPointF], curve: Curve) -> None:
        painter.setPen(QPen(self._color(curve), 1.5))
        for place, full in zip(places, curve.dots, strict=False):
            painter.setBrush(self._color(curve) if full else theme().color("card"))
            painter.drawEllipse(place, _DOT, _DOT)

    def _solved(self, painter: QPainter, area: QRectF, curve: Curve) -> None:
        middle = self._place(area, *curve.points[-1])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color(curve))
        painter.drawEllipse(middle, _MARK, _MARK)
        painter.setPen(QPen(theme().color("card"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tick = ((-2.5, 0.2), (-0.8, 2.0), (2.6, -1.9))
        painter.drawPolyline(QPolygonF([middle + QPointF(*corner) for corner in tick]))

    @property
    def _lit(self) -> frozenset[Hashable]:
        return frozenset({self._chosen, self._under} - {None})

    def _color(self, curve: Curve) -> QColor:
        color = theme().role(curve.role)
        dim = curve.faint and curve.key not in self._lit
        return theme().paler(color, 0.45) if dim else color

    def _at(self, place: QPointF) -> Hashable:
        row = self._legend.key_at(place, self._legend_area())
        return row if row is not None else self._curve_at(place)

    def _curve_at(self, place: QPointF) -> Hashable:
        """Return the nearest curve, of those equally near the uppermost."""
        area = self._area()
        apart = [(self._distance(area, curve, place), curve) for curve in reversed(self._curves)]
        near = [one for one in apart if one[0] <= _NEAR]
        return min(near, key=_first)[1].key if near else None

    def _distance(self, area: QRectF, curve: Curve, place: QPointF) -> float:
        places = [self._place(area, *point) for point in curve.points]
        pairs = zip(places, places[1:] or places, strict=False)
        return min((_to_segment(place, *pair) for pair in pairs), default=2 * _NEAR)

    def _point_at(self, key: Hashable) -> None:
        if key != self._under:
            self._under = key
            self.hovered.emit(key)
            self.update()

    @property
    def _shown_legend(self) -> Legend:
        return self._legend if shows(LEGEND) else Legend(())

    def _area(self) -> QRectF:
        inside, legend = unscaled(self.rect()), self._legend_area()
        below = self._shown_legend.is_below(inside.width())
        aside, down = (0.0, legend.height()) if below else (legend.width(), 0.0)
        return inside.adjusted(_LEFT, _TOP, -aside - _RIGHT, -down - _BOTTOM)

    def _legend_area(self) -> QRectF:
        return self._shown_legend.area(unscaled(self.rect()))

    def _place(self, area: QRectF, step: float, height: float) -> QPointF:
        inside = min(height / self._axes.high, 1.0)
        x = area.left() + area.width() * step / self._axes.last
        return QPointF(x, area.bottom() - inside * area.height())


def _most_steps(area: QRectF) -> int:
    return min(max(int(area.width() / _STEP_ROOM), 1), _MOST_STEPS)


def _first(pair: tuple[float, Curve]) -> float:
    return pair[0]


def _to_segment(place: QPointF, start: QPointF, end: QPointF) -> float:
    along, to = end - start, place - start
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(to, along) / length if length else 0.0
    gap = to - min(max(share, 0.0), 1.0) * along
    return QPointF.dotProduct(gap, gap) ** 0.5
