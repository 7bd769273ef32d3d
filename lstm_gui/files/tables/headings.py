"""Which of the first rows of a table are headings."""

import re
from itertools import pairwise

from msgspec import Struct

from lstm_gui.files.tables.cell_kinds import GAPS, MISSING, NUMERIC, WORD, kind_of, plain
from lstm_gui.files.tables.records import Row

_MOST = 3
_YEARS = range(1900, 2101)
_WHOLE = "whole"
_BEGINS = re.compile(r"[+-]?[.,]?[0-9]")


class Headings(Struct, frozen=True):
    """The first rows that hold no data.

    Parameters
    ----------
    rows
        The rows themselves.
    sure
        Whether there is no doubt.
    """

    rows: tuple[Row, ...] = ()
    sure: bool = True


def headings_of(sample: list[Row], asked: int | None) -> Headings:
    """Return the headings above the rows of ``sample``, which has none that are blank.

    A row is one if it has words, and only words, where numbers stand below it. One of numbers
    is one where they count, as years and numbers of columns do, and those below do not.

    Parameters
    ----------
    asked
        How many there are, if that is known.
    """
    if asked is not None:
        return Headings(tuple(sample[:asked]))
    found = 0
    while found < min(_MOST, len(sample)) and _is_of_words(sample, found):
        found += 1
    if found:
        # One row of names is usual; a second may be that of the units, or a measurement lost.
        return Headings(tuple(sample[:found]), sure=found == 1 and not _almost(sample))
    kinds = _numbered(sample)
    return Headings() if kinds is None else Headings((sample[0],), sure=kinds)


def _is_of_words(sample: list[Row], at: int) -> bool:
    cells, below = sample[at][1], _numeric_below(sample, at)
    kinds = {kind_of(cells[column]) for column in below if column < len(cells)}
    return bool(kinds) and not kinds & (NUMERIC | {MISSING}) and bool(kinds - GAPS)


def _almost(sample: list[Row]) -> bool:
    """Tell whether a word of the first row begins as a number does, which may be one spoilt."""
    cells = sample[0][1]
    below = (column for column in _numeric_below(sample, 0) if column < len(cells))
    return any(_BEGINS.match(plain(cells[column])) for column in below)


def _numeric_below(sample: list[Row], at: int) -> list[int]:
    """Return the columns that hold more numbers than words below row ``at``."""
    below = [cells for _, cells in sample[at + 1 :]]
    width = max(map(len, below), default=0)
    return [column for column in range(width) if _is_numeric(below, column)]


def _is_numeric(rows: list[list[str]], column: int) -> bool:
    kinds = [kind_of(cells[column]) for cells in rows if column < len(cells)]
    numbers = sum(kind in NUMERIC for kind in kinds)
    return numbers > sum(kind == WORD for kind in kinds)


def _numbered(sample: list[Row]) -> bool | None:
    """Tell whether it is sure that the first row counts its columns; None if it does not."""
    below = _numeric_below(sample, 0)
    cells = sample[0][1] if sample else []
    told = [(column, plain(cells[column])) for column in below if column < len(cells)]
    counting = [(column, cell) for column, cell in told if kind_of(cell) == _WHOLE]
    words = [cell for _, cell in told if kind_of(cell) not in NUMERIC]
    if not counting or any(kind_of(cell) in GAPS for cell in words):
        return None
    numbers = [float(cell) for _, cell in counting]
    if len(counting) + len(words) != len(told) or not _count_up(numbers):
        return None
    fractions = all(_has_fractions(sample[1:], column) for column, _ in counting)
    years = numbers[0] in _YEARS and len(numbers) > 1
    named = bool(words) or (years and below[0] > 0 and bool(cells[0]))
    return fractions and named if fractions or named else None


def _count_up(numbers: list[float]) -> bool:
    """Tell whether they are years, or count from 0 or 1."""
    steady = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return steady and (numbers[0] in _YEARS or (len(numbers) > 1 and numbers[0] in (0, 1)))


def _has_fractions(rows: list[Row], column: int) -> bool:
    kinds = [kind_of(cells[column]) for _, cells in rows if column < len(cells)]
    return any(kind in NUMERIC and kind != _WHOLE for kind in kinds)
