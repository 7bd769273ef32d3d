"""The diagram of a cell as it is printed, with or without what it computes."""

from msgspec.structs import replace
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QPainter

from lstm_gui.scenes.pictures.free_places import Place
from lstm_gui.scenes.pictures.parts import Point
from lstm_gui.scenes.pictures.shown_numbers import ShownNumbers
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.style.left_out import CURSOR, leaving_out
from lstm_gui.ui.style.theme import LIGHT, brush_of, pen_of

_WIDE, _HIGH, _ROUND = 42.0, 19.0, 3.0


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
        box = QRectF(x - align * _WIDE, y - _HIGH + 4.0, _WIDE, _HIGH)
        painter.setPen(pen_of(self._theme.color("muted"), 1.0))
        painter.setBrush(brush_of(self._theme.color("card")))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
