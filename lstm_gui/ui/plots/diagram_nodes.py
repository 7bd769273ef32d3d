"""The nodes of a diagram without their numbers: what of them stands still in a drag."""

from collections.abc import Hashable

from msgspec import Struct
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QPainter

from lstm_gui.scenes.pictures.parts import Node, Picture
from lstm_gui.ui.plots import diagram_marks
from lstm_gui.ui.plots.diagram_type import DiagramType
from lstm_gui.ui.style.fonts import least_type
from lstm_gui.ui.style.kept_picture import KeptPicture
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.theme import NO_PEN, Theme, brush_of, mixed, pen_of

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
            area |= diagram_marks.rect_of(node)
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
            halo = mixed(self.theme.color("body"), self.theme.role(node.role), 0.35)
            painter.setBrush(brush_of(halo))
            grow = _LIT if node.name in self.lit else _CHOSEN
            diagram_marks.paint_outline(painter, node, grow)
        painter.setPen(pen_of(self.theme.role(node.role), _LINE))
        painter.setBrush(brush_of(self.theme.color("card")))
        diagram_marks.paint_outline(painter, node)
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
        diagram_marks.paint_sign(painter, node)
