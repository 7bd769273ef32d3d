"""Several sequences in one table: the rows with one value in a column are one of them."""

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from lstm_gui.core.arrays import frozen
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.tables.array_tables import NO_SEQUENCE
from lstm_gui.files.tables.table import Table

_FIRST = 12
_ONE_OF = message("It is sequence {number} of {count}: those rows whose {column} is {value}.")
_NO_COLUMN = message('{file} has no column "{name}". Choose among {known}.')


def column_called(table: Table, name: str) -> int:
    """Return the place of the column called ``name``, or whose place from 1 that is.

    A Problem if ``table`` has none such.
    """
    for place, column in enumerate(table.columns):
        if column.name == name:
            return place
    for place, column in enumerate(table.columns):
        if str(column.place) == name:
            return place
    known = ", ".join(column.name or str(column.place) for column in table.columns)
    raise Problem(_NO_COLUMN, file=table.name, name=name, known=known)


def one_group(table: Table, group: str | None, sequence: int | None) -> Table:
    """Return the rows of ``table`` that belong to one sequence, without the column that says so.

    Parameters
    ----------
    group
        The name of that column, or its place from 1; without one the table stays as it is.
    sequence
        Which, counted from 0 in the order in which they begin; the first if it is not given.

    Raises
    ------
    Problem
        If there is no such column or sequence.
    """
    if group is None or table.problem is not None:
        return table
    place = column_called(table, group)
    cells = cells_of(table, place)
    values = list(dict.fromkeys(cells))
    number = sequence or 0
    if number >= len(values):
        raise Problem(NO_SEQUENCE, file=table.name, count=len(values), number=number + 1)
    rows = np.flatnonzero([cell == values[number] for cell in cells])
    told = note(
        _ONE_OF, number=number + 1, count=len(values), value=values[number] or "–",
        column=table.columns[place].name or str(table.columns[place].place),
    )  # fmt: skip
    found = _of_rows(table, place, rows)
    return replace(
        found,
        notes=(*table.notes, told),
        sequences=len(values),
        layout=replace(table.layout, group=group),
        groups=tuple(values),
    )


def _of_rows(table: Table, place: int, rows: NDArray[np.int64]) -> Table:
    """Return ``rows`` of ``table`` without the column at ``place``."""
    kept = [at for at in range(len(table.columns)) if at != place]
    at_row: dict[int, int] = {int(row): number for number, row in enumerate(rows)}
    cells = {at: table.words[at] for at in kept if at in table.words}
    found = replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        values=frozen(table.values[rows][:, kept]),
        lines=table.lines[rows],
        words={kept.index(at): tuple(one[row] for row in at_row) for at, one in cells.items()},
        marks={
            (at_row[row], kept.index(at)): mark
            for (row, at), mark in table.marks.items()
            if at != place and row in at_row
        },
    )
    columns = [cells_of(found, at)[:_FIRST] for at in range(len(kept))]
    first = tuple(tuple(column[row] for column in columns) for row in range(len(rows))[:_FIRST])
    return replace(found, first=first)


def cells_of(table: Table, place: int) -> list[str]:
    """Return what stands in a column, numbers as short as they can be."""
    words = table.words.get(place)
    if words is not None:
        return [word.strip() for word in words]
    return [
        table.marks.get((row, place), "") if value != value else f"{value:.15g}"
        for row, value in enumerate(table.values[:, place].tolist())
    ]
