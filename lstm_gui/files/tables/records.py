"""The rows of a text: its lines cut at a separator, with quotes, comments and instructions."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import repeat, zip_longest

from msgspec import Struct

from lstm_gui.files.problem import Problem, message

TAB, SEMICOLON, COMMA, BAR, SPACE, NOTHING = "\t", ";", ",", "|", " ", ""
SEPARATORS = (TAB, SEMICOLON, BAR, COMMA, SPACE, NOTHING)
"""In the order in which the likely ones are preferred; the last is that of a single column."""

NO_TABLE = message("{file} is not a table of numbers at line {line}. Correct it there.")
_OPEN_QUOTE = message(
    "{file} has a quotation mark at line {line} that is never closed. Close it, or take it out."
)
_STRAY_QUOTE = message(
    "{file} has a quotation mark inside a cell at line {line}. Double it, or take it out."
)
_TOO_MANY = message(
    "{file} has more than {most} cells at line {line}. "
    "Write each step in a line of its own, or choose another file."
)
MOST_CELLS = 2**16
"""Of one line: four times as many as a spreadsheet can have."""
_INSTRUCTION = re.compile(r"sep=(.)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:#(?![0-9.+-]|N/A|[A-Z/0]+[!?])|%|//|;;)")
_SPECIAL = re.compile(r"[\"#%]|//|;;")
"""Where there is none of these, a row is a line and nothing is a remark."""
_RAGGED = re.compile(r"[ \n] | \n")
_AT_ONCE = 4096
_LONGEST = 100_000
"""Letters of a line that needs no second look."""
_MARKS = re.compile(r"^\s*(?:#|%|//|;;)+\s*")

Row = tuple[int, list[str]]
"""The line where a row begins, counted from 1, and its cells without the spaces around them."""


class Lines(Struct, frozen=True):
    """The lines of a text.

    Parameters
    ----------
    name
        What a sentence calls the table.
    lines
        Without their ends.
    instruction
        The separator that the first line asks spreadsheets for, if it does.
    """

    name: str
    lines: list[str]
    instruction: str | None = None

    @classmethod
    def of(cls, text: str, name: str) -> "Lines":
        """Return the lines of ``text``, which may end in any way.

        Raises
        ------
        Problem
            If one has so many cells that it is none of a table; names it.
        """
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        found = _INSTRUCTION.fullmatch(lines[0].strip('"'))
        instruction = None if found is None else found.group(1)
        marks = SEPARATORS[:-1] if instruction is None else (instruction,)
        for number, line in enumerate(lines, 1):
            is_long = len(line) > MOST_CELLS and not is_comment(line)
            if is_long and max(map(line.count, marks)) >= MOST_CELLS:
                raise Problem(_TOO_MANY, file=name, most=MOST_CELLS, line=number)
        return cls(name, lines, instruction)


def is_comment(line: str) -> bool:
    """Tell whether ``line`` is a remark; ``#1`` is none, which may name a row."""
    return _COMMENT.match(line) is not None


def without_mark(line: str) -> str:
    """Return what stands behind the mark of a comment."""
    return _MARKS.sub("", line)


class Reader:
    """Walks over the rows of `Lines`, as often as it is asked to.

    Parameters
    ----------
    lines
        What is cut.
    separator
        One of `SEPARATORS`, or what an instruction asks for.
    """

    def __init__(self, lines: Lines, separator: str) -> None:
        self._lines, self._separator = lines, separator
        self.comments: list[int] = []
        """The lines left out, as far as they were passed."""

    def rows(self, first: int = 1, most: int | None = None) -> Iterator[Row]:
        """Yield the rows from line ``first`` on; a blank one has no cells.

        After ``most`` lines it ends, even inside a row.

        Raises
        ------
        Problem
            If a quotation mark stands where none can; names the line where its row begins.
        """
        self._start, self._fresh = first, True
        reader = csv.reader(
            self._fed(first, most),
            delimiter=self._separator or _unused(self._lines.lines),
            skipinitialspace=True,
            strict=True,
        )
        try:
            for cells in reader:
                self._fresh = True
                yield self._start, [cell.strip() for cell in cells]
        except csv.Error as error:
            # The first lines alone may end inside a quotation.
            if most is None:
                raise Problem(_reason(error), file=self._lines.name, line=self._start) from error

    def parts(self, first: int = 1) -> Iterator["Part"]:
        """Yield the rows from line ``first`` on as `rows` does, many at once."""
        while first <= len(self._lines.lines):
            lines = self._lines.lines[first - 1 : first - 1 + _AT_ONCE]
            columns = _columns_of(lines, self._separator)
            if columns is not None:
                yield Part(range(first, first + len(lines)), columns)
                first += len(lines)
                continue
            rows: list[Row] = []
            for row in self.rows(first):
                rows.append(row)
                if self._read >= first + _AT_ONCE:
                    break
            yield Part.of_rows(rows)
            first = self._read + 1

    def _fed(self, first: int, most: int | None) -> Iterator[str]:
        """Yield the lines that make rows; a comment is one only where a row may begin."""
        in_words = self._separator == SPACE
        last = len(self._lines.lines) if most is None else first - 1 + most
        self._read = last
        skipped = 0 if self._lines.instruction is None else 1
        for number, line in enumerate(self._lines.lines[first - 1 : last], first):
            self._read = number
            if number <= skipped:
                continue
            if self._fresh:
                if line and is_comment(line):
                    self.comments.append(number)
                    continue
                self._start, self._fresh = number, False
            yield f"{line.strip() if in_words else line}\n"


class Part(Struct, frozen=True):
    """Rows that follow one another.

    Parameters
    ----------
    lines
        Where each begins.
    columns
        The cells, column after column; what a shorter row does not have is empty.
    lengths
        How many cells each row has; None if all have as many as there are columns.
    """

    lines: Sequence[int]
    columns: Sequence[Sequence[str]]
    lengths: Sequence[int] | None = None

    @classmethod
    def of_rows(cls, rows: list[Row]) -> "Part":
        """Return ``rows`` as a part."""
        columns = list(zip_longest(*(cells for _, cells in rows), fillvalue=""))
        return cls([line for line, _ in rows], columns, [len(cells) for _, cells in rows])

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of each row, the empty ones at the end of a short one too."""
        return zip(*self.columns, strict=True) if self.columns else iter([()] * len(self.lines))


def _columns_of(lines: list[str], separator: str) -> list[list[str]] | None:
    """Return the columns of lines that are simply cut; None if something is special about them."""
    text = "\n".join(lines)
    if _SPECIAL.search(text) or not all(lines) or max(map(len, lines)) > _LONGEST:
        return None
    if not separator:
        columns = [lines]
    elif separator == SPACE and _RAGGED.search(f"\n{text}\n"):
        return None
    else:
        count = lines[0].count(separator)
        if set(map(str.count, lines, repeat(separator))) != {count}:
            return None
        cells = text.replace("\n", separator).split(separator)
        columns = [cells[column :: count + 1] for column in range(count + 1)]
    columns = [list(map(str.strip, column)) for column in columns]
    return None if any("" in column for column in columns) else columns


def _unused(lines: list[str]) -> str:
    """Return a character that no line has, to cut at nowhere."""
    return next(
        mark for mark in map(chr, range(0xE000, 0xF000)) if not any(mark in line for line in lines)
    )


def _reason(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end" in said:
        return _OPEN_QUOTE
    return _STRAY_QUOTE if "expected after" in said else NO_TABLE
