"""The diagram of a cell as it is printed, with or without what it computes."""

from msgspec.structs import replace
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QPainter

from lstm_gui.scenes.pictures.free_places import Place
from lstm_gui.scenes.pictures.parts import Node, Point
from lstm_gui.scenes.pictures.shown_numbers import ShownNumbers
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.style.left_out import CURSOR, leaving_out
from lstm_gui.ui.style.theme import LIGHT, brush_of, pen_of

_WIDE, _HIGH, _ROUND = 42.0, 19.0, 3.0
_INSET = 6.0, 8.0
"""How far from the right and the lower side of a gate the room for its number stands."""


class PaperDiagram(DiagramPainter):
    """Paints a cell without its formula; if ``blank``, with room instead of what it computes."""

    def __init__(self, snapshot: Snapshot, blank: bool) -> None:
        super().__init__(snapshot, LIGHT)
        if blank:
            self._emphasis = replace(self._emphasis, unknown=frozenset(snapshot.kind.by_name))
            self._numbers = ShownNumbers(snapshot, self._emphasis.unknown)

    @property
    def size(self) -> Point:
        """Width and height of the drawing."""
        return self._picture.size

    def paint(self, painter: QPainter) -> None:
        """Leave out what is selected: a formula would tell what is asked, and so would a light."""
        with leaving_out(frozenset({CURSOR})):
            super().paint(painter)

    def _gate_number(self, painter: QPainter, node: Node) -> None:
        if node.quantity not in self._emphasis.unknown:
            super()._gate_number(painter, node)
            return
        (x, y), (width, height) = node.center, node.size
        _box(painter, x + width / 2 - _INSET[0], y + height / 2 - _INSET[1], align=1.0)

    def _number(
        self,
        painter: QPainter,
        place: Place,
        quantity: str,
        role: str,
        signed: bool,
        pixels: float,
    ) -> None:
        if quantity not in self._emphasis.unknown:
            super()._number(painter, place, quantity, role, signed, pixels)
            return
        (x, y), align = place.at, place.align
        _box(painter, x, y, align)


def _box(painter: QPainter, x: float, y: float, align: float) -> None:
    """Paint room for a number whose letters would stand at ``(x, y)``."""
    painter.setPen(pen_of(LIGHT.color("muted"), 1.0))
    painter.setBrush(brush_of(LIGHT.color("card")))
    box = QRectF(x - align * _WIDE, y - _HIGH + 4.0, _WIDE, _HIGH)
    painter.drawRoundedRect(box, _ROUND, _ROUND)
