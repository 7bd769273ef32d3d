"""The gradient at each step on a log axis, under the time axis of the states."""

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.files.figures.axes import Axes, Scale
from lstm_gui.scenes.curve_runs import unbroken
from lstm_gui.scenes.gradient_over_time import (
    GradientLine,
    GradientOverTime,
    kept_told,
    largest_of_each,
    together,
)
from lstm_gui.scenes.log_axis import LogAxis, log_axis
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.held_scales import HeldScales
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import math_font
from lstm_gui.ui.style.least_line import line_width
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, faded, pen_of
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.style.vectors import axes, part

_TOP, _BOTTOM, _ROW = 8.0, 6.0, 14.0
_HEIGHT, _LEAST_HEIGHT = 92, 46
_TICK, _NAME, _TICK_ROOM = 11.0, 13.0, 16.0
_GAP, _SAMPLE, _DOT = 6.0, 20.0, 1.8
_OF_INPUT, _OF_STATE, _OF_KEPT, _GHOST = 2.2, 1.6, 1.0, 0.7
_STYLES = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotDotLine,
)
"""Of the states, in their order; the line of the input is whole."""


class GradientFigure(QWidget):
    """A line for each of what can be changed; see `LogAxis` for what is infinite or 0.

    Where several steps share a point, it is the largest of them that is drawn and told. What was
    kept is thin beside it, in the same colours.

    Signals
    -------
    step_picked(int)
        A step was clicked.
    """

    step_picked = pyqtSignal(int)

    def __init__(
        self, margins: tuple[float, float], shown: tuple[float, float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._margins, self._range = margins, shown
        self._found: GradientOverTime | None = None
        self._kept: GradientOverTime | None = None
        self._snapshot: Snapshot | None = None
        self._axis = LogAxis(-1, 0)
        self._scales = HeldScales(self)
        self._scales.released.connect(self._fit_axis)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_gradient(
        self,
        found: GradientOverTime | None,
        snapshot: Snapshot,
        kept: GradientOverTime | None = None,
    ) -> None:
        """Show the lines of ``found`` over those ``kept``, nothing if there is none yet.

        It emits nothing.
        """
        same, before = found is self._found and kept is self._kept, self._snapshot
        self._found, self._snapshot, self._kept = found, snapshot, kept
        if not same:
            self._fit_axis()
        elif before is None or before.t != snapshot.t:
            self.update()

    def show_range(self, left: float, right: float) -> None:
        """Show the steps from ``left`` to ``right``."""
        self._range = left, right
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(300, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(200, _LEAST_HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = unscaled(event.position())
        step, told = self._step_at(place), self._told(place)
        show_tooltip(told, self) if told else QToolTip.hideText()
        if step is not None and event.buttons() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._found is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        with axes(painter, "gradient", lambda: self._numbers_in(area)):
            with part(painter, "axis"):
                self._grid(painter, area)
            if shows(CURSOR):
                with part(painter, CURSOR):
                    self._cursor(painter, area)
            painter.save()
            painter.setClipRect(area.adjusted(0, -_DOT, 0, _DOT))
            for kind, lines in (("kept", self._ghosts()), ("curve", self._lines())):
                for line, pen in lines:
                    with part(painter, kind, line.name):
                        self._line(painter, area, line, pen)
            painter.restore()
        self._names(painter, area)

    def _fit_axis(self) -> None:
        self.update()
        if self._found is None:
            return
        kept = () if self._kept is None else self._kept.lines
        with np.errstate(divide="ignore"):
            logs = [
                np.log10(line.sizes[line.reach.start : line.reach.stop])
                for line in (*self._found.lines, *kept)
            ]
        self._axis = self._scales.held("gradient", log_axis(logs, with_zero=True))

    def _lines(self) -> list[tuple[GradientLine, QPen]]:
        """Return the lines with their pens; that of the input, the last, lies over the others."""
        assert self._found is not None
        return _with_pens(self._found, _OF_STATE, _OF_INPUT)

    def _ghosts(self) -> list[tuple[GradientLine, QPen]]:
        if self._kept is None:
            return []
        lines = _with_pens(self._kept, _OF_KEPT, _OF_KEPT)
        for _, pen in lines:
            pen.setColor(faded(pen.color(), _GHOST))
        return lines

    def _numbers_in(self, area: QRectF) -> Axes:
        y = Scale(self._axis.lowest, self._axis.highest, powers=True, beyond=_GAP)
        size, muted = math_font(_TICK).pixelSize(), theme().color("muted").name()
        return Axes(area.getRect(), Scale(*self._range), y, size, muted, cut=True)

    def _grid(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area, theme().color("field"))
        for share, text in self._axis.ticks(max(1, int(area.height() // _TICK_ROOM))):
            y = area.bottom() - share * area.height()
            painter.setPen(pen_of(faded(theme().color("text"), 0.14), 1.0))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(theme().color("muted"))
            typeset(text, _TICK).draw(painter, area.left() - _GAP, y + 4, align=1.0)

    def _cursor(self, painter: QPainter, area: QRectF) -> None:
        assert self._snapshot is not None
        x = float(self._x(area, np.array(self._snapshot.t)))
        if area.left() <= x <= area.right():
            painter.setPen(pen_of(theme().color("text"), 1.4))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))

    def _line(self, painter: QPainter, area: QRectF, line: GradientLine, pen: QPen) -> None:
        assert self._snapshot is not None
        steps, sizes = largest_of_each(line, *self._range, self._most(area))
        xs, ys = self._x(area, steps), self._heights(area, sizes)
        for run in unbroken(ys, steps, self._snapshot.trace.resets):
            points = list(map(QPointF, xs[run].tolist(), ys[run].tolist()))
            if len(points) > 1:
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF(points))
            else:
                painter.setPen(NO_PEN)
                painter.setBrush(brush_of(pen.color()))
                painter.drawEllipse(points[0], _DOT, _DOT)

    def _names(self, painter: QPainter, area: QRectF) -> None:
        """Write what the lines are of beside them, one below the other."""
        lines = self._lines()
        apart = min(_ROW, self.height() / max(len(lines), 1))
        top = area.center().y() - apart * (len(lines) - 1) / 2
        left = area.right() + _GAP
        for place, (line, pen) in enumerate([lines[-1], *lines[:-1]]):
            y = top + place * apart
            painter.setPen(pen)
            painter.drawLine(QLineF(left, y, left + _SAMPLE, y))
            painter.setPen(theme().ink(line.role))
            typeset(line.symbol, _NAME).draw(painter, left + _SAMPLE + _GAP, y + 4)

    def _told(self, spot: QPointF) -> str:
        """Return the sentence about the line that is nearest to a place."""
        area, found, snapshot = self._area(), self._found, self._snapshot
        step = self._step_at(spot)
        if found is None or snapshot is None or step is None:
            return ""
        stride = together(*self._range, self._most(area))
        first = step - step % stride
        points = [
            (line, at) for line in found.lines if (at := _largest(line, first, stride)) is not None
        ]
        if not points:
            return ""
        heights = [float(self._heights(area, line.sizes[at : at + 1])[0]) for line, at in points]
        away = np.nan_to_num(np.abs(np.array(heights) - spot.y()), nan=np.inf)
        line, at = points[int(np.argmin(away))]
        told = found.told(line, at, snapshot.label(at))
        if self._kept is None:
            return told
        then = next(one for one in self._kept.lines if one.name == line.name)
        return f"{told} {kept_told(then, at)}"

    def _heights(self, area: QRectF, sizes: Array) -> Array:
        with np.errstate(divide="ignore"):
            shares = self._axis.shares(np.log10(sizes))
        return np.asarray(area.bottom() - shares * area.height())

    def _area(self) -> QRectF:
        left, right = self._margins
        return unscaled(self.rect()).adjusted(left, _TOP, -right, -_BOTTOM)

    def _most(self, area: QRectF) -> int:
        return max(round(area.width()), 1)

    def _x(self, area: QRectF, steps: NDArray[np.intp]) -> Array:
        left, right = self._range
        return np.asarray(area.left() + area.width() * (steps - left) / (right - left))

    def _step_at(self, spot: QPointF) -> int | None:
        area, snapshot = self._area(), self._snapshot
        if snapshot is None or not area.left() <= spot.x() < area.right():
            return None
        left, right = self._range
        step = round(left + (spot.x() - area.left()) * (right - left) / area.width())
        return min(max(step, 0), len(snapshot.trace) - 1)


def _largest(line: GradientLine, first: int, stride: int) -> int | None:
    """Return the step with the largest size among ``stride`` steps, None beyond its reach."""
    sizes = line.sizes[first : min(first + stride, line.reach.stop)]
    return first + int(np.argmax(np.nan_to_num(sizes, nan=-1.0))) if len(sizes) else None


def _with_pens(
    found: GradientOverTime, of_state: float, of_input: float
) -> list[tuple[GradientLine, QPen]]:
    """Return the lines with their pens, each so wide; that of the input is the last."""
    *states, own = found.lines
    wide = line_width(of_state)
    pens = [
        QPen(theme().role(line.role), wide, _STYLES[place % len(_STYLES)])
        for place, line in enumerate(states)
    ]
    return [
        *zip(states, pens, strict=True),
        (own, QPen(theme().role(own.role), line_width(of_input))),
    ]
