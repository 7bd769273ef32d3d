"""Marks of the diagram: heads of arrows, levels, outlines of nodes, their signs, locks."""

from functools import lru_cache

from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QColor, QPainter, QPolygonF

from lstm_gui.scenes.pictures.parts import Node, Point
from lstm_gui.ui.plots.wire_paths import direction_of
from lstm_gui.ui.style.least_line import line_width
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, Theme, brush_of, pen_of
from lstm_gui.words.numbers import drawn_share


def paint_arrow(painter: QPainter, points: tuple[Point, ...], color: QColor, width: float) -> None:
    """Paint the head of an arrow where the line through ``points`` ends."""
    painter.setPen(NO_PEN)
    painter.setBrush(brush_of(color))
    painter.drawPolygon(_head(points, width))


@lru_cache(maxsize=256)
def _head(points: tuple[Point, ...], width: float) -> QPolygonF:
    (x1, y1), cos, sin = points[-1], *direction_of(points)
    length, half = 9.0, 4.0 + width / 4
    corners = ((0.0, 0.0), (-length, half), (-length, -half))
    return QPolygonF([QPointF(x1 + a * cos - b * sin, y1 + a * sin + b * cos) for a, b in corners])


def paint_level(painter: QPainter, node: Node, tube: QRectF, value: float, theme: Theme) -> None:
    """Paint ``value``, from -1 or 0 to 1, as a column in ``tube``."""
    painter.setPen(NO_PEN)
    painter.setBrush(brush_of(theme.color("track")))
    painter.drawRoundedRect(tube, 2.5, 2.5)
    signed = node.signed
    zero = tube.center().y() if signed else tube.bottom()
    height = drawn_share(value, 1.0) * tube.height() * (0.5 if signed else 1.0)
    painter.setBrush(brush_of(theme.role(node.role)))
    painter.drawRoundedRect(
        QRectF(tube.left(), zero - height, tube.width(), height).normalized(), 2, 2
    )
    if signed:
        painter.setBrush(brush_of(theme.color("muted")))
        high = line_width(1.0)
        painter.drawRect(QRectF(tube.left() - 2, zero - high / 2, tube.width() + 4, high))


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


def rect_of(node: Node, grow: float = 0.0) -> QRectF:
    """Return where ``node`` lies, by ``grow`` larger at each side."""
    width, height = node.size[0] + 2 * grow, node.size[1] + 2 * grow
    return QRectF(node.center[0] - width / 2, node.center[1] - height / 2, width, height)


def paint_outline(painter: QPainter, node: Node, grow: float = 0.0) -> None:
    """Paint the shape of ``node``, by ``grow`` larger at each side."""
    rect = rect_of(node, grow)
    if node.shape in ("times", "plus", "word"):
        painter.drawEllipse(rect)
    else:
        painter.drawRoundedRect(rect, 7 + grow, 7 + grow)


def paint_sign(painter: QPainter, node: Node) -> None:
    """Paint the plus or the times of ``node`` with the pen of ``painter``."""
    (x, y), arm = node.center, 5.0
    strokes = (
        ((-arm, 0), (arm, 0), (0, -arm), (0, arm))
        if node.shape == "plus"
        else ((-arm, -arm), (arm, arm), (-arm, arm), (arm, -arm))
    )
    scale = 1.0 if node.shape == "plus" else 0.75
    points = [QPointF(x + dx * scale, y + dy * scale) for dx, dy in strokes]
    painter.drawLine(points[0], points[1])
    painter.drawLine(points[2], points[3])
