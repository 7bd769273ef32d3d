"""What each cell costs: bars of their parameters, with multiplications and time."""

import math
from collections.abc import Iterable, Iterator

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
        if not self._rows:
            return
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high, width = self._high, unscaled(self.width())
        bar = self._names_width(width)
        rows = tuple(zip(*self.lines(width - bar), strict=True))
        room = _bars_width(width - bar, rows)
        for index, (row, told) in enumerate(zip(self._rows, rows, strict=True)):
            self._row(painter, row, QRectF(0, index * high, width, high), bar, room)
            _tell(painter, told, QPointF(bar + room + _BESIDE, (index + 0.5) * high), width)

    def lines(self, width: float) -> Iterator[tuple[str, ...]]:
        """Yield the first lines of all rows and the second ones, in full or all in brief.

        They are in full where bars and texts have room in ``width``.
        """
        room = (1 - _BAR) * width - _BESIDE
        fulls = zip(*((row.first, row.second) for row in self._rows), strict=True)
        briefs = zip(*(row.brief for row in self._rows), strict=True)
        for full, brief in zip(fulls, briefs, strict=True):
            yield full if _widest(full) <= room else brief

    @property
    def _high(self) -> float:
        return min(unscaled(self.height()) / max(len(self._rows), 1), 84.0)

    def _row(self, painter: QPainter, row: CostRow, place: QRectF, bar: float, room: float) -> None:
        middle = place.center().y()
        painter.setPen(theme().ink(row.role))
        _draw_lines(painter, _name_lines(row), QPointF(place.left() + 2, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().role(row.role))
        length = max(room * row.share, _SHORTEST)
        painter.drawRoundedRect(QRectF(bar, middle - 8, length, 16), 4, 4)

    def _names_width(self, width: float) -> float:
        pieces = (piece for row in self._rows for piece in _name_lines(row))
        return min(max(_NAME, *(piece.width + _GAP for piece in pieces)), width * _MOST_NAME)


def _widest(texts: Iterable[str]) -> float:
    return max((lettering(text, _SIZE).width for text in texts), default=0.0)


def _bars_width(width: float, rows: Iterable[tuple[str, ...]]) -> float:
    """Return how long the longest bar is: a share of ``width``, or all that texts leave."""
    # In steps: a bar does not move with each digit.
    taken = math.ceil(_widest(text for row in rows for text in row) / _STEP) * _STEP
    return max(_BAR * width, width - taken - _BESIDE)


def _tell(painter: QPainter, lines: Iterable[str], place: QPointF, right: float) -> None:
    """Draw two lines of text around ``place``, no further than ``right``."""
    metrics, width = QFontMetricsF(text_font(_SIZE)), right - place.x()
    for text, (surface, rise) in zip(lines, (("text", -8.5), ("muted", 8.5)), strict=True):
        painter.setPen(theme().color(surface))
        piece = lettering(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width), _SIZE)
        piece.draw(painter, place.x(), place.y() + rise + piece.cap_height / 2)


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
