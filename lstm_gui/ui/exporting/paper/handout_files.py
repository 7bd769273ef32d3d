"""Worksheets as a file: piece by piece, and then all of it."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct
from PyQt6.QtCore import QPointF, QSize

from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.figures.marks import Drawing
from lstm_gui.files.figures.pdf import pdf_of_pages
from lstm_gui.files.figures.svg import svg
from lstm_gui.scenes.handouts.sheet_html import article, web_page
from lstm_gui.scenes.handouts.sheet_parts import Diagram, Sheet
from lstm_gui.scenes.handouts.sheet_words import headline
from lstm_gui.scenes.narration import sentence
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.exporting.file_maker import Making
from lstm_gui.ui.exporting.paper.paper_pages import drawings
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.plots.paper_diagram import PaperDiagram
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import language


class HandoutFormat(Struct, frozen=True):
    """How worksheets are written.

    Parameters
    ----------
    name
        As in a menu.
    pieces
        Yields what is drawn of a sheet; each takes some tens of milliseconds.
    pack
        Makes the bytes of the file of all pieces and the first sheet; needs no window.
    """

    name: str
    pieces: Callable[[Sheet], Iterator[Any]]
    pack: Callable[[Sequence[Any], Sheet], bytes]

    def file(self, sheets: Iterable[Sheet]) -> bytes:
        """Return ``sheets``, one at least, as the bytes of a file."""
        all_sheets = list(sheets)
        pieces = [piece for sheet in all_sheets for piece in self.pieces(sheet)]
        return self.pack(pieces, all_sheets[0])


def _articles(sheet: Sheet) -> Iterator[str]:
    yield article(sheet, _figure)


def _figure(part: Diagram) -> bytes:
    painting, kind = PaperDiagram(part.snapshot, part.blank), part.snapshot.kind
    width, height = painting.size
    with recording(QSize(round(width), round(height)), QPointF()) as (painter, marks):
        painting.paint(painter)
    # A sentence about the numbers would tell what is asked.
    said = "" if part.blank else sentence(part.snapshot)
    name = words_of(kind.name).name
    drawing = Drawing(width, height, name, said, language(), tuple(marks))
    # A page has many of them, and would hold its fonts in each.
    return svg(drawing, outlines=True)


def _as_pdf(pages: Sequence[Drawing], _first: Sheet) -> bytes:
    return pdf_of_pages(pages)


def _as_html(articles: Sequence[str], first: Sheet) -> bytes:
    return web_page(headline(first), articles)


FORMATS: dict[str, HandoutFormat] = {
    ".pdf": HandoutFormat("PDF", drawings, _as_pdf),
    ".html": HandoutFormat("HTML", _articles, _as_html),
}
"""By the suffixes of the files."""


def handout_making(sheets: Iterator[Sheet], count: int, path: Path) -> Making:
    """Return how ``count`` sheets, one at least, become the file ``path``."""
    form, first = FORMATS[path.suffix.lower()], next(sheets)

    def pieces() -> Generator[tuple[Any, float]]:
        for done, sheet in enumerate(chain((first,), sheets)):
            for piece in form.pieces(sheet):
                yield piece, done / count

    def pack(all_pieces: list[Any], goes_on: GoesOn) -> bool:
        data = form.pack(all_pieces, first)
        if goes_on():
            replace_bytes(path, data)
        return goes_on()

    return Making(path, pieces(), pack)
