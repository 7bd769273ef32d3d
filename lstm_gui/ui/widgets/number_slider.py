"""A slider for a signed number: filled from zero, drag, keys, wheel, double click."""

import math
from functools import cached_property

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PyQt6.QtWidgets import QSlider, QWidget

from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.style.colormaps import ink_on
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, faded, pen_of
from lstm_gui.ui.widgets.gesture import Gesture
from lstm_gui.ui.widgets.influence_mark import FAINTEST, horizontal_mark
from lstm_gui.ui.widgets.key_steps import GRID, after_key, after_wheel, snapped
from lstm_gui.words.numbers import number

_KNOB, _MARK = 7.0, 8.5
_MARK_SIZES = 12
"""So many sizes of the mark can be told apart; a smaller change is not painted."""


class NumberSlider(QSlider):
    """`QSlider` on the grid of hundredths, from ``-reach`` to ``+reach`` or between two ends.

    Signals
    -------
    edited(float, int)
        The user moved it: the number and the gesture it belongs to.
    reset_asked()
        Double click: back to the default.
    """

    edited = pyqtSignal(float, int)
    reset_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._gesture = Gesture()
        self._exact = 0.0
        self._low, self._high = 0.0, 0.0
        self._role = "data"
        self._influence = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        self._moves.settle()
        value = after_key(event, self._exact, (self._low, self._high))
        if value is None:
            event.ignore()
        else:
            self._edit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # an unfocused slider lets the panel scroll
            return
        self._moves.settle()
        self._edit(after_wheel(event, self._exact))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture.begin()
            self.setSliderDown(True)
            self._follow(unscaled(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._moves.add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._moves.settle()
            self.setSliderDown(False)
            self._gesture.begin()

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
        self._groove(painter, _KNOB, unscaled(self.width()) - _KNOB, middle, theme().color("track"))
        if math.isnan(self._exact):
            return
        self._groove(painter, min(knob, zero), max(knob, zero), middle, color)
        if self.hasFocus():
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(faded(theme().color("accent"), 0.35)))
            painter.drawEllipse(QPointF(knob, middle), _KNOB + 4, _KNOB + 4)
        painter.setPen(pen_of(color, 2.2))
        beyond = self._inside(self._exact) != self._exact
        inside = color if beyond else theme().color("card")
        painter.setBrush(brush_of(inside))
        painter.drawEllipse(QPointF(knob, middle), _KNOB, _KNOB)
        if abs(self._influence) >= FAINTEST:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(ink_on(inside)))
            painter.drawPolygon(horizontal_mark(self._influence, _MARK, knob, middle))

    def _groove(
        self, painter: QPainter, left: float, right: float, y: float, color: QColor
    ) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(color))
        painter.drawRoundedRect(QRectF(left, y - 1.75, right - left, 3.5), 1.75, 1.75)

    def _x_of(self, value: float) -> float:
        share = (self._inside(value) - self._low) / (self._high - self._low)
        return _KNOB + 3 + share * (unscaled(self.width()) - 2 * _KNOB - 6)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._follow_pointer, self)

    def _follow_pointer(self, places: list[QPointF]) -> None:
        self._follow(unscaled(places[-1].x()))

    def _follow(self, x: float) -> None:
        share = (x - _KNOB - 3) / max(unscaled(self.width()) - 2 * _KNOB - 6, 1)
        inside = min(max(share, 0.0), 1.0)
        self._edit(snapped(self._low + inside * (self._high - self._low)))

    def _inside(self, value: float) -> float:
        return 0.0 if math.isnan(value) else min(max(value, self._low), self._high)

    def _edit(self, value: float) -> None:
        if value != self._exact:
            self.show_number(value)
            self.edited.emit(value, self._gesture.current)
