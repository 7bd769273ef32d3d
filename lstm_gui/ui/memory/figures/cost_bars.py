"""What each cell costs: bars of their parameters, with multiplications and time."""

from msgspec import Struct
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled

_NAME, _BAR, _SHORTEST = 46.0, 0.25, 4.0


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
        name = lettering(row.name, 13, QFont.Weight.DemiBold)
        painter.setPen(theme().ink(row.role))
        name.draw(painter, place.left() + 2, middle + name.cap_height / 2)
        room = _BAR * (place.width() - _NAME)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().role(row.role))
        length = max(room * row.share, _SHORTEST)
        painter.drawRoundedRect(QRectF(place.left() + _NAME, middle - 8, length, 16), 4, 4)
        left = place.left() + _NAME + room + 12
        width = place.right() - left
        for text, surface, rise in ((row.first, "text", -8.5), (row.second, "muted", 8.5)):
            painter.setPen(theme().color(surface))
            font = text_font(12)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            piece = lettering(shown, 12)
            piece.draw(painter, left, middle + rise + piece.cap_height / 2)
