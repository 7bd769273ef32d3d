"""What each cell costs: bars of their parameters, with multiplications and time."""

import math

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.numbers import percent
from lstm_gui.words.translation import message, tr

_SIZE = 12
_NAME, _MOST_NAME, _GAP, _LINE, _BAR, _SHORTEST = 46.0, 0.4, 10.0, 17.0, 0.25, 4.0
_BESIDE, _STEP = 12.0, 40.0
_DEPARTURE = " · "
"""What stands between a cell and what makes it another; the two are written on lines."""


_EXPLAINED = message(
    "{cell}: {first}; {second}. The bar has {share} of the length of that with most parameters."
)


class CostRow(Struct, frozen=True):
    """A name with the role of its colour, a share of the longest bar, and two lines of text.

    What is in ``brief`` stands for each of them where that has no room.
    """

    name: str
    role: str
    share: float
    first: str
    second: str
    brief: tuple[str, str]


class CostFigure(QWidget):
    """One row for each cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CostRow, ...] = ()
        self.setMouseTracking(True)

    def show_rows(self, rows: tuple[CostRow, ...]) -> None:
        """Show ``rows``; emits nothing."""
        if rows == self._rows:
            return
        self._rows = rows
        spoken = (f"{row.name}: {row.first}, {row.second}" for row in rows)
        self.setAccessibleDescription("; ".join(spoken))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = int(unscaled(event.position().y()) // self._high)
        told = 0 <= index < len(self._rows)
        set_tooltip(self, _told(self._rows[index]) if told else "")

    def sizeHint(self) -> QSize:
        return scaled_size(340, 120)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(168, 104)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, width = self._high, unscaled(self.width())
        for index, row in enumerate(self._rows):
            self._row(painter, row, QRectF(0, index * high, width, high))

    @property
    def _high(self) -> float:
        return min(unscaled(self.height()) / max(len(self._rows), 1), 84.0)

    def _row(self, painter: QPainter, row: CostRow, place: QRectF) -> None:
        middle = place.center().y()
        bar = place.left() + self._names_width(place.width())
        painter.setPen(theme().ink(row.role))
        _draw_lines(painter, _name_lines(row), QPointF(place.left() + 2, middle))
        room = self._bars_width(place.right() - bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().role(row.role))
        length = max(room * row.share, _SHORTEST)
        painter.drawRoundedRect(QRectF(bar, middle - 8, length, 16), 4, 4)
        left = bar + room + _BESIDE
        width = place.right() - left
        lines = zip(
            (row.first, row.second), row.brief, (("text", -8.5), ("muted", 8.5)), strict=True
        )
        for text, brief, (surface, rise) in lines:
            painter.setPen(theme().color(surface))
            said = text if lettering(text, _SIZE).width <= width else brief
            font = text_font(_SIZE)
            shown = QFontMetricsF(font).elidedText(said, Qt.TextElideMode.ElideRight, width)
            piece = lettering(shown, _SIZE)
            piece.draw(painter, left, middle + rise + piece.cap_height / 2)

    def _bars_width(self, width: float) -> float:
        """Return how long the longest bar is: a share of ``width``, or all that texts leave."""
        texts = (text for row in self._rows for text in (row.first, row.second))
        widest = max((lettering(text, _SIZE).width for text in texts), default=0.0)
        # In steps: a bar does not move with each digit.
        taken = math.ceil(widest / _STEP) * _STEP
        return max(_BAR * width, width - taken - _BESIDE)

    def _names_width(self, width: float) -> float:
        pieces = (piece for row in self._rows for piece in _name_lines(row))
        return min(max(_NAME, *(piece.width + _GAP for piece in pieces)), width * _MOST_NAME)


def _told(row: CostRow) -> str:
    return tr(_EXPLAINED).format(
        cell=row.name, first=row.first, second=row.second, share=percent(row.share)
    )


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
