"""A drop-down list whose arrow is painted."""

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QComboBox

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter, unscaled

_ARROW = QPolygonF([QPointF(-3, -1.5), QPointF(0, 1.5), QPointF(3, -1.5)])
_FROM_RIGHT, _STROKE = 11.0, 1.4


class ChoiceBox(QComboBox):
    """A list to choose from; its arrow stays sharp at every size and in vector files.

    An image in the style sheet would need Qt's readers of images, before the first paint.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(unscaled(self.width()) - _FROM_RIGHT, unscaled(self.height()) / 2)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        color = theme().color("muted")
        painter.setPen(QPen(color, _STROKE, Qt.PenStyle.SolidLine, round_cap, round_join))
        painter.drawPolyline(_ARROW)
