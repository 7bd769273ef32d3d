"""A text cut into rows, and which of them are headings."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from lstm_gui.files.tables.cell_kinds import kind_of
from lstm_gui.files.tables.column_facts import body_of
from lstm_gui.files.tables.headings import Headings, headings_of
from lstm_gui.files.tables.records import (
    Lines,
    Part,
    Reader,
    Row,
    is_comment,
    without_mark,
)
from lstm_gui.files.tables.separators import Separation, sample_of, separation_of
from lstm_gui.files.tables.table import Layout


class CutText(Struct, frozen=True):
    """A text cut into rows.

    Parameters
    ----------
    lines, separation
        The text, and how it is cut.
    headings
        The first rows that are none of numbers.
    first
        The line of the first row below them.
    remark
        The line of the remark right above, which may be a heading; 0 if there is none.
    """

    lines: Lines
    separation: Separation
    headings: Headings
    first: int
    remark: int = 0

    def reader(self) -> Reader:
        """Return what walks over all rows."""
        return Reader(self.lines, self.separation.separator)

    def body(self, come: Callable[[int], object], reader: Reader | None = None) -> Iterator[Part]:
        """Walk over the rows below the headings; ``come`` is told the line it has come to."""
        for part in body_of((reader or self.reader()).parts(self.first)):
            come(part.lines[-1])
            yield part

    def remarks_above(self) -> list[int]:
        """Return the lines above all numbers that are left out."""
        above = enumerate(self.lines.lines[: self.first - 1], 1)
        return [line for line, text in above if is_comment(text) and line != self.remark]

    def rows(self) -> Iterator[Row]:
        """Walk over the same rows, one by one."""
        return self.reader().rows(self.first)


def cut(lines: Lines, asked: Layout, inputs: int | None) -> CutText:
    """Return ``lines`` cut as it was asked for, or as they look."""
    separation = separation_of(lines, inputs)
    if asked.separator is not None:
        separation = Separation(asked.separator)
    sample = sample_of(lines, separation.separator)
    headings = headings_of(sample, asked.headings)
    below = sample[len(headings.rows) :]
    first = below[0][0] if below else len(lines.lines) + 1
    remark = 0
    if not headings.rows and asked.headings is None and first > 1:
        headings, remark = _remark_above(lines, separation.separator, below)
    return CutText(lines, separation, headings, first, remark)


def _remark_above(lines: Lines, separator: str, below: list[Row]) -> tuple[Headings, int]:
    """Return the remark above the first row as a heading, if it has a word for each column."""
    line = below[0][0] - 1 if below else 0
    above = lines.lines[line - 1] if line else ""
    told = without_mark(above)
    if told == above.strip():
        return Headings(), 0
    ((_, cells),) = Reader(Lines(lines.name, [told]), separator).rows() if told else ((0, []),)
    fits = len(cells) == len(below[0][1]) > 1 and all(kind_of(cell) == "word" for cell in cells)
    return (Headings(((line, cells),)), line) if fits else (Headings(), 0)
