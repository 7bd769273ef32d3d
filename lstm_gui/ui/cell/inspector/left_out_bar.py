"""How a bar looks that is left out: its outline alone."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter, QPen

from lstm_gui.ui.style.current import theme


def paint_left_out(painter: QPainter, bar: QRectF, role: str) -> None:
    """Paint the outline of ``bar``, dashed, in the colour of ``role``."""
    painter.save()
    painter.setPen(QPen(theme().ink(role), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.restore()
