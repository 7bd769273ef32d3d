"""Several lines over time on one axis, each named above."""

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QWidget

from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.scenes.curve_runs import unbroken
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import shortened

_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 14.0, 26.0, 20.0
_LONGEST = 24
_TEXT, _SAMPLE, _GAP, _DOT = 11.5, 18.0, 22.0, 3.0


class Line(Struct, frozen=True, eq=False):
    """What a line is called, the role of its colour, its style, and its numbers ``(T,)``.

    ``breaks`` tells that it begins anew at each reset.
    """

    name: str
    role: str
    style: Qt.PenStyle
    values: Array
    breaks: bool = False


class StreamFigure(QWidget):
    """Draws lines over one another; of many steps the least and the largest in each pixel.

    Signals
    -------
    step_picked(int)
    """

    step_picked = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._resets: tuple[int, ...] = ()
        self._t = 0
        self._called: tuple[str, ...] = ()
        self._low, self._high = -1.0, 1.0
        self.setMouseTracking(True)

    def show_lines(
        self,
        lines: tuple[Line, ...],
        t: int,
        resets: tuple[int, ...] = (),
        called: tuple[str, ...] = (),
    ) -> None:
        """Show ``lines`` with the cursor at step ``t`` and marks at ``resets``; emits nothing.

        ``called`` are names of the steps, where those are no steps in time.
        """
        self._lines, self._t, self._resets, self._called = lines, t, resets, called
        finite = [one.values[np.isfinite(one.values)] for one in lines]
        numbers = np.concatenate([*finite, np.zeros(1)])
        room = 0.05 * (float(np.ptp(numbers)) or largest_magnitude(numbers) or 1.0)
        low, high = float(numbers.min()), float(numbers.max())
        # What is never below 0, as a share, has an axis that begins there.
        self._low, self._high = low - room if low < 0 else 0.0, high + room
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(520, 210)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(320, 130)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position().x()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position().x()))
        told = "" if step is None else self._told(step)
        set_tooltip(self, told)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if not self._lines:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        painter.fillRect(area, theme().color("field"))
        self._axis(painter, area)
        for one in reversed(self._lines):
            for points in self._points(one, area):
                _paint_run(painter, one, points)
        self._names(painter, area)

    def _axis(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(faded(theme().color("text"), 0.25), 1.0))
        zero = self._y(area, 0.0)
        painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero))
        for t in self._resets:
            x = self._x(area, t - 0.5)
            painter.setPen(QPen(theme().color("accent"), 1.2))
            painter.drawLine(QPointF(x, area.bottom() - 6), QPointF(x, area.bottom()))
        x = self._x(area, self._t)
        painter.setPen(QPen(theme().color("text"), 1.2))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(theme().color("muted"))
        for value, baseline in ((self._high, area.top() + 9), (self._low, area.bottom())):
            written = lettering(number(value), _TEXT)
            written.draw(painter, area.left() - 6 - written.width, baseline)
        lettering(self._name(0), _TEXT).draw(painter, area.left(), area.bottom() + 14)
        if self._steps > 1:
            last = lettering(self._name(self._steps - 1), _TEXT)
            last.draw(painter, area.right() - last.width, area.bottom() + 14)

    def _names(self, painter: QPainter, area: QRectF) -> None:
        x, y = area.left(), area.top() - 9
        for one in self._lines:
            painter.setPen(QPen(theme().role(one.role), 2.0, one.style))
            painter.drawLine(QPointF(x, y - 4), QPointF(x + _SAMPLE, y - 4))
            painter.setPen(theme().ink(one.role))
            written = lettering(one.name, _TEXT)
            written.draw(painter, x + _SAMPLE + 6, y)
            x += _SAMPLE + 6 + written.width + _GAP

    def _points(self, line: Line, area: QRectF) -> list[list[QPointF]]:
        """Return the runs of numbers as points, few enough for the pixels that there are."""
        steps, heights = pooled(line.values, max(round(area.width()), 1))
        finite = np.where(np.isfinite(heights), heights, np.nan)
        return [
            [
                QPointF(self._x(area, step), self._y(area, value))
                for step, value in zip(steps[run].tolist(), heights[run].tolist(), strict=True)
            ]
            for run in unbroken(finite, steps, self._resets if line.breaks else ())
        ]

    def _told(self, step: int) -> str:
        numbers = (f"{one.name}: {number(float(one.values[step]), 4)}" for one in self._lines)
        return "\n".join((self._name(step), *numbers))

    def _name(self, step: int) -> str:
        return shortened(self._called[step], _LONGEST) if self._called else f"t = {step}"

    def _step_at(self, x: float) -> int | None:
        area = self._area()
        share = (x - area.left()) / max(area.width(), 1.0)
        if not self._lines or not -0.02 <= share <= 1.02:
            return None
        return min(max(round(share * (self._steps - 1)), 0), self._steps - 1)

    @property
    def _steps(self) -> int:
        return len(self._lines[0].values)

    def _area(self) -> QRectF:
        return unscaled(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def _x(self, area: QRectF, t: float) -> float:
        return area.left() + area.width() * t / max(self._steps - 1, 1)

    def _y(self, area: QRectF, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return area.bottom() - area.height() * share


def _paint_run(painter: QPainter, line: Line, points: list[QPointF]) -> None:
    painter.setPen(QPen(theme().role(line.role), 2.0, line.style))
    painter.drawPolyline(QPolygonF(points))
    if len(points) == 1:
        # No line leads to a step that stands alone, as the only one or between resets.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().role(line.role))
        painter.drawEllipse(points[0], _DOT, _DOT)


def pooled(values: Array, pixels: int) -> tuple[Array, Array]:
    """Return steps and numbers of ``values (T,)``: all, or the least and largest of each pixel."""
    if len(values) <= 4 * pixels:
        return np.arange(len(values), dtype=np.float64), values
    size = -(-len(values) // pixels)
    padded = np.full(size * -(-len(values) // size), np.nan)
    padded[: len(values)] = values
    rows = padded.reshape(-1, size)
    known = ~np.isnan(rows)
    low = np.where(known, rows, np.inf).min(axis=1)
    high = np.where(known, rows, -np.inf).max(axis=1)
    both = np.column_stack([low, high])
    both[~known.any(axis=1)] = np.nan
    return np.repeat(np.arange(len(rows)) * size + (size - 1) / 2, 2), both.reshape(-1)
