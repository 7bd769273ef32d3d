"""What each cell costs: bars of their parameters, with multiplications and time."""

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled

_NAME, _MOST_NAME, _GAP, _LINE, _BAR, _SHORTEST = 46.0, 0.4, 10.0, 17.0, 0.25, 4.0
_DEPARTURE = " · "
"""What stands between a cell and what makes it another; the two are written on lines."""


class CostRow(Struct, frozen=True):
    """A name with the role of its colour, a share of the longest bar, and two lines of text."""

    name: str
    role: str
    share: float
    first: str
    second: str


class CostFigure(QWidget):
    """One row for each cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CostRow, ...] = ()

    def show_rows(self, rows: tuple[CostRow, ...]) -> None:
        """Show ``rows``; emits nothing."""
        if rows == self._rows:
            return
        self._rows = rows
        spoken = (f"{row.name}: {row.first}, {row.second}" for row in rows)
        self.setAccessibleDescription("; ".join(spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(340, 120)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(168, 104)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = min(unscaled(self.height()) / max(len(self._rows), 1), 84.0)
        for index, row in enumerate(self._rows):
            self._row(painter, row, QRectF(0, index * high, unscaled(self.width()), high))

    def _row(self, painter: QPainter, row: CostRow, place: QRectF) -> None:
        middle = place.center().y()
        bar = place.left() + self._names_width(place.width())
        painter.setPen(theme().ink(row.role))
        _draw_lines(painter, _name_lines(row), QPointF(place.left() + 2, middle))
        room = _BAR * (place.right() - bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().role(row.role))
        length = max(room * row.share, _SHORTEST)
        painter.drawRoundedRect(QRectF(bar, middle - 8, length, 16), 4, 4)
        left = bar + room + 12
        width = place.right() - left
        for text, surface, rise in ((row.first, "text", -8.5), (row.second, "muted", 8.5)):
            painter.setPen(theme().color(surface))
            font = text_font(12)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            piece = lettering(shown, 12)
            piece.draw(painter, left, middle + rise + piece.cap_height / 2)

    def _names_width(self, width: float) -> float:
        pieces = (piece for row in self._rows for piece in _name_lines(row))
        return min(max(_NAME, *(piece.width + _GAP for piece in pieces)), width * _MOST_NAME)


def _name_lines(row: CostRow) -> tuple[Lettering, ...]:
    cell, *departure = row.name.split(_DEPARTURE)
    name = lettering(cell, 13, QFont.Weight.DemiBold)
    return name, *(lettering(one, 12) for one in departure)


def _draw_lines(painter: QPainter, lines: tuple[Lettering, ...], middle: QPointF) -> None:
    """Draw lines of text, one below the other, around ``middle``."""
    first = middle.y() - _LINE * (len(lines) - 1) / 2
    for number, piece in enumerate(lines):
        y = first + _LINE * number
        piece.draw(painter, middle.x(), y + piece.cap_height / 2)
