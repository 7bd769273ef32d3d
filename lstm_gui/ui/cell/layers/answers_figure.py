"""What the network answers, a row for each answer, under the time axis of the states."""

from typing import NamedTuple

import numpy as np
from PyQt6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QToolTip, QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.answers_over_time import AgainstTarget, AnswersOverTime
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
from lstm_gui.words.numbers import beside_drawn, percent
from lstm_gui.words.translation import message, tr

ROW, _GAP, _NAME, _VALUE = 15.0, 3.0, 11.0, 11.0
_TRUTH = 5.0
"""How high what should be answered stands below an answer."""
_ERROR, _IS_RIGHT, _WRONG = message("error"), message("right"), message("wrong")
_SHOULD_BE = message("{answer}, target {truth}")
_ROLE = "hidden"
"""An answer is read off h."""


class Stretch(NamedTuple):
    """The steps that a picture shows: which of them are drawn, and where it begins and ends."""

    steps: range
    left: float
    right: float


class _Scale(NamedTuple):
    """The colours of a map, and between which numbers maps and curves go."""

    role: str
    low: float
    high: float


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
        rows = 1 if self._answers is None else self._row_count
        return QSize(scaled(300), scaled(rows * (ROW + _GAP)))

    def text_at_cursor(self) -> str:
        """Return what is answered at the cursor, in words."""
        if self._answers is None:
            return ""
        return ", ".join(self._said(row, self._t) for row in range(self._row_count))

    def _said(self, row: int, step: int) -> str:
        """Return what the answer of ``row`` is at ``step``, and what it should be."""
        answers = self._answers
        assert answers is not None
        against = answers.against_at(step)
        if row == len(answers.names):
            assert against is not None
            return f"{tr(_ERROR)} {error_text(against)}"
        said = f"{answers.names[row]} {self._written(answers.at(step)[row])}".lstrip()
        if against is None or np.isnan(against.truth[row, 0]):
            return said
        return tr(_SHOULD_BE).format(answer=said, truth=self._written(against.truth[row, 0]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(unscaled(event.position()))
        row = int(unscaled(event.position()).y() // (ROW + _GAP))
        if self._answers is None or step is None or not 0 <= row < self._row_count:
            # A drag may go on above the rows and below them.
            QToolTip.hideText()
        else:
            show_tooltip(f"{self._said(row, step)}, t = {step}", self)
        if step is not None and event.buttons() == Qt.MouseButton.LeftButton:
            self.step_picked.emit(step)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._answers is None:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        answers, areas = self._answers, self._rows()
        for row, (now, area) in enumerate(zip(answers.at(self._t), areas, strict=False)):
            self._row(painter, row, float(now), area)
        if answers.against is not None:
            self._errors(painter, answers.against, areas[-1])
        if shows(CURSOR):
            self._cursor(painter)

    def _name(self, painter: QPainter, name: str, area: QRectF) -> None:
        font, room = text_font(_NAME), area.left() - 8
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        written = lettering(shown, _NAME)
        painter.setPen(theme().color("text"))
        written.draw(painter, 4, area.center().y() + written.cap_height / 2)

    def _row(self, painter: QPainter, row: int, now: float, area: QRectF) -> None:
        answers = self._answers
        assert answers is not None
        name, values = answers.names[row], answers.values[row]
        truth = None if answers.against is None else answers.against.truth[row]
        scale = _Scale(_ROLE if answers.are_shares else "signed", answers.low, answers.high)
        with part(painter, "answer", name):
            self._name(painter, name, area)
            painter.save()
            painter.setClipRect(area)
            if self._curves:
                painter.fillRect(area, theme().color("field"))
                self._curve(painter, values, scale, area, pen_of(theme().role(_ROLE), 1.8))
                if truth is not None:
                    dashes = QPen(theme().color("text"), 1.2, Qt.PenStyle.DashLine)
                    self._curve(painter, truth, scale, area, dashes)
            elif truth is None:
                self._map(painter, name, values, scale, area)
            else:
                self._map(painter, name, values, scale, area.adjusted(0, 0, 0, -_TRUTH))
                self._map(painter, name, truth, scale, area.adjusted(0, ROW - _TRUTH, 0, 0))
            painter.restore()
            if shows(CURSOR):
                self._number(painter, self._written(now), area)

    def _errors(self, painter: QPainter, against: AgainstTarget, area: QRectF) -> None:
        name, scale = tr(_ERROR), _Scale("signed", -against.high, against.high)
        with part(painter, "error", name):
            self._name(painter, name, area)
            painter.save()
            painter.setClipRect(area)
            if self._curves:
                painter.fillRect(area, theme().color("field"))
                pen = pen_of(theme().role(_ROLE), 1.8)
                self._curve(painter, against.errors, scale, area, pen)
            else:
                self._map(painter, name, against.errors, scale, area)
            painter.restore()
            now = None if self._answers is None else self._answers.against_at(self._t)
            if shows(CURSOR) and now is not None:
                self._number(painter, error_text(now), area)

    def _map(
        self, painter: QPainter, name: str, values: Array, scale: _Scale, area: QRectF
    ) -> None:
        steps = self._stretch.steps
        image = shaded(scale.role, values[np.newaxis], scale.low, scale.high)
        left = self._x(area, steps.start - 0.5)
        right = self._x(area, steps.start + steps.step * len(steps) - 0.5)
        place = QRectF(QPointF(left, area.top()), QPointF(right, area.bottom()))
        if writes_vectors(painter):
            paint_cells(painter, image, place, name)
        else:
            painter.drawImage(place, image)

    def _curve(
        self, painter: QPainter, values: Array, scale: _Scale, area: QRectF, pen: QPen
    ) -> None:
        assert self._answers is not None
        inside = area.adjusted(0, 1.5, 0, -1.5)
        shares = (np.clip(values, scale.low, scale.high) - scale.low) / (scale.high - scale.low)
        heights = inside.bottom() - shares * inside.height()
        steps = np.array(self._stretch.steps)
        painter.setPen(pen)
        for run in unbroken(values, steps, self._answers.resets):
            xs = (self._x(area, step) for step in steps[run].tolist())
            line = QPolygonF(list(map(QPointF, xs, heights[run].tolist())))
            painter.drawPolyline(line) if len(line) > 1 else painter.drawPoint(line[0])

    def _number(self, painter: QPainter, text: str, area: QRectF) -> None:
        painter.setPen(theme().ink(_ROLE))
        written = lettering(text, _VALUE, QFont.Weight.DemiBold)
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
        rows = range(self._row_count)
        return [QRectF(left, row * (ROW + _GAP), width, ROW) for row in rows]

    @property
    def _row_count(self) -> int:
        """A row for each answer, and one for how far they are off."""
        if self._answers is None:
            return 0
        return len(self._answers.names) + (self._answers.against is not None)

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
        assert self._answers is not None
        if self._answers.are_shares:
            return percent(float(value))
        return beside_drawn(float(value), self._answers.high)


def error_text(against: AgainstTarget) -> str:
    """Return how far the answer is off at the first of the steps."""
    value = float(against.errors[0])
    if against.of_classes and not np.isnan(value):
        return tr(_WRONG if value else _IS_RIGHT)
    return beside_drawn(value, against.high, signed=True)
