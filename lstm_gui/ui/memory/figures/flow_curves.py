"""The gradient at each step on a log axis, a line for each cell."""

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.files.figures.axes import Axes, Scale
from lstm_gui.scenes.curve_runs import unbroken
from lstm_gui.scenes.log_axis import LogAxis, log_axis
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import math_font
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.style.vectors import axes, part
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.numbers import briefly, number
from lstm_gui.words.translation import message, tr

_LEFT, _RIGHT, _TOP, _BOTTOM = 132.0, 12.0, 8.0, 16.0
_TICKS, _KEY = 34.0, 38.0
"""The room of the numbers on the axis, and of the sample of a line after its name."""
_LINE_HEIGHT, _NAME_SIZE = 13.5, 11.5
_DOT, _TICK = 2.0, 12.0
_TOLD = {
    False: message(
        "{line} at t = {t}: a small change there moves L by up to {size} times its size"
    ),
    True: lettered(
        "{line} at t = {t}: along c alone, a small change there moves L by up to {size} times "
        "its size"
    ),
}


class Series(Struct, frozen=True, eq=False):
    """One line: its symbol, the role of its colour, and a number for each step, none negative."""

    symbol: str
    role: str
    values: Array
    style: Qt.PenStyle = Qt.PenStyle.SolidLine

    @property
    def along_c(self) -> bool:
        """Whether it is what comes along the cell state alone."""
        return self.style == Qt.PenStyle.DashLine

    @property
    def name(self) -> str:
        """The symbol, with the first number where that has no place on the axis."""
        first = float(self.values[0])
        return self.symbol if np.isfinite(first) else f"{self.symbol} {number(first)}"


class FlowFigure(QWidget):
    """Lines over time on a logarithmic axis, see `LogAxis`.

    What is infinite runs along its top, and what is undefined leaves a gap.

    Signals
    -------
    step_picked(int)
    """

    step_picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._logs: tuple[Array, ...] = ()
        self._t = self._first = 0
        self._axis = LogAxis(-1, 1)
        self.setMouseTracking(True)

    def show_series(self, series: tuple[Series, ...], t: int, first: int = 0) -> None:
        """Show the lines from step ``first`` on with the cursor at ``t``; emits nothing."""
        with np.errstate(divide="ignore"):
            self._logs = tuple(np.log10(one.values) for one in series)
        self._series, self._t, self._first = series, t, first
        self._axis = log_axis(self._logs)
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(420, 130)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(220, 84)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position().x()))
        if step is not None:
            self.step_picked.emit(self._first + step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = unscaled(event.position())
        step = self._step_at(place.x())
        set_tooltip(self, "" if step is None else self._told(step, place.y()))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if not self._series:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        with axes(painter, "", lambda: self._numbers_in(area)):
            with part(painter, "axis"):
                self._grid(painter, area)
            if shows(CURSOR):
                with part(painter, CURSOR):
                    self._cursor(painter, area)
            for one, logs in zip(self._series, self._logs, strict=True):
                with part(painter, "curve", one.symbol):
                    self._line(painter, area, one, logs)
        self._names(painter, area)

    def _numbers_in(self, area: QRectF) -> Axes:
        low, high = self._axis.low, self._axis.highest
        first, last = self._first, self._first + max(self._steps() - 1, 1)
        x = Scale(first, last, ((first, f"t = {first}"), (last, str(last))))
        y = Scale(low, high, powers=True, beyond=area.left() - _TICKS)
        size, muted = math_font(_TICK).pixelSize(), theme().color("muted").name()
        return Axes(area.getRect(), x, y, size, muted)

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        for share, text in self._axis.ticks():
            y = area.bottom() - share * area.height()
            painter.setPen(QPen(faded(theme().color("text"), 0.14), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme().color("muted"))
            typeset(text, 12).draw(painter, 2, y + 4)
        last = self._steps() - 1
        for step, align in ((0, 0.0), (last, 1.0)) if last else ((0, 0.0),):
            painter.setPen(theme().color("muted"))
            typeset(f'"t = {self._first + step}"', 12).draw(
                painter, self._x(area, step), area.bottom() + 13, align=align
            )

    def _cursor(self, painter: QPainter, area: QRectF) -> None:
        x = self._x(area, self._t - self._first)
        painter.setPen(QPen(theme().color("text"), 1.2))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _line(self, painter: QPainter, area: QRectF, one: Series, logs: Array) -> None:
        pen = QPen(theme().role(one.role), 2.0, one.style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        xs = np.linspace(area.left(), self._x(area, len(logs) - 1), len(logs))
        ys = area.bottom() - self._axis.shares(logs) * area.height()
        path = QPainterPath()
        for run in unbroken(ys):
            points = list(map(QPointF, xs[run].tolist(), ys[run].tolist()))
            if len(points) == 1:  # alone between gaps, it would have no length
                points.append(points[0] + QPointF(_DOT, 0.0))
            path.addPolygon(QPolygonF(points))
        painter.drawPath(path)

    def _names(self, painter: QPainter, area: QRectF) -> None:
        """Write the symbols at the first step, one below the other where lines meet."""
        starts = [_start(self._axis, logs) for logs in self._logs]
        wanted = [area.bottom() - share * area.height() for share in starts]
        places = spread(wanted, _LINE_HEIGHT, area.top() + 1, area.bottom() + 4)
        for one, start, y in zip(self._series, wanted, places, strict=True):
            color = theme().ink(one.role)
            if not np.isnan(one.values[0]):
                painter.setPen(QPen(faded(color, 0.6), 1.0))
                painter.drawLine(QPointF(area.left() - 14, y), QPointF(area.left() - 1, start))
            painter.setPen(QPen(theme().role(one.role), 2.0, one.style))
            painter.drawLine(QPointF(area.left() - 34, y), QPointF(area.left() - 16, y))
            painter.setPen(color)
            piece = lettering(one.name, _NAME_SIZE)
            piece.draw(painter, area.left() - _KEY - piece.width, y + 4)

    def _step_at(self, x: float) -> int | None:
        area, steps = self._area(), self._steps()
        share = (x - area.left()) / max(area.width(), 1.0)
        if not steps or not -0.05 <= share <= 1.05:
            return None
        return min(max(round(share * (steps - 1)), 0), steps - 1)

    def _told(self, step: int, y: float) -> str:
        """Return what the line next to a height is, and its number at a step."""
        area = self._area()
        share = (area.bottom() - y) / area.height()
        away = [abs(float(self._axis.shares(logs)[step]) - share) for logs in self._logs]
        near = self._series[int(np.argmin(np.nan_to_num(away, nan=np.inf)))]
        size = float(near.values[step])
        shown = briefly(size, 3)
        return tr(_TOLD[near.along_c]).format(line=near.symbol, t=self._first + step, size=shown)

    def _steps(self) -> int:
        return len(self._logs[0]) if self._logs else 0

    def _area(self) -> QRectF:
        widest = max((lettering(one.name, _NAME_SIZE).width for one in self._series), default=0.0)
        left = max(_LEFT, _TICKS + widest + _KEY)
        return unscaled(self.rect()).adjusted(left, _TOP, -_RIGHT, -_BOTTOM)

    def _x(self, area: QRectF, t: int) -> float:
        return area.left() + area.width() * t / max(self._steps() - 1, 1)


def _start(axis: LogAxis, logs: Array) -> float:
    """Return how far up a line begins; at the top if it is nowhere defined."""
    shares = axis.shares(logs)
    defined = shares[~np.isnan(shares)]
    return float(defined[0]) if len(defined) else 1.0


def spread(wanted: list[float], apart: float, top: float, bottom: float) -> list[float]:
    """Return places near ``wanted`` that are ``apart`` as far as there is room."""
    apart = min(apart, (bottom - top) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    places = [0.0] * len(wanted)
    lowest = top - apart
    for index in order:
        lowest = places[index] = max(wanted[index], lowest + apart)
    highest = bottom + apart
    for index in reversed(order):
        highest = places[index] = min(places[index], highest - apart)
    return places
