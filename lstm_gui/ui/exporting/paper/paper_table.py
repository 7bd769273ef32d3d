"""A table on paper: columns as wide as what they say, within the width there is."""

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QFont, QPainter, QPen

from lstm_gui.scenes.handouts.sheet_parts import Table
from lstm_gui.ui.exporting.paper.paper_text import BODY, LEADING, Row, broken
from lstm_gui.ui.style.theme import LIGHT, NO_PEN, brush_of, pen_of

_UNBROKEN = 1e4
_LEAST_SHARE = 60.0


class _Setting(Struct, frozen=True):
    """How a table is set, in pixels of 1/96 inch."""

    size: float
    padding: float
    high: float
    narrowest: float

    @property
    def line(self) -> float:
        return self.size * LEADING


_TO_FILL = _Setting(BODY, padding=9.0, high=7.0, narrowest=74.0)
_TO_LOOK_UP = _Setting(11.0, padding=5.0, high=2.0, narrowest=24.0)


def table_height(table: Table, width: float) -> float:
    """Return how high ``table`` is within ``width`` pixels."""
    setting = _setting(table)
    return sum(_height(row, setting) for row in _rows(table, _columns(table, width)))


def paint_table(painter: QPainter, table: Table, top: float, width: float) -> None:
    """Paint ``table`` from ``top`` on."""
    columns, setting = _columns(table, width), _setting(table)
    y = top
    for number, row in enumerate(_rows(table, columns)):
        whole = QRectF(0.0, y, sum(columns), _height(row, setting))
        _paint_ground(painter, whole, head=number == 0)
        _paint_row(painter, row, columns, y, setting)
        y += whole.height()
    painter.setPen(pen_of(LIGHT.color("border"), 1.0))
    x = 0.0
    for wide in (0.0, *columns):
        x += wide
        painter.drawLine(QPointF(x, top), QPointF(x, y))
    painter.drawLine(QPointF(0.0, y), QPointF(x, y))


def _paint_ground(painter: QPainter, row: QRectF, head: bool) -> None:
    if head:
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(LIGHT.color("body")))
        painter.drawRect(row)
    painter.setPen(pen_of(LIGHT.color("border"), 1.0))
    painter.drawLine(row.topLeft(), row.topRight())


def _paint_row(
    painter: QPainter, row: list[tuple[Row, ...]], columns: list[float], y: float, setting: _Setting
) -> None:
    painter.setPen(QPen(LIGHT.color("text")))
    x = 0.0
    for lines, wide in zip(row, columns, strict=True):
        for n, line in enumerate(lines):
            base = y + setting.high / 2 + (n + 0.75) * setting.line
            line.draw(painter, x + setting.padding, base)
        x += wide


def _rows(table: Table, columns: list[float]) -> list[list[tuple[Row, ...]]]:
    setting = _setting(table)
    return [
        [
            broken(cell, wide - 2 * setting.padding, setting.size, _weight(number))
            for cell, wide in zip(row, columns, strict=True)
        ]
        for number, row in enumerate(_square(table))
    ]


def _columns(table: Table, width: float) -> list[float]:
    """Return the widths of the columns; where they are too many, the widest give way."""
    rows, setting = _square(table), _setting(table)
    wide = [
        max(
            setting.narrowest,
            *(_natural(row[n], number, setting) for number, row in enumerate(rows)),
        )
        for n in range(len(rows[0]))
    ]
    if sum(wide) <= width:
        return wide
    fair = width / len(wide)
    narrow = [one if one <= fair else 0.0 for one in wide]
    share = (width - sum(narrow)) / max(sum(one > fair for one in wide), 1)
    return [one or max(share, _LEAST_SHARE) for one in narrow]


def _natural(cell: str, number: int, setting: _Setting) -> float:
    row = broken(cell, _UNBROKEN, setting.size, _weight(number))[0]
    return row.width + 2 * setting.padding + 1.0


def _setting(table: Table) -> _Setting:
    return _TO_LOOK_UP if table.dense else _TO_FILL


def _square(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of ``table``, all as long as the first."""
    columns = len(table.rows[0])
    return [(*row, *[""] * columns)[:columns] for row in table.rows]


def _weight(number: int) -> QFont.Weight:
    return QFont.Weight.DemiBold if number == 0 else QFont.Weight.Normal


def _height(row: list[tuple[Row, ...]], setting: _Setting) -> float:
    return max(map(len, row)) * setting.line + setting.high
