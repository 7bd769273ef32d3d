"""The legend of the curves of a training: a sample of each line and what it stands for."""

from collections.abc import Collection, Hashable, Iterator
from math import ceil

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import least_type, text_font
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.words.translation import tr

_PIXELS = 11.5
_ROW, _LEAST_ROW = 16.0, 12.5
_ABOVE = 4.0
_SAMPLE, _GAP, _EDGE = 26.0, 8.0, 8.0
_WIDEST, _WIDEST_IN_PRINT = 0.46, 0.3
"""How much of the width of a figure it takes at most beside the curves."""
_MOST_IN_PRINT = 12
"""How many rows stand beside the curves at most in print, where there is room for all below."""
_OVER_TYPE = 1.2
_OTHERS = "data"
_ROUNDING = 1e-6


class LegendRow(Struct, frozen=True):
    """One line of it; ``key`` is that of the curve, None where it stands for several."""

    key: Hashable
    role: str
    style: Qt.PenStyle
    text: str
    faint: bool = False


class Legend(Struct, frozen=True):
    """All rows, in one column beside the curves; how many have no room says the last of them.

    In print, where a figure is as high as it needs to be, it stands in columns below the curves
    if it would take too much of their width.
    """

    rows: tuple[LegendRow, ...]

    def is_below(self, room: float) -> bool:
        """Tell whether it stands below the curves of a figure of the width ``room``."""
        wide = self._wanted > _WIDEST_IN_PRINT * room or len(self.rows) > _MOST_IN_PRINT
        return least_type() > 0 and bool(self.rows) and wide

    def area(self, inside: QRectF) -> QRectF:
        """Return which part of a figure it takes: at its right edge, or at its foot."""
        if self.is_below(inside.width()):
            return inside.adjusted(0, inside.height() - self._height(inside.width()), 0, 0)
        width = min(self._wanted, _WIDEST * inside.width()) if self.rows else 0.0
        return inside.adjusted(inside.width() - width, 0, 0, 0)

    def key_at(self, place: QPointF, area: QRectF) -> Hashable:
        """Return the key of the row at ``place``, None where there is none."""
        return next((row.key for row, box in self._placed(area) if box.contains(place)), None)

    def paint(self, painter: QPainter, area: QRectF, lit: Collection[Hashable]) -> None:
        """Paint into ``area``, the rows whose keys are in ``lit`` in bold."""
        for row, box in self._placed(area):
            self._row(painter, row, box.translated(0, box.height() / 2), row.key in lit)

    def left_out(self, area: QRectF) -> int:
        """Return of how many rows not all is said in ``area``."""
        shown = list(self._placed(area))
        rows = [(row, box) for row, box in shown if row in self.rows]
        cut = sum(lettering(row.text, _PIXELS).width > _room(box) for row, box in rows)
        return len(self.rows) - len(rows) + cut

    @property
    def _wanted(self) -> float:
        """How wide a column is that says all, on a screen whichever row is in bold."""
        weight = QFont.Weight.Normal if least_type() else QFont.Weight.DemiBold
        widest = max((lettering(row.text, _PIXELS, weight).width for row in self.rows), default=0.0)
        return _SAMPLE + _GAP + widest + _EDGE

    def _height(self, width: float) -> float:
        return _ABOVE + self._lines(width) * max(_ROW, _least_row())

    def _columns(self, width: float) -> int:
        return max(int(width // self._wanted), 1)

    def _lines(self, width: float) -> int:
        return ceil(len(self.rows) / self._columns(width))

    def _placed(self, area: QRectF) -> Iterator[tuple[LegendRow, QRectF]]:
        """Yield each row that there is room for, with its box."""
        columns, high = self._columns(area.width()), self._row_height(area)
        wide = area.width() / columns
        lines = max(int((area.height() - _ABOVE + _ROUNDING) // high), 0)
        for number, row in enumerate(self._fitting(columns * lines)):
            line, column = divmod(number, columns)
            left, top = area.left() + column * wide, area.top() + _ABOVE + line * high
            yield row, QRectF(left, top, wide, high)

    def _fitting(self, most: int) -> tuple[LegendRow, ...]:
        """Return ``most`` rows; where there are more, the last one says how many."""
        if len(self.rows) <= most:
            return self.rows
        told = self.rows[: max(most - 1, 0)]
        text = tr("{count} more").format(count=len(self.rows) - len(told))
        return (*told, LegendRow(None, _OTHERS, Qt.PenStyle.NoPen, text, faint=True))[:most]

    def _row_height(self, area: QRectF) -> float:
        needed = (area.height() - _ABOVE) / max(self._lines(area.width()), 1)
        return min(max(needed, _least_row()), max(_ROW, _least_row()))

    def _row(self, painter: QPainter, row: LegendRow, place: QRectF, lit: bool) -> None:
        color = theme().role(row.role)
        if row.faint:
            color = theme().paler(color, 0.45)
        pen = QPen(color, 1.2 if row.faint else 2.2, row.style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        start = place.topLeft()
        painter.drawLine(start, start + QPointF(_SAMPLE, 0))
        weight = QFont.Weight.DemiBold if lit else QFont.Weight.Normal
        metrics = QFontMetricsF(text_font(_PIXELS, weight))
        # What tells one run from the next stands last.
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideMiddle, _room(place))
        piece = lettering(shown, _PIXELS, weight)
        painter.setPen(theme().color("muted") if row.faint else theme().ink(row.role))
        piece.draw(painter, place.left() + _SAMPLE + _GAP, place.top() + piece.cap_height / 2)


def _room(place: QRectF) -> float:
    """Return how wide the text of a row may be."""
    return place.width() - _SAMPLE - _GAP - 2


def _least_row() -> float:
    return max(_LEAST_ROW, _OVER_TYPE * least_type())
