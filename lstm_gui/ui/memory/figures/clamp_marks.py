"""Clamps over the bars of a lane: a bracket and hatching over their steps, and their texts."""

from msgspec import Struct
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QPainter, QPen, QPolygonF

from lstm_gui.ui.memory.figures.memory_columns import Columns
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.theme import faded

_APART, _FEET, _LINE, _SIDE = 9.0, 5.0, 15.0, 5.0


class Band(Struct, frozen=True):
    """Steps in which something is held, and what in markup."""

    first: int
    last: int
    markup: str


def paint_bands(
    painter: QPainter, columns: Columns, bands: tuple[Band, ...], top: float, height: float
) -> None:
    """Paint ``bands`` over columns that are ``height`` high; antialiasing should be on."""
    areas = [_area(columns, band, top, height) for band in bands]
    for area in areas:
        _hatch(painter, area)
        _bracket(painter, area)
    taken: list[QRectF] = []
    for band, area in zip(bands, areas, strict=True):
        _text(painter, band, area, columns.width, taken)


def _area(columns: Columns, band: Band, top: float, height: float) -> QRectF:
    left = columns.rect(band.first, top, height).left()
    right = columns.rect(band.last, top, height).right()
    return QRectF(left + 1, top, max(right - left - 2, 2.0), height)


def _hatch(painter: QPainter, area: QRectF) -> None:
    """Draw slanted lines cut to ``area``, without a clip that files would lose."""
    painter.setPen(QPen(faded(theme().color("text"), 0.4), 1.0))
    lines: list[QLineF] = []
    reach = area.width() + area.height()
    for index in range(1, int(reach / _APART) + 1):
        along = index * _APART
        start, end = min(along, area.width()), max(along - area.height(), 0.0)
        lines.append(
            QLineF(
                area.left() + start, area.top() + along - start,
                area.left() + end, area.top() + along - end,
            )
        )  # fmt: skip
    painter.drawLines(lines)


def _bracket(painter: QPainter, area: QRectF) -> None:
    painter.setPen(QPen(theme().color("text"), 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    foot = min(_FEET, area.height())
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(area.left(), area.top() + foot),
                area.topLeft(),
                area.topRight(),
                QPointF(area.right(), area.top() + foot),
            ]
        )
    )


def _text(painter: QPainter, band: Band, area: QRectF, width: float, taken: list[QRectF]) -> None:
    """Write what is held on a plate of its own, below those it would cover."""
    if not band.markup:
        return
    line = typeset(band.markup, 12)
    left = min(max(area.left() + 3, 1.0), max(width - line.width - 2 * _SIDE - 1, 1.0))
    plate = QRectF(left, area.top() + 2, line.width + 2 * _SIDE, _LINE)
    plate = _free(plate, area.bottom(), taken)
    taken.append(plate)
    painter.setPen(QPen(theme().color("border"), 1.0))
    painter.setBrush(theme().color("card"))
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(theme().color("text"))
    line.draw(painter, plate.left() + _SIDE, plate.bottom() - 4)


def _free(plate: QRectF, bottom: float, taken: list[QRectF]) -> QRectF:
    """Return the nearest place below that covers nothing, or beside where there is no room."""
    top = plate.top()
    while other := next((one for one in taken if plate.intersects(one)), None):
        if plate.bottom() + _LINE + 1 <= bottom:
            plate = plate.translated(0, _LINE + 1)
        else:
            plate = QRectF(other.right() + 2, top, plate.width(), plate.height())
    return plate
