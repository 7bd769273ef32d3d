"""The numbers below the headings of a table, as an array."""

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.files.sessions.session_limits import MAX_NUMBER
from lstm_gui.files.tables.cell_kinds import COMMA, DIRECT, NUMBERS, POINT, kind_of, number_in
from lstm_gui.files.tables.column_facts import Facts
from lstm_gui.files.tables.records import Part

_FIRST = 12


class Values(Struct, frozen=True, eq=False):
    """What `lstm_gui.files.tables.table.Table` has fields of the same names for."""

    values: Array
    lines: NDArray[np.int64]
    words: dict[int, tuple[str, ...]]
    marks: dict[tuple[int, int], str]
    first: tuple[tuple[str, ...], ...]


def values_of(body: Iterable[Part], facts: Facts, places: Sequence[int], decimal: str) -> Values:
    """Return what stands in the columns ``places``, counted from 0, of the rows of ``body``.

    A column of numbers becomes numbers, another words. ``decimal`` is the decimal sign.
    """
    values = np.full((facts.rows, len(places)), np.nan)
    lines = np.empty(facts.rows, np.int64)
    words: dict[int, list[str]] = {
        at: [] for at, place in enumerate(places) if not facts.is_numbers(place)
    }
    marks: dict[tuple[int, int], str] = {}
    first: list[tuple[str, ...]] = []
    row = 0
    for part in body:
        steps = len(part.lines)
        lines[row : row + steps] = part.lines
        blank = ("",) * steps
        chosen = [part.columns[at] if at < len(part.columns) else blank for at in places]
        for at, cells in enumerate(chosen):
            if at in words:
                words[at] += [" ".join(cell.split()) for cell in cells]
            else:
                direct = set(facts.kinds[places[at]]) <= DIRECT[decimal]
                values[row : row + steps, at] = _numbers(cells, decimal, direct, marks, row, at)
        if len(first) < _FIRST:
            first += list(zip(*chosen, strict=True))[: _FIRST - len(first)]
        row += steps
    told = {at: tuple(cells) for at, cells in words.items()}
    return Values(frozen(values), lines, told, marks, tuple(first))


def _numbers(
    cells: Sequence[str],
    decimal: str,
    direct: bool,
    marks: dict[tuple[int, int], str],
    row: int,
    column: int,
) -> Array:
    """Return the numbers in ``cells``; what is none, or too large a one, goes into ``marks``."""
    numbers = np.array((_plainly if direct else _each)(cells, decimal))
    for beyond in np.flatnonzero(~(np.abs(numbers) <= MAX_NUMBER)).tolist():
        marks[row + beyond, column] = cells[beyond]
    return numbers


def _plainly(cells: Sequence[str], decimal: str) -> list[float]:
    """Return the numbers in cells that Python reads but for the decimal sign."""
    try:
        told = cells if decimal == POINT else [cell.replace(COMMA, POINT) for cell in cells]
        return list(map(float, told))
    except ValueError:
        return _each(cells, decimal)  # other minus signs, or the exponents of Fortran


def _each(cells: Sequence[str], decimal: str) -> list[float]:
    """Return the numbers in ``cells``, and what is none where there is none."""
    return [
        number_in(cell, decimal) if kind_of(cell) in NUMBERS[decimal] else np.nan for cell in cells
    ]
