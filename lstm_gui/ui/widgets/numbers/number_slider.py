"""A slider for a signed number: filled from zero, drag, keys, wheel, double click."""

import math

from PyQt6.QtCore import QPointF, QSize, pyqtSignal
from PyQt6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.style.colormaps import ink_on
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of
from lstm_gui.ui.widgets.numbers.influence_mark import FAINTEST, horizontal_mark
from lstm_gui.ui.widgets.numbers.key_steps import GRID, RESETS, after_key, after_wheel, snapped
from lstm_gui.ui.widgets.numbers.knob_slider import KnobSlider
from lstm_gui.words.numbers import number

_MARK = 8.5
_MARK_SIZES = 12
"""So many sizes of the mark can be told apart; a smaller change is not painted."""


class NumberSlider(KnobSlider):
    """`QSlider` on the grid of hundredths, from ``-reach`` to ``+reach`` or between two ends.

    Signals
    -------
    edited(float, int)
        The user moved it: the number and the gesture it belongs to.
    reset_asked()
        Double click or Del: back to the default.
    """

    edited = pyqtSignal(float, int)
    reset_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gesture = Gesture()
        self._exact = 0.0
        self._low, self._high = 0.0, 0.0
        self._role = "data"
        self._influence = 0.0
        self.set_reach(3.0)

    @property
    def number(self) -> float:
        """Return the number shown, exact even where the slider cannot be."""
        return self._exact

    def show_number(self, value: float) -> None:
        """Show ``value`` without telling anybody."""
        if value == self._exact:
            return
        self._exact = value
        blocked = self.blockSignals(True)
        self.setValue(round(self._inside(value) / GRID))
        self.blockSignals(blocked)
        self.setAccessibleDescription(number(value, digits=4))
        self.update()

    def set_reach(self, reach: float) -> None:
        """Let the slider run from ``-reach`` to ``+reach``."""
        self.set_ends(-reach, reach)

    def set_ends(self, low: float, high: float) -> None:
        """Let the slider run from ``low`` to ``high``."""
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            blocked = self.blockSignals(True)
            self.setRange(round(low / GRID), round(high / GRID))
            self.setValue(round(self._inside(self._exact) / GRID))
            self.blockSignals(blocked)
            self.update()

    def set_role(self, role: str) -> None:
        """Paint in the colour of ``role``."""
        if role != self._role:
            self._role = role
            self.update()

    def set_influence(self, share: float) -> None:
        """Mark in the knob how much the number matters, from -1 to 1."""
        share = round(share * _MARK_SIZES) / _MARK_SIZES
        if share != self._influence:
            self._influence = share
            self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(120, 24)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(56, 22)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.settle()
        if event.key() in RESETS:
            self.reset_asked.emit()
            return
        value = after_key(event, self._exact, (self._low, self._high))
        if value is None:
            event.ignore()
        else:
            self._edit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # an unfocused slider lets the panel scroll
            return
        self.settle()
        self._edit(after_wheel(event, self._exact))
        event.accept()

    def grasped(self) -> None:
        self._gesture.begin()

    def let_go(self) -> None:
        self._gesture.begin()

    def follow(self, share: float) -> None:
        self._edit(snapped(self._low + share * (self._high - self._low)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._gesture.begin()
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, knob, zero = unscaled(self.height()) / 2, self._x_of(self._exact), self._x_of(0.0)
        color = theme().role(self._role) if self.isEnabled() else theme().color("track")
        self.draw_whole_groove(painter, middle)
        if math.isnan(self._exact):
            return
        self.draw_groove(painter, min(knob, zero), max(knob, zero), middle, color)
        beyond = self._inside(self._exact) != self._exact
        inside = color if beyond else theme().color("card")
        self.draw_knob(painter, QPointF(knob, middle), color, inside)
        if abs(self._influence) >= FAINTEST:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(ink_on(inside)))
            painter.drawPolygon(horizontal_mark(self._influence, _MARK, knob, middle))

    def _x_of(self, value: float) -> float:
        return self.x_of((self._inside(value) - self._low) / (self._high - self._low))

    def _inside(self, value: float) -> float:
        return 0.0 if math.isnan(value) else min(max(value, self._low), self._high)

    def _edit(self, value: float) -> None:
        if value != self._exact:
            self.show_number(value)
            self.edited.emit(value, self._gesture.current)
