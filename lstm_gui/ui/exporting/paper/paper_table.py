"""A table on paper: columns as wide as what they say, within the width there is."""

from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QFont, QPainter, QPen

from lstm_gui.scenes.handouts.sheet_parts import Table
from lstm_gui.ui.exporting.paper.paper_text import BODY, LEADING, Row, broken
from lstm_gui.ui.style.theme import LIGHT, NO_PEN, brush_of, pen_of

_LINE = BODY * LEADING
_PADDING, _HIGH, _NARROWEST = 9.0, 7.0, 74.0
_UNBROKEN = 1e4
_LEAST_SHARE = 60.0


def table_height(table: Table, width: float) -> float:
    """Return how high ``table`` is within ``width`` pixels."""
    return sum(_height(row) for row in _rows(table, _columns(table, width)))


def paint_table(painter: QPainter, table: Table, top: float, width: float) -> None:
    """Paint ``table`` from ``top`` on."""
    columns = _columns(table, width)
    y = top
    for number, row in enumerate(_rows(table, columns)):
        _paint_row(painter, row, columns, y, head=number == 0)
        y += _height(row)
    painter.setPen(pen_of(LIGHT.color("border"), 1.0))
    x = 0.0
    for wide in (0.0, *columns):
        x += wide
        painter.drawLine(QPointF(x, top), QPointF(x, y))
    painter.drawLine(QPointF(0.0, y), QPointF(x, y))


def _paint_row(
    painter: QPainter, row: list[tuple[Row, ...]], columns: list[float], y: float, head: bool
) -> None:
    whole = QRectF(0.0, y, sum(columns), _height(row))
    if head:
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(LIGHT.color("body")))
        painter.drawRect(whole)
    painter.setPen(pen_of(LIGHT.color("border"), 1.0))
    painter.drawLine(whole.topLeft(), whole.topRight())
    painter.setPen(QPen(LIGHT.color("text")))
    x = 0.0
    for lines, wide in zip(row, columns, strict=True):
        for n, line in enumerate(lines):
            line.draw(painter, x + _PADDING, y + _HIGH / 2 + (n + 0.75) * _LINE)
        x += wide


def _rows(table: Table, columns: list[float]) -> list[list[tuple[Row, ...]]]:
    return [
        [
            broken(cell, wide - 2 * _PADDING, weight=_weight(number))
            for cell, wide in zip(row, columns, strict=True)
        ]
        for number, row in enumerate(_square(table))
    ]


def _columns(table: Table, width: float) -> list[float]:
    """Return the widths of the columns; where they are too many, the widest give way."""
    rows = _square(table)
    wide = [
        max(_NARROWEST, *(_natural(row[n], number) for number, row in enumerate(rows)))
        for n in range(len(rows[0]))
    ]
    if sum(wide) <= width:
        return wide
    fair = width / len(wide)
    narrow = [one if one <= fair else 0.0 for one in wide]
    share = (width - sum(narrow)) / max(sum(one > fair for one in wide), 1)
    return [one or max(share, _LEAST_SHARE) for one in narrow]


def _natural(cell: str, number: int) -> float:
    row = broken(cell, _UNBROKEN, weight=_weight(number))[0]
    return row.width + 2 * _PADDING + 1.0


def _square(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of ``table``, all as long as the first."""
    columns = len(table.rows[0])
    return [(*row, *[""] * columns)[:columns] for row in table.rows]


def _weight(number: int) -> QFont.Weight:
    return QFont.Weight.DemiBold if number == 0 else QFont.Weight.Normal


def _height(row: list[tuple[Row, ...]]) -> float:
    return max(map(len, row)) * _LINE + _HIGH
