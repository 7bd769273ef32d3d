"""Worksheets as pages of A4, to be printed, shown or written as a PDF."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize
from PyQt6.QtGui import QFont, QPainter

from lstm_gui.files.figures.marks import Drawing, Ink
from lstm_gui.files.figures.qr_code import fits
from lstm_gui.scenes.handouts.sheet_parts import Sheet
from lstm_gui.scenes.handouts.sheet_words import code_hint, headline, identity
from lstm_gui.ui.exporting.paper.paper_strips import Strip, ink, strips
from lstm_gui.ui.exporting.paper.paper_text import LEADING, broken
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.style.theme import LIGHT, pen_of
from lstm_gui.ui.widgets.labels.code_squares import paint_code
from lstm_gui.words.one_line import shortened
from lstm_gui.words.translation import language, tr

_MILLIMETRE = 96 / 25.4
SIZE = QSize(round(210 * _MILLIMETRE), round(297 * _MILLIMETRE))
"""A4 in pixels of 1/96 inch."""
_SIDE, _TOP, _BOTTOM = 18 * _MILLIMETRE, 15 * _MILLIMETRE, 18 * _MILLIMETRE
WIDTH = SIZE.width() - 2 * _SIDE
_BOLD = QFont.Weight.DemiBold
_TITLE, _SMALL = 20.0, 11.0
_CODE = 34 * _MILLIMETRE
_LONGEST = 60
_NAME = 2.4 * _TITLE


class PaperPage(Struct, frozen=True):
    """One page of a sheet: its strips with their tops, in the order they are painted."""

    sheet: Sheet
    number: int
    of: int
    placed: tuple[tuple[float, Strip], ...]

    def paint(self, painter: QPainter) -> None:
        """Paint the page in pixels of 1/96 inch."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_SIDE, 0.0)
        for top, strip in self.placed:
            strip.paint(painter, top)
        title = shortened(headline(self.sheet), _LONGEST)
        foot = f"{title} · {identity(self.sheet)} · {self.number}/{self.of}"
        painter.setPen(ink("muted"))
        broken(foot, WIDTH, _SMALL)[0].draw(painter, 0.0, SIZE.height() - _BOTTOM / 2)
        painter.restore()


def pages_of(sheet: Sheet) -> list[PaperPage]:
    """Return the pages of ``sheet``, of which the first begins with its title."""
    filled: list[list[tuple[float, Strip]]] = [[]]
    y, lowest = _TOP, SIZE.height() - _BOTTOM
    for group in _together((_header(sheet), *strips(sheet.parts, WIDTH))):
        if filled[-1] and y + sum(strip.height for strip in group) > lowest:
            filled.append([])
            y = _TOP
        for strip in group:
            filled[-1].append((y, strip))
            y += strip.height
    return [
        PaperPage(sheet, number, len(filled), tuple(placed))
        for number, placed in enumerate(filled, start=1)
    ]


def drawings(sheet: Sheet) -> Iterator[Drawing]:
    """Yield each page of ``sheet`` as marks."""
    title = f"{headline(sheet)} · {identity(sheet)}"
    for page in pages_of(sheet):
        with recording(SIZE, QPointF()) as (painter, marks):
            page.paint(painter)
        white = Ink("#ffffff")
        yield Drawing(SIZE.width(), SIZE.height(), title, "", language(), tuple(marks), white)


def _together(all_strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Yield strips with those that lead up to them."""
    group: list[Strip] = []
    for strip in all_strips:
        group.append(strip)
        if not strip.leads:
            yield group
            group = []
    if group:
        yield group


def _header(sheet: Sheet) -> Strip:
    has_code = bool(sheet.code) and fits(sheet.code) and not sheet.answers
    room = WIDTH - (_CODE + 20 if has_code else 0.0)
    titles = broken(headline(sheet), room, _TITLE, _BOLD)
    hints = broken(code_hint(), room, _SMALL) if has_code else ()
    written = len(titles) * _TITLE * 1.3 + 20 + (0 if sheet.answers else _NAME)
    height = max(written + len(hints) * _SMALL * LEADING, _CODE if has_code else 0.0) + 14

    def paint(painter: QPainter, top: float) -> None:
        painter.setPen(ink())
        for n, row in enumerate(titles):
            row.draw(painter, 0.0, top + (n + 0.8) * _TITLE * 1.3)
        y = top + len(titles) * _TITLE * 1.3 + 14
        painter.setPen(ink("muted"))
        broken(identity(sheet), room)[0].draw(painter, 0.0, y)
        if not sheet.answers:
            _name_line(painter, y + _NAME * 0.8, room)
        painter.setPen(ink("muted"))
        for n, row in enumerate(hints):
            row.draw(painter, 0.0, y + _NAME + (n + 0.9) * _SMALL * LEADING)
        if has_code:
            paint_code(painter, sheet.code, QRectF(WIDTH - _CODE, top, _CODE, _CODE))

    return Strip(height, paint)


def _name_line(painter: QPainter, y: float, room: float) -> None:
    x = 0.0
    for text, end in ((tr("Name"), 0.62 * room), (tr("Date"), room)):
        label = broken(text, room)[0]
        painter.setPen(ink())
        label.draw(painter, x, y)
        painter.setPen(pen_of(LIGHT.color("muted"), 1.0))
        painter.drawLine(QPointF(x + label.width + 8, y + 3), QPointF(end - 16, y + 3))
        x = end
