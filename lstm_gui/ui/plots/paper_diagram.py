"""The diagram of a cell as it is printed, with or without what it computes."""

from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QPainter

from lstm_gui.scenes.pictures.free_places import Place
from lstm_gui.scenes.pictures.parts import Point
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.style.theme import LIGHT, brush_of, pen_of

_WIDE, _HIGH, _ROUND = 42.0, 19.0, 3.0


class PaperDiagram(DiagramPainter):
    """Paints a cell without its formula; if ``blank``, with room instead of what it computes."""

    def __init__(self, snapshot: Snapshot, blank: bool) -> None:
        super().__init__(snapshot, LIGHT)
        if blank:
            self._unknown = frozenset(snapshot.kind.by_name)

    @property
    def size(self) -> Point:
        """Width and height of the drawing."""
        return self._picture.size

    def _pill(self, painter: QPainter) -> None:
        """Leave it out: it would tell what is asked."""

    def _halo(self, role: str) -> QColor:
        """Let no block stand out: none of them is selected."""
        return self._theme.color("body")

    def _number(
        self,
        painter: QPainter,
        place: Place,
        quantity: str,
        role: str,
        signed: bool,
        pixels: float,
    ) -> None:
        if quantity not in self._unknown:
            super()._number(painter, place, quantity, role, signed, pixels)
            return
        (x, y), align = place.at, place.align
        box = QRectF(x - align * _WIDE, y - _HIGH + 4.0, _WIDE, _HIGH)
        painter.setPen(pen_of(self._theme.color("muted"), 1.0))
        painter.setBrush(brush_of(self._theme.color("card")))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
