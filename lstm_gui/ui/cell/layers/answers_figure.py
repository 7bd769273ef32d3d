"""What the network answers, a row for each answer, under the time axis of the states."""

from typing import NamedTuple

import numpy as np
from PyQt6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PyQt6.QtWidgets import QToolTip, QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.answers_over_time import AnswersOverTime
from lstm_gui.scenes.curve_runs import unbroken
from lstm_gui.ui.style.cells import paint_cells
from lstm_gui.ui.style.colormaps import shaded
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled, scaled_painter, unscaled
from lstm_gui.ui.style.theme import pen_of
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.style.vectors import part, writes_vectors
from lstm_gui.words.numbers import number, percent

ROW, _GAP, _NAME, _VALUE = 15.0, 3.0, 11.0, 11.0
_ROLE = "hidden"
"""An answer is read off h."""


class Stretch(NamedTuple):
    """The steps that a picture shows: which of them are drawn, and where it begins and ends."""

    steps: range
    left: float
    right: float


class AnswersFigure(QWidget):
    """Maps of colours or curves, each with its name and its number at the cursor.

    Signals
    -------
    step_picked(int)
        A step was clicked.
    """

    step_picked = pyqtSignal(int)

    def __init__(self, margins: tuple[float, float], parent: QWidget) -> None:
        super().__init__(parent)
        self._margins = margins
        self._answers: AnswersOverTime | None = None
        self._stretch, self._t, self._curves = Stretch(range(1), -0.5, 0.5), 0, False
        self._total = 1
        self.setMouseTracking(True)

    def show_answers(
        self, answers: AnswersOverTime, stretch: Stretch, t: int, total: int, curves: bool
    ) -> None:
        """Show ``answers`` at ``stretch.steps`` of ``total``, the cursor at ``t``."""
        self._answers, self._stretch, self._t, self._curves = answers, stretch, t, curves
        self._total = total
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        rows = 1 if self._answers is None else len(self._answers.names)
        return QSize(scaled(300), scaled(rows * (ROW + _GAP)))

    def text_at_cursor(self) -> str:
        """Return what is answered at the cursor, in words."""
        if self._answers is None:
            return ""
        named = zip(self._answers.names, self._answers.at(self._t), strict=True)
        return ", ".join(f"{name} {self._written(value)}".lstrip() for name, value in named)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position()))
        row = int(unscaled(event.position()).y() // (ROW + _GAP))
        if self._answers is None or step is None or row >= len(self._answers.names):
            QToolTip.hideText()
            return
        value = self._written(self._answers.at(step)[row])
        show_tooltip(f"{self._answers.names[row]} {value}, t = {step}".lstrip(), self)
        if event.buttons() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._answers is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        answers = self._answers
        named = zip(answers.names, answers.values, answers.at(self._t), self._rows(), strict=True)
        for name, values, now, area in named:
            with part(painter, "answer", name):
                self._name(painter, name, area)
                painter.save()
                painter.setClipRect(area)
                (self._curve if self._curves else self._map)(painter, name, values, area)
                painter.restore()
                if shows(CURSOR):
                    self._number(painter, now, area)
        if shows(CURSOR):
            self._cursor(painter)

    def _name(self, painter: QPainter, name: str, area: QRectF) -> None:
        font, room = text_font(_NAME), area.left() - 8
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        written = lettering(shown, _NAME)
        painter.setPen(theme().color("text"))
        written.draw(painter, 4, area.center().y() + written.cap_height / 2)

    def _map(self, painter: QPainter, name: str, values: Array, area: QRectF) -> None:
        assert self._answers is not None
        steps = self._stretch.steps
        scale = _ROLE if self._answers.are_shares else "signed"
        image = shaded(scale, values[np.newaxis], self._answers.low, self._answers.high)
        left = self._x(area, steps.start - 0.5)
        right = self._x(area, steps.start + steps.step * len(steps) - 0.5)
        place = QRectF(QPointF(left, area.top()), QPointF(right, area.bottom()))
        if writes_vectors(painter):
            paint_cells(painter, image, place, name)
        else:
            painter.drawImage(place, image)

    def _curve(self, painter: QPainter, _name: str, values: Array, area: QRectF) -> None:
        assert self._answers is not None
        low, high = self._answers.low, self._answers.high
        painter.fillRect(area, theme().color("field"))
        inside = area.adjusted(0, 1.5, 0, -1.5)
        shares = (np.clip(values, low, high) - low) / (high - low)
        heights = inside.bottom() - shares * inside.height()
        steps = np.array(self._stretch.steps)
        painter.setPen(pen_of(theme().role(_ROLE), 1.8))
        for run in unbroken(values, steps, self._answers.resets):
            xs = (self._x(area, step) for step in steps[run].tolist())
            line = QPolygonF(list(map(QPointF, xs, heights[run].tolist())))
            painter.drawPolyline(line) if len(line) > 1 else painter.drawPoint(line[0])

    def _number(self, painter: QPainter, value: float, area: QRectF) -> None:
        painter.setPen(theme().ink(_ROLE))
        written = lettering(self._written(value), _VALUE, QFont.Weight.DemiBold)
        written.draw(painter, area.right() + 6, area.center().y() + written.cap_height / 2)

    def _cursor(self, painter: QPainter) -> None:
        rows = self._rows()
        x = self._x(rows[0], self._t)
        if rows[0].left() <= x <= rows[0].right():
            painter.setPen(pen_of(theme().color("text"), 1.4))
            painter.drawLine(QLineF(x, rows[0].top(), x, rows[-1].bottom()))

    def _rows(self) -> list[QRectF]:
        left, right = self._margins
        width = max(unscaled(self.width()) - left - right, 1.0)
        count = 0 if self._answers is None else len(self._answers.names)
        return [QRectF(left, row * (ROW + _GAP), width, ROW) for row in range(count)]

    def _x(self, area: QRectF, step: float) -> float:
        left, right = self._stretch.left, self._stretch.right
        return area.left() + area.width() * (step - left) / (right - left)

    def _step_at(self, spot: QPointF) -> int | None:
        rows = self._rows()
        if not rows or not rows[0].left() <= spot.x() < rows[0].right():
            return None
        left, right = self._stretch.left, self._stretch.right
        step = round(left + (spot.x() - rows[0].left()) * (right - left) / rows[0].width())
        return min(max(step, 0), self._total - 1)

    def _written(self, value: float) -> str:
        shares = self._answers is not None and self._answers.are_shares
        return percent(float(value)) if shares else number(float(value))
