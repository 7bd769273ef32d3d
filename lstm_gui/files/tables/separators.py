"""Which sign separates the cells of a text."""

import re
from collections import Counter

from msgspec import Struct

from lstm_gui.files.tables.cell_kinds import NUMERIC, kind_of
from lstm_gui.files.tables.records import (
    COMMA,
    NOTHING,
    SEPARATORS,
    SPACE,
    Lines,
    Reader,
    Row,
    is_comment,
)

_SAMPLE = 200
"""Lines that decide."""
_LEAST_EVEN = 0.5
_DECIMAL_COMMA = re.compile(
    "\\s*[+\u2212-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:[\u00a0\u2009\u202f'][0-9]{3})+)(?:,[0-9]+)?"
    "(?:[eE][+-]?[0-9]+)?\\s*"
)
_BITS = re.compile(r"\s*[01],[01]\s*")
_THOUSANDS = re.compile(r"\s*[+\u2212-]?[1-9][0-9]{0,2}(?: [0-9]{3})*\s*")


class Separation(Struct, frozen=True):
    """How a text is cut.

    Parameters
    ----------
    separator
        One of `SEPARATORS`, or what an instruction asks for.
    or_decimal
        Whether the commas could be decimal signs of a single column as well.
    or_thousands
        Whether the spaces could stand between thousands of a single column as well.
    """

    separator: str
    or_decimal: bool = False
    or_thousands: bool = False


def separation_of(lines: Lines, inputs: int | None) -> Separation:
    """Return how ``lines`` are cut; where two ways are as good, the one with ``inputs`` columns."""
    if lines.instruction is not None:
        return Separation(lines.instruction)
    likely = max(SEPARATORS[:-1], key=lambda one: _likeliness(lines, one))
    if _likeliness(lines, likely) <= (0.0, 0.0):
        return Separation(NOTHING)
    pattern = {COMMA: _DECIMAL_COMMA, SPACE: _THOUSANDS}.get(likely)
    # Nearly always the first lines tell already that it is not so.
    if pattern is None or not all(
        _all_match(told, pattern) for told in (_told(lines, _SAMPLE), _told(lines))
    ):
        return Separation(likely)
    if likely == COMMA:
        return _comma_or_decimal(_told(lines), inputs)
    return Separation(NOTHING if inputs == 1 else SPACE, or_thousands=True)


def sample_of(lines: Lines, separator: str) -> list[Row]:
    """Return the first rows that are not blank."""
    rows = Reader(lines, separator).rows(most=_SAMPLE)
    return [row for row in rows if any(row[1])]


def _told(lines: Lines, most: int | None = None) -> list[str]:
    """Return those of the first ``most`` lines that are neither blank nor a remark."""
    return [line for line in lines.lines[:most] if line.strip() and not is_comment(line)]


def _likeliness(lines: Lines, separator: str) -> tuple[float, float]:
    """Return which share of the cells are numbers, and of how many rows are equally long."""
    rows = [cells for _, cells in sample_of(lines, separator)]
    # Headings and remarks above may be cut in any way.
    below = rows[min(len(rows) // 4, 3) :]
    widths = Counter(len(cells) for cells in below)
    if not widths:
        return (0.0, 0.0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    even = count / len(below)
    if width == 1 or even < _LEAST_EVEN:
        return (0.0, 0.0)
    cells = [cell for row in below if len(row) == width for cell in row if cell]
    numbers = sum(kind_of(cell) in NUMERIC for cell in cells) / max(len(cells), 1)
    return (round(numbers, 1) + 0.01, even)


def _comma_or_decimal(told: list[str], inputs: int | None) -> Separation:
    """Return how to cut lines of which each could be one number with a decimal comma."""
    heading = told[:1] if not _DECIMAL_COMMA.fullmatch(told[0]) else []
    body = told[len(heading) :]
    if heading:
        return Separation(COMMA if COMMA in heading[0] else NOTHING)
    if all(map(_BITS.fullmatch, body)):
        return Separation(COMMA)
    if all(COMMA in line for line in body):
        return Separation(NOTHING if inputs == 1 else COMMA, or_decimal=True)
    return Separation(NOTHING, or_decimal=inputs != 1)


def _all_match(told: list[str], pattern: re.Pattern[str]) -> bool:
    """Tell whether all lines look so, but perhaps for a heading."""
    return all(map(pattern.fullmatch, told[1:] or told))
