"""A slider to guess a number with: it starts out empty."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.widgets.numbers.knob_slider import KnobSlider
from lstm_gui.words.numbers import briefly, number

_STEPS = 200
_MIDDLE = 11.0


class GuessSlider(KnobSlider):
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
        super().__init__(parent)
        self._bounds = (0.0, 1.0)
        self._touched = False
        self.setRange(0, _STEPS)
        self.setSingleStep(2)
        self.setPageStep(20)
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
            self.settle()
            self.settled.emit(self.number)
        else:
            super().keyPressEvent(event)

    def let_go(self) -> None:
        self.settled.emit(self.number)

    def follow(self, share: float) -> None:
        before = self.value()
        self.setValue(round(share * _STEPS))
        if self.value() == before:
            self._moved()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_whole_groove(painter, _MIDDLE)
        self._paint_bounds(painter)
        color = theme().color("accent" if self._touched else "muted")
        knob = QPointF(self.x_of(self.value() / _STEPS), _MIDDLE)
        self.draw_knob(painter, knob, color, theme().color("card"))

    def _paint_bounds(self, painter: QPainter) -> None:
        low, high = map(briefly, self._bounds)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(theme().color("muted"))
        below = QRectF(2, 18, unscaled(self.width()) - 4, 15)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, high)

    def _moved(self) -> None:
        self._touched = True
        self.setAccessibleDescription(number(self.number))
        self.update()
        self.moved.emit(self.number)
