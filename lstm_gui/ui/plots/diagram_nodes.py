"""The nodes of a diagram: what of them stands still in a drag, their levels, their locks."""

from collections.abc import Hashable

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QColor, QPainter

from lstm_gui.scenes.pictures.parts import Node, Picture
from lstm_gui.ui.plots.diagram_type import DiagramType
from lstm_gui.ui.style.fonts import least_type
from lstm_gui.ui.style.kept_picture import KeptPicture
from lstm_gui.ui.style.least_line import line_width
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, Theme, brush_of, mixed, pen_of
from lstm_gui.words.numbers import drawn_share

_LIT, _CHOSEN = 5.0, 3.5
"""How far the light around a node reaches that is pointed at, and around the selected gate."""
_LINE = 2.0


class StillParts:
    """Pictures of what stands still in a diagram: the body of the cell, and its nodes."""

    def __init__(self) -> None:
        self.body, self.nodes = KeptPicture(), KeptPicture()


class NodesPainter(Struct, frozen=True):
    """Paints outlines, symbols, words and signs, of which some nodes are ``lit`` or ``chosen``."""

    picture: Picture
    theme: Theme
    type: DiagramType
    lit: frozenset[str]
    chosen: frozenset[str]

    @property
    def area(self) -> QRectF:
        """Where all of it lies, in units of the drawing."""
        area, around = QRectF(), _LIT + _LINE
        for node in self.picture.nodes:
            area |= rect_of(node)
        return area.adjusted(-around, -around, around, around)

    @property
    def looks(self) -> Hashable:
        """All that it depends on."""
        room = self.type.least, self.type.crowded, self.type.levelled, least_type()
        return self.picture, self.theme, room, self.lit, self.chosen

    def paint(self, painter: QPainter) -> None:
        """Paint all nodes."""
        for node in self.picture.nodes:
            self.paint_node(painter, node)

    def paint_node(self, painter: QPainter, node: Node) -> None:
        """Paint one of them."""
        if node.name in self.lit or node.name in self.chosen:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(halo_of(self.theme, node.role)))
            grow = _LIT if node.name in self.lit else _CHOSEN
            paint_outline(painter, node, grow)
        painter.setPen(pen_of(self.theme.role(node.role), _LINE))
        painter.setBrush(brush_of(self.theme.color("card")))
        paint_outline(painter, node)
        paint = {"gate": self._gate, "box": self._word, "word": self._word}
        paint.get(node.shape, self._sign)(painter, node)

    def _gate(self, painter: QPainter, node: Node) -> None:
        painter.setPen(self.theme.ink(node.role, "body"))
        symbol, at = self.type.gate_symbol(node)
        symbol.draw(painter, *at)
        word, large = typeset(node.word, 12), self.type.large
        if self.type.crowded or symbol.width + word.width >= node.size[0] - (31 if large else 38):
            return
        painter.setPen(self.theme.color("muted"))
        left, top = node.center[0] - node.size[0] / 2, node.center[1] - node.size[1] / 2
        base = top + max(16 if large else 18, 1.2 * word.ascent + 3)
        word.draw(painter, left + node.size[0] - 8, base, align=1.0)

    def _word(self, painter: QPainter, node: Node) -> None:
        painter.setPen(self.theme.ink(node.role, "body"))
        word, base = self.type.word(node)
        word.draw(painter, node.center[0], base, align=0.5)

    def _sign(self, painter: QPainter, node: Node) -> None:
        painter.setPen(pen_of(self.theme.role(node.role), _LINE))
        paint_sign(painter, node)


def halo_of(theme: Theme, role: str) -> QColor:
    """Return the colour of the light around what is pointed at."""
    return mixed(theme.color("body"), theme.role(role), 0.35)


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
