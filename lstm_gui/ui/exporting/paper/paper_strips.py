"""The parts of a worksheet as strips of a page, each as high as it is."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QPainter, QPen

from lstm_gui.scenes.handouts.sheet_parts import (
    Diagram,
    Formula,
    Heading,
    Paragraph,
    Part,
    Room,
    Table,
    Task,
    Ticks,
)
from lstm_gui.ui.exporting.paper.paper_table import paint_table, table_height
from lstm_gui.ui.exporting.paper.paper_text import BODY, LEADING, Row, broken
from lstm_gui.ui.plots.paper_diagram import PaperDiagram
from lstm_gui.ui.style.mathtext import fitted
from lstm_gui.ui.style.theme import LIGHT, NO_BRUSH, pen_of

LINE = BODY * LEADING
_BOLD = QFont.Weight.DemiBold
_HEADING, _ASIDE = 15.5, 12.0
_GAP, _BEFORE_HEADING = 7.0, 10.0
_HIGHEST = 300.0
"""Of the diagram."""
_WRITING = 27.0
_BOX = (84.0, 22.0)
_LABEL, _TICK, _BETWEEN = 35.0, 11.0, 26.0

Paint = Callable[[QPainter, float], None]


class Strip(Struct, frozen=True):
    """A piece of a page that is not cut; ``paint`` takes where its top is.

    One that ``leads`` stands on the page of the strip after it.
    """

    height: float
    paint: Paint
    leads: bool = False


def strips(parts: tuple[Part, ...], width: float) -> Iterator[Strip]:
    """Yield ``parts`` from top to bottom in a column of ``width`` pixels."""
    for part in parts:
        yield from _STRIPS[type(part)](part, width)


def ink(name: str = "text") -> QPen:
    """Return the pen of a colour of the light theme, which paper has."""
    return QPen(LIGHT.color(name))


def _heading(part: Heading, width: float) -> Iterator[Strip]:
    rows = broken(part.text, width, _HEADING, _BOLD)
    yield _lines(rows, _HEADING * LEADING, _BEFORE_HEADING, 3.0, leads=True)


def _paragraph(part: Paragraph, width: float) -> Iterator[Strip]:
    size = _ASIDE if part.muted else BODY
    rows = broken(part.text, width, size)
    yield _lines(rows, size * LEADING, 0.0, _GAP, "muted" if part.muted else "text")


def _formula(part: Formula, width: float) -> Iterator[Strip]:
    line = fitted(part.markup, BODY * 1.25, width)
    yield _lines((Row(((0.0, line),), line.width),), LINE * 1.2, 0.0, _GAP)


def _lines(
    rows: tuple[Row, ...],
    pitch: float,
    above: float,
    below: float,
    colour: str = "text",
    leads: bool = False,
    left: float = 0.0,
) -> Strip:
    def paint(painter: QPainter, top: float) -> None:
        painter.setPen(ink(colour))
        for n, row in enumerate(rows):
            row.draw(painter, left, top + above + (n + 0.75) * pitch)

    return Strip(above + len(rows) * pitch + below, paint, leads)


def _task(part: Task, width: float) -> Iterator[Strip]:
    left = _LABEL if part.label else 0.0
    worked = bool(part.result and part.formula)
    rows = broken(part.text, width - left - (0.0 if worked else _BOX[0] + 10))

    def paint(painter: QPainter, top: float) -> None:
        painter.setPen(ink())
        broken(part.label, left)[0].draw(painter, 0.0, top + 0.75 * LINE)
        for n, row in enumerate(rows):
            row.draw(painter, left, top + (n + 0.75) * LINE)
        if not worked:
            _result(painter, QRectF(width - _BOX[0], top, *_BOX), part.result)
        if not part.result and part.formula:
            _rule(painter, left, width - _BOX[0] - 12, top + len(rows) * LINE + _WRITING - 6)

    room = _WRITING if not part.result and part.formula else 4.0
    yield Strip(len(rows) * LINE + room, paint)


def _result(painter: QPainter, box: QRectF, text: str) -> None:
    painter.setPen(pen_of(LIGHT.color("muted"), 1.0))
    painter.setBrush(NO_BRUSH)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(ink())
    row = broken(text, box.width(), weight=_BOLD)[0]
    row.draw(painter, box.center().x() - row.width / 2, box.top() + 0.72 * box.height())


def _ticks(part: Ticks, width: float) -> Iterator[Strip]:
    placed: list[tuple[float, int, tuple[Row, ...], bool]] = []
    x, line = 0.0, 0
    for n, option in enumerate(part.options):
        rows = broken(option, width - _TICK - 8)
        wide = _TICK + 8 + max(row.width for row in rows)
        if x and x + wide > width:
            x, line = 0.0, line + 1
        placed.append((x, line, rows, n == part.ticked))
        if len(rows) > 1:
            x, line = width, line + len(rows) - 1
        x += wide + _BETWEEN

    def paint(painter: QPainter, top: float) -> None:
        for left, at, rows, ticked in placed:
            base = top + (at + 0.75) * LINE
            _square(painter, QRectF(left, base - _TICK + 1, _TICK, _TICK), ticked)
            painter.setPen(ink())
            for n, row in enumerate(rows):
                row.draw(painter, left + _TICK + 8, base + n * LINE)

    yield Strip((line + 1) * LINE + _GAP, paint)


def _square(painter: QPainter, box: QRectF, ticked: bool) -> None:
    painter.setPen(pen_of(LIGHT.color("text"), 1.0))
    painter.setBrush(NO_BRUSH)
    painter.drawRect(box)
    if ticked:
        painter.setPen(pen_of(LIGHT.color("text"), 2.0))
        corner = QPointF(box.left() + 0.4 * box.width(), box.bottom() - 2)
        painter.drawLine(QPointF(box.left() + 2, box.center().y()), corner)
        painter.drawLine(corner, QPointF(box.right() + 2, box.top() - 2))


def _table(part: Table, width: float) -> Iterator[Strip]:
    def paint(painter: QPainter, top: float) -> None:
        paint_table(painter, part, top, width)

    yield Strip(table_height(part, width) + _GAP, paint)


def _room(part: Room, width: float) -> Iterator[Strip]:
    def paint(painter: QPainter, top: float) -> None:
        for n in range(part.lines):
            _rule(painter, 0.0, width, top + (n + 1) * _WRITING)

    yield Strip(part.lines * _WRITING + _GAP, paint)


def _rule(painter: QPainter, left: float, right: float, y: float) -> None:
    pen = QPen(LIGHT.color("border"), 1.0)
    pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


def _diagram(part: Diagram, width: float) -> Iterator[Strip]:
    painting = PaperDiagram(part.snapshot, part.blank)
    wide, high = painting.size
    scale = min(width / wide, _HIGHEST / high)

    def paint(painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate((width - wide * scale) / 2, top)
        painter.scale(scale, scale)
        painting.paint(painter)
        painter.restore()

    yield Strip(high * scale + _GAP, paint)


_STRIPS: dict[type, Callable[..., Iterator[Strip]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Formula: _formula,
    Task: _task,
    Ticks: _ticks,
    Table: _table,
    Room: _room,
    Diagram: _diagram,
}
