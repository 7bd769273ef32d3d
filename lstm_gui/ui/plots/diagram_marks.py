"""Marks of the diagram: outlines of nodes, heads of arrows, and locks on what is held."""

from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QColor, QPainter, QPolygonF

from lstm_gui.scenes.pictures.parts import Node, Point
from lstm_gui.ui.plots.wire_paths import direction_of
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, Theme, brush_of, pen_of


def paint_arrow(painter: QPainter, points: tuple[Point, ...], color: QColor, width: float) -> None:
    """Paint the head of an arrow where the line through ``points`` ends."""
    (x1, y1), cos, sin = points[-1], *direction_of(points)
    length, half = 9.0, 4.0 + width / 4
    corners = ((0.0, 0.0), (-length, half), (-length, -half))
    painter.setPen(NO_PEN)
    painter.setBrush(brush_of(color))
    painter.drawPolygon(
        QPolygonF([QPointF(x1 + a * cos - b * sin, y1 + a * sin + b * cos) for a, b in corners])
    )


def paint_lock(painter: QPainter, node: Node, theme: Theme) -> None:
    """Mark a number that is held: a small lock on the corner of its node."""
    x, y = node.center[0] + node.size[0] / 2 - 2, node.center[1] - node.size[1] / 2 + 2
    painter.setPen(pen_of(theme.color("card"), 1.5))
    painter.setBrush(brush_of(theme.color("text")))
    painter.drawEllipse(QPointF(x, y), 9.0, 9.0)
    painter.setPen(pen_of(theme.color("card"), 1.5))
    painter.setBrush(NO_BRUSH)
    painter.drawArc(QRectF(x - 2.5, y - 5.5, 5.0, 6.0), 0, 180 * 16)
    painter.fillRect(QRectF(x - 3.5, y - 1.5, 7.0, 5.5), theme.color("card"))


def paint_outline(painter: QPainter, node: Node, grow: float = 0.0) -> None:
    """Paint the shape of a node, ``grow`` pixels larger on each side."""
    width, height = node.size[0] + 2 * grow, node.size[1] + 2 * grow
    rect = QRectF(node.center[0] - width / 2, node.center[1] - height / 2, width, height)
    if node.shape in ("times", "plus", "word"):
        painter.drawEllipse(rect)
    else:
        painter.drawRoundedRect(rect, 7 + grow, 7 + grow)
