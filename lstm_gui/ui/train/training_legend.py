"""The legend of the curves of a training: a sample of each line and what it stands for."""

from collections.abc import Collection, Hashable

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.theme import mixed

_PIXELS = 11.5
_ROW, _LEAST_ROW = 16.0, 12.5
_ABOVE = 4.0
_SAMPLE, _GAP, _EDGE = 26.0, 8.0, 8.0
_WIDEST = 0.46


class LegendRow(Struct, frozen=True):
    """One line of it; ``key`` is that of the curve, None where it stands for several."""

    key: Hashable
    role: str
    style: Qt.PenStyle
    text: str
    faint: bool = False


class Legend(Struct, frozen=True):
    """All rows, one below the other; those for which there is no room are left out."""

    rows: tuple[LegendRow, ...]

    def width(self, room: float) -> float:
        """Return how wide it is in a figure of the width ``room``."""
        widest = max((lettering(row.text, _PIXELS).width for row in self.rows), default=0.0)
        return min(_SAMPLE + _GAP + widest + _EDGE, _WIDEST * room) if self.rows else 0.0

    def key_at(self, place: QPointF, area: QRectF) -> Hashable:
        """Return the key of the row at ``place``, None where there is none."""
        index = int((place.y() - area.top() - _ABOVE) // self._row_height(area))
        shown = self._shown(area)
        inside = area.contains(place) and 0 <= index < len(shown)
        return shown[index].key if inside else None

    def paint(self, painter: QPainter, area: QRectF, lit: Collection[Hashable]) -> None:
        """Paint into ``area``, the rows whose keys are in ``lit`` in bold."""
        for number, row in enumerate(self._shown(area)):
            y = area.top() + _ABOVE + (number + 0.5) * self._row_height(area)
            self._row(painter, row, QRectF(area.left(), y, area.width(), 0), row.key in lit)

    def _shown(self, area: QRectF) -> tuple[LegendRow, ...]:
        return self.rows[: max(int((area.height() - _ABOVE) // self._row_height(area)), 0)]

    def _row_height(self, area: QRectF) -> float:
        needed = (area.height() - _ABOVE) / max(len(self.rows), 1)
        return min(max(needed, _LEAST_ROW), _ROW)

    def _row(self, painter: QPainter, row: LegendRow, place: QRectF, lit: bool) -> None:
        color = theme().role(row.role)
        if row.faint:
            color = mixed(color, theme().color("card"), 0.45)
        pen = QPen(color, 1.2 if row.faint else 2.2, row.style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        start = place.topLeft()
        painter.drawLine(start, start + QPointF(_SAMPLE, 0))
        room = place.width() - _SAMPLE - _GAP - 2
        weight = QFont.Weight.DemiBold if lit else QFont.Weight.Normal
        metrics = QFontMetricsF(text_font(_PIXELS, weight))
        # What tells one run from the next stands last.
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideMiddle, room)
        piece = lettering(shown, _PIXELS, weight)
        painter.setPen(theme().color("muted") if row.faint else theme().ink(row.role))
        piece.draw(painter, place.left() + _SAMPLE + _GAP, place.top() + piece.cap_height / 2)
