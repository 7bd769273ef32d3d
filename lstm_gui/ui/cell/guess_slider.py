"""A slider to guess a number with: it starts out empty."""

from functools import cached_property

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSlider, QWidget

from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, faded, pen_of
from lstm_gui.words.numbers import number

_STEPS = 200
_KNOB = 7.0


class GuessSlider(QSlider):
    """Runs from one bound to the other; what it shows is nothing until it is moved.

    Signals
    -------
    moved(float)
        The learner moves it.
    settled(float)
        The learner let go of it or pressed Enter.
    """

    moved = pyqtSignal(float)
    settled = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._bounds = (0.0, 1.0)
        self._touched = False
        self.setRange(0, _STEPS)
        self.setSingleStep(2)
        self.setPageStep(20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._moved)
        self.clear()

    @property
    def number(self) -> float:
        low, high = self._bounds
        return round(low + (high - low) * self.value() / _STEPS, 4)

    def clear(self) -> None:
        """Show nothing, the knob in the middle."""
        blocked = self.blockSignals(True)
        self.setValue(_STEPS // 2)
        self.blockSignals(blocked)
        self._touched = False
        self.setAccessibleDescription("")
        self.update()

    def show_bounds(self, low: float, high: float) -> None:
        """Let it run from ``low`` to ``high``."""
        self._bounds = (low, high)
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(120, 34)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(80, 34)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._moves.settle()
            self.settled.emit(self.number)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(unscaled(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._moves.add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._moves.settle()
            self.setSliderDown(False)
            self.settled.emit(self.number)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 11.0
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(theme().color("track")))
        length = unscaled(self.width()) - 2 * _KNOB
        painter.drawRoundedRect(QRectF(_KNOB, y - 1.75, length, 3.5), 1.75, 1.75)
        self._paint_bounds(painter)
        center = QPointF(self._x(), y)
        if self.hasFocus():
            glow = faded(theme().color("accent"), 0.35)
            painter.setBrush(brush_of(glow))
            painter.setPen(NO_PEN)
            painter.drawEllipse(center, _KNOB + 4, _KNOB + 4)
        color = theme().color("accent" if self._touched else "muted")
        painter.setPen(pen_of(color, 2.2))
        painter.setBrush(brush_of(theme().color("card")))
        painter.drawEllipse(center, _KNOB, _KNOB)

    def _paint_bounds(self, painter: QPainter) -> None:
        low, high = (f"{bound:g}".replace("-", "−") for bound in self._bounds)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(theme().color("muted"))
        below = QRectF(2, 18, unscaled(self.width()) - 4, 15)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, high)

    def _x(self) -> float:
        return _KNOB + 3 + self.value() / _STEPS * (unscaled(self.width()) - 2 * _KNOB - 6)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._follow_pointer, self)

    def _follow_pointer(self, places: list[QPointF]) -> None:
        self._follow(unscaled(places[-1].x()))

    def _follow(self, x: float) -> None:
        share = (x - _KNOB - 3) / max(unscaled(self.width()) - 2 * _KNOB - 6, 1)
        before = self.value()
        self.setValue(round(share * _STEPS))
        if self.value() == before:
            self._moved()

    def _moved(self) -> None:
        self._touched = True
        self.setAccessibleDescription(number(self.number))
        self.update()
        self.moved.emit(self.number)
