"""The input sequence as lanes that are drawn with the mouse."""

from functools import cached_property

import numpy as np
from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.core.arrays import NDArray, largest_magnitude
from lstm_gui.ui.cell.parameters.slider_stack import IN_A_LIST, MOST_AT_ONCE
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.style.colormaps import shade
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import fit, scaled, scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded, pen_of
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.numbers.key_steps import snapped
from lstm_gui.words.input_names import Names, input_heading
from lstm_gui.words.numbers import drawn_share

LANE, LEFT = 38, 30


class SequenceCanvas(QWidget):
    """One lane of bars for each input; of very many, lanes of those that have sliders.

    Signals
    -------
    drawn(object, int)
        ``{(t, input): number}`` that the pen passed over, and the gesture.
    step_picked(int)
        The step where the pen was set down.
    """

    drawn = pyqtSignal(object, int)
    step_picked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._x: NDArray[np.float64] = np.zeros((1, 1))
        self._t, self._reach = 0, 1.0
        self._lanes = range(1)
        self._names: Names = None
        self._pen: tuple[int, int, float] | None = None
        self._gesture = Gesture()
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fit(self._fit)

    def show_sequence(self, x: NDArray[np.float64], t: int, names: Names = None) -> None:
        """Show ``x (T, I)`` with step ``t`` marked; its inputs may have ``names``."""
        self._names = names
        if x is self._x and t == self._t:
            return
        if x.shape[1] != self._x.shape[1]:
            self._lanes = range(x.shape[1] if x.shape[1] <= MOST_AT_ONCE else IN_A_LIST)
        self._x, self._t = x, t
        if self._pen is None:  # the scale stands still while it is being drawn on
            self._reach = max(1.0, largest_magnitude(x))
        self._fit()
        self.update()

    def show_lanes(self, first: int, last: int) -> None:
        """Show no others than the inputs from ``first`` to ``last``."""
        if range(first, last + 1) != self._lanes:
            self._lanes = range(first, last + 1)
            self._fit()
            self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(220, LANE * len(self._lanes))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(self.told(QPointF(event.pos())), self, event.globalPos())
            return True
        return super().event(event)

    def told(self, place: QPointF) -> str:
        """Return what is told at ``place``: which input it is, and what can be done."""
        lane = self._lane_at(place)
        return f"{input_heading(self._names, lane)}\n{self.toolTip()}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            lane = self._lane_at(event.position())
            step, value = self._spot(unscaled(event.position()), lane)
            self._pen = (lane, step, value)
            self._gesture.begin()
            self.step_picked.emit(step)
            self.drawn.emit({(step, lane): value}, self._gesture.current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pen is not None:
            self._moves.add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moves.settle()
        self._pen = None

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        self._paint_cursor(painter)
        for lane in self._lanes:
            self._paint_lane(painter, lane)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._draw_along, self)

    def _draw_along(self, places: list[QPointF]) -> None:
        if self._pen is None:
            return
        lane, before, start = self._pen
        changes: dict[tuple[int, int], float] = {}
        for place in places:
            step, value = self._spot(unscaled(place), lane)
            changes.update(_between(lane, (before, start), (step, value)))
            before, start = step, value
        self._pen = (lane, before, start)
        self.drawn.emit(changes, self._gesture.current)

    def _lane_at(self, place: QPointF) -> int:
        lane = int(unscaled(place).y() // LANE)
        return self._lanes[min(max(lane, 0), len(self._lanes) - 1)]

    def _fit(self) -> None:
        self.setFixedHeight(scaled(LANE * len(self._lanes)))

    def _paint_cursor(self, painter: QPainter) -> None:
        glow = faded(theme().color("accent"), 0.2)
        painter.fillRect(self._bar(self._t, 0.0, unscaled(self.height())), glow)

    def _paint_lane(self, painter: QPainter, lane: int) -> None:
        zero = self._zero(lane)
        painter.setPen(theme().color("muted"))
        typeset(f"x_{{{lane + 1}}}", 14).draw(painter, 2, zero + 4)
        painter.setPen(pen_of(theme().color("border"), 1))
        painter.drawLine(QPointF(LEFT, zero), QPointF(unscaled(self.width()), zero))
        for step in self._told_apart():
            value = float(self._x[step, lane])
            length = drawn_share(value, self._reach) * (LANE / 2 - 3)
            bar = self._bar(step, zero - max(length, 0.0), abs(length))
            painter.fillRect(bar, _bar_color(value, self._reach))

    def _zero(self, lane: int) -> float:
        return LANE * (lane - self._lanes.start + 0.5)

    def _told_apart(self) -> range:
        """Return the steps to draw: of a very long sequence one for each pixel."""
        return range(
            0, len(self._x), max(1, len(self._x) // max(round(unscaled(self.width())) - LEFT, 1))
        )

    def _bar(self, step: int, top: float, height: float) -> QRectF:
        width = (unscaled(self.width()) - LEFT) / len(self._x)
        gap = 1.0 if width > 4 else 0.0
        return QRectF(LEFT + step * width + gap / 2, top, max(width - gap, 1.0), height)

    def _spot(self, position: QPointF, lane: int) -> tuple[int, float]:
        width = (unscaled(self.width()) - LEFT) / len(self._x)
        step = min(max(int((position.x() - LEFT) // width), 0), len(self._x) - 1)
        value = (self._zero(lane) - position.y()) / (LANE / 2 - 3) * self._reach
        return step, snapped(min(max(value, -self._reach), self._reach))


def _bar_color(value: float, reach: float) -> QColor:
    # A bar starts a good way into its colour: near white it would not be seen.
    return shade("signed", value + np.sign(value) * 0.3 * reach, -reach, reach)


def _between(
    lane: int, start: tuple[int, float], end: tuple[int, float]
) -> dict[tuple[int, int], float]:
    """Return the numbers of all steps that a quick stroke of the pen jumped over."""
    steps = range(min(start[0], end[0]), max(start[0], end[0]) + 1)
    if len(steps) == 1:
        return {(end[0], lane): end[1]}
    ends = sorted((start, end))
    values = np.interp(steps, [at for at, _ in ends], [value for _, value in ends])
    return {(step, lane): snapped(float(value)) for step, value in zip(steps, values, strict=True)}
