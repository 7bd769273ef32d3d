"""What sliders of this program share: a round knob on a groove, which goes to the pointer."""

from functools import cached_property

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QMouseEvent, QPainter
from PyQt6.QtWidgets import QSlider, QWidget

from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.scale import unscaled
from lstm_gui.ui.style.theme import NO_PEN, brush_of, faded, pen_of

KNOB = 7.0
"""The radius of the knob."""
_ASIDE = KNOB + 3


class KnobSlider(QSlider):
    """A horizontal `QSlider` that follows the pointer, once a turn of the event loop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow(self, share: float) -> None:
        """Take the pointer's place, 0 at the left end and 1 at the right one."""
        raise TypeError(f"{type(self).__name__} does not say what a place means")

    def grasped(self) -> None:
        """Answer that the knob is held."""

    def let_go(self) -> None:
        """Answer that it is held no more."""

    def settle(self) -> None:
        """Take the last place of the pointer now, if it was only noted so far."""
        self._moves.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.grasped()
            self.setSliderDown(True)
            self._go([event.position()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._moves.add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.settle()
            self.setSliderDown(False)
            self.let_go()

    def x_of(self, share: float) -> float:
        """Return where the knob stands at ``share`` of the way."""
        return _ASIDE + share * (unscaled(self.width()) - 2 * _ASIDE)

    def draw_whole_groove(self, painter: QPainter, y: float) -> None:
        """Draw what the knob runs on."""
        color = theme().color("track")
        self.draw_groove(painter, KNOB, unscaled(self.width()) - KNOB, y, color)

    def draw_groove(
        self, painter: QPainter, left: float, right: float, y: float, color: QColor
    ) -> None:
        """Draw a part of it."""
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(color))
        painter.drawRoundedRect(QRectF(left, y - 1.75, right - left, 3.5), 1.75, 1.75)

    def draw_knob(self, painter: QPainter, center: QPointF, rim: QColor, inside: QColor) -> None:
        """Draw the knob, and a glow around it where the keys go to it."""
        if has_keys(self):
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(faded(theme().color("accent"), 0.35)))
            painter.drawEllipse(center, KNOB + 4, KNOB + 4)
        painter.setPen(pen_of(rim, 2.2))
        painter.setBrush(brush_of(inside))
        painter.drawEllipse(center, KNOB, KNOB)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._go, self)

    def _go(self, places: list[QPointF]) -> None:
        share = (unscaled(places[-1].x()) - _ASIDE) / max(unscaled(self.width()) - 2 * _ASIDE, 1)
        self.follow(min(max(share, 0.0), 1.0))
