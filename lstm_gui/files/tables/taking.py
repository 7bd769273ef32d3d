"""The sequence that is taken out of a table: gaps filled, scaled, with labels and names."""

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem, counted, message
from lstm_gui.files.sessions.session_limits import MAX_LABEL, MAX_NUMBER, MAX_STEPS
from lstm_gui.files.tables.cell_kinds import GAPS, kind_of
from lstm_gui.files.tables.column_names import input_names
from lstm_gui.files.tables.resampling import first_rows, resampled, step_count
from lstm_gui.files.tables.scaling import Scaler, scaled
from lstm_gui.files.tables.selection import HOLD, LEAVE_OUT, REFUSE, Selection
from lstm_gui.files.tables.table import NO_ROWS, Table
from lstm_gui.files.tables.target_column import target_of_rows
from lstm_gui.files.tables.text_words import shown

Rows = NDArray[np.int64]
"""Which rows of a table."""

_NO_COLUMN = message("{file} has no column of numbers chosen. Choose one.")
_EMPTY_ROW = message(
    "{file} has nothing at line {line}, between two rows of numbers. "
    "Fill the line in, or take it out."
)
_NO_CELL = message(
    "{file} has nothing at line {line}, column {column}. Type plain numbers such as 0.5 or -1."
)
_NO_NUMBER = message(
    '{file} has "{found}" at line {line}, column {column}, which is not a number. '
    "Type plain numbers such as 0.5 or -1."
)
_ODD = {
    "percent": message(
        '{file} has "{found}" at line {line}, column {column}, which is a percentage. '
        "Type plain numbers such as 0.5 or -1."
    ),
    "currency": message(
        '{file} has "{found}" at line {line}, column {column}, which is an amount of money. '
        "Type plain numbers such as 0.5 or -1."
    ),
    "hexadecimal": message(
        '{file} has "{found}" at line {line}, column {column}, which is a hexadecimal number. '
        "Type plain numbers such as 0.5 or -1."
    ),
}
_TOO_LARGE = message(
    '{file} has "{found}" at line {line}, column {column}, which is too large a number. '
    "Type plain numbers such as 0.5 or -1."
)
_NOTHING_BEFORE = message(
    "{file} has no number before line {line}, column {column}, that could be held. "
    "Leave that line out, or fill it in."
)
_LONG_LABEL = message(
    "{file} has a label at line {line} that is longer than {limit} characters. Shorten it."
)
_OTHER_SCALER = counted(
    "{file} scales {found} column, but {chosen} are chosen. Choose the columns it was made of.",
    "{file} scales {found} columns, but {chosen} are chosen. Choose the columns it was made of.",
    "found",
)
_SCALED_BEYOND = message(
    "{file} scales the numbers of {table} beyond what is computed with. Choose another scaling."
)
_TOO_MANY = counted(
    "{file} has too many rows, {found}: a sequence can have {limit} step at most. "
    "Remove rows from it.",
    "{file} has too many rows, {found}: a sequence can have {limit} steps at most. "
    "Remove rows from it.",
    "limit",
)


def sequence_of(table: Table, selection: Selection, most: int = MAX_STEPS) -> Sequence:
    """Return the sequence that ``selection`` makes of ``table``, at most ``most`` steps.

    Raises
    ------
    Problem
        If ``table`` has one, a cell is no number to compute with, a gap cannot be filled, a
        label is too long, there are too many steps, or a scaling leads beyond all numbers.
    """
    if table.problem is not None:
        raise table.problem
    if not selection.columns:
        raise Problem(_NO_COLUMN, file=table.name)
    rows = np.arange(len(table))[selection.first : selection.last]
    x = table.values[rows][:, selection.columns]
    missing = np.isnan(x)
    if missing.any():
        _require_gaps(table, selection, rows, missing)
        x, rows = _filled(table, selection, rows, x)
    _require_room(table, step_count(len(rows), selection.rows), most)
    _require_magnitude(table, selection, rows, x)
    _require_scaler(selection)
    target = target_of_rows(table, selection, rows)
    rows = rows[first_rows(len(rows), selection.rows)]
    x = scaled(resampled(x, selection.rows, selection.pooling), selection.scaling)
    if isinstance(selection.scaling, Scaler) and not (np.abs(x) <= MAX_NUMBER).all():
        raise Problem(_SCALED_BEYOND, file=selection.scaling.name, table=table.name)
    names = input_names(table.columns[place].name for place in selection.columns)
    return Sequence(x, _labels(table, selection, rows), target=target, names=names)


def gaps_in(table: Table, selection: Selection) -> tuple[int, int]:
    """Return how many numbers are missing in what is selected, and in how many rows."""
    missing = np.isnan(table.values[selection.first : selection.last][:, selection.columns])
    return int(missing.sum()), int(missing.any(axis=1).sum())


def _require_gaps(table: Table, selection: Selection, rows: Rows, missing: Rows) -> None:
    """Raise a Problem for the first cell that is no number, and no gap that may be filled."""
    for at, column in np.argwhere(missing):
        row, chosen = int(rows[at]), selection.columns[int(column)]
        cell = _cell(table, row, chosen)
        kind = kind_of(cell)
        if kind not in GAPS or selection.gaps == REFUSE:
            raise _no_number(table, row, chosen, cell)


def _cell(table: Table, row: int, column: int) -> str:
    """Return what stands where there is no number to compute with."""
    words = table.words.get(column)
    return table.marks.get((row, column), "") if words is None else words[row]


def _no_number(table: Table, row: int, column: int, cell: str) -> Problem:
    place = {"line": int(table.lines[row]), "column": table.columns[column].place}
    if cell:
        template = _ODD.get(kind_of(cell), _NO_NUMBER)
        return Problem(template, file=table.name, found=shown(cell), **place)
    missing = np.isnan(table.values[row]).tolist()
    blank = all(missing) and not any(_cell(table, row, at) for at in range(len(missing)))
    return Problem(_EMPTY_ROW if blank else _NO_CELL, file=table.name, **place)


def _filled(table: Table, selection: Selection, rows: Rows, x: Array) -> tuple[Array, Rows]:
    """Return ``x`` without gaps, and which rows are left of ``rows``."""
    missing = np.isnan(x)
    if selection.gaps == LEAVE_OUT:
        whole = ~missing.any(axis=1)
        return x[whole], rows[whole]
    if selection.gaps == HOLD:
        return _held(table, selection, rows, x), rows
    return _interpolated(x), rows


def _held(table: Table, selection: Selection, rows: Rows, x: Array) -> Array:
    known = np.where(np.isnan(x), -1, np.arange(len(x))[:, np.newaxis])
    last = np.maximum.accumulate(known, axis=0)
    if (last < 0).any():
        row, column = (int(at) for at in np.argwhere(last < 0)[0])
        raise Problem(
            _NOTHING_BEFORE,
            file=table.name,
            line=int(table.lines[rows[row]]),
            column=table.columns[selection.columns[column]].place,
        )
    return np.take_along_axis(x, last, axis=0)


def _interpolated(x: Array) -> Array:
    """Return ``x`` with straight lines over the gaps; at the ends the nearest number stays."""
    steps, filled = np.arange(len(x)), x.copy()
    for column in range(x.shape[1]):
        known = ~np.isnan(x[:, column])
        if known.any():
            filled[:, column] = np.interp(steps, steps[known], x[known, column])
    return filled


def _require_room(table: Table, steps: int, most: int) -> None:
    if steps == 0:
        raise Problem(NO_ROWS, file=table.name)
    if steps > most:
        raise Problem(_TOO_MANY, file=table.name, found=steps, limit=most)


def _require_magnitude(table: Table, selection: Selection, rows: Rows, x: Array) -> None:
    beyond = np.argwhere(~(np.abs(x) <= MAX_NUMBER))
    if len(beyond):
        at, column = (int(place) for place in beyond[0])
        chosen, row = selection.columns[column], int(rows[at])
        raise Problem(
            _TOO_LARGE,
            file=table.name,
            found=shown(_cell(table, row, chosen)),
            line=int(table.lines[row]),
            column=table.columns[chosen].place,
        )


def _require_scaler(selection: Selection) -> None:
    scaling, chosen = selection.scaling, len(selection.columns)
    if isinstance(scaling, Scaler) and not scaling.fits(chosen):
        raise Problem(_OTHER_SCALER, file=scaling.name, found=len(scaling.times), chosen=chosen)


def _labels(table: Table, selection: Selection, rows: Rows) -> tuple[str, ...] | None:
    if selection.labels is None:
        return None
    words = table.words.get(selection.labels)
    if words is None:
        numbers = table.values[rows, selection.labels]
        return tuple(f"{float(number):.15g}" for number in numbers)
    labels = tuple(words[int(row)] for row in rows)
    for row, label in zip(rows, labels, strict=True):
        if len(label) > MAX_LABEL:
            line = int(table.lines[row])
            raise Problem(_LONG_LABEL, file=table.name, line=line, limit=MAX_LABEL)
    return labels
