"""Tables in JSON: one row on each line, or all of them in a list."""

from collections.abc import Iterator
from typing import Any, cast

import msgspec
import numpy as np

from lstm_gui.core.arrays import frozen
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.tables.table import NO_ROWS, Column, Layout, Table

_NO_ROW = message(
    "{file} has at line {line} neither a number, a list nor an object of such. "
    "Write each step as one of them."
)
_OTHER_LENGTH = message(
    "{file} has a list of {found} at line {line}, but of {expected} at line 1. "
    "Give every list the same length."
)
_NO_JSON = message("{file} is not valid JSON at line {line}. Correct it there.")
_FIRST = 12


def table_of_json(text: str, name: str, encoding: str | None) -> Table:
    """Return the table in ``text``.

    A step is a number, a list of numbers, or an object whose keys name the columns.

    Raises
    ------
    Problem
        If it is no such text; names the line, or in a list the step counted from 1.
    """
    lines, rows = _rows(text, name)
    names = list(dict.fromkeys(key for row in rows for key in row))
    columns = [[row.get(key) for row in rows] for key in names]
    numbers = [any(_is_number(cell) for cell in column) for column in columns]
    if not any(numbers):
        raise Problem(NO_ROWS, file=name)
    values = np.full((len(rows), len(names)), np.nan)
    marks: dict[tuple[int, int], str] = {}
    words: dict[int, tuple[str, ...]] = {}
    for at, column in enumerate(columns):
        if not numbers[at]:
            words[at] = tuple(_told(cell) for cell in column)
            continue
        values[:, at] = [_number(cell) for cell in column]
        marks |= {(row, at): _told(cell) for row, cell in enumerate(column) if not _is_number(cell)}
    first = tuple(tuple(_told(row.get(key)) for key in names) for row in rows[:_FIRST])
    told = tuple(
        Column(place, "" if key.isdigit() else key, numbers=is_one)
        for place, (key, is_one) in enumerate(zip(names, numbers, strict=True), 1)
    )
    found = (frozen(values), np.array(lines), words, marks, first)
    return Table(name, told, *found, layout=Layout(encoding=encoding))


def _rows(text: str, name: str) -> tuple[list[int], list[dict[str, Any]]]:
    whole = _whole(text)
    if whole is not None:
        lines = list(range(1, len(whole) + 1))
        found = whole
    else:
        pairs = list(_lines(text, name))
        lines, found = [line for line, _ in pairs], [row for _, row in pairs]
    rows = [_named(row, line, name) for line, row in zip(lines, found, strict=True)]
    for line, row, given in zip(lines, rows, found, strict=True):
        if isinstance(given, list) and len(row) != len(rows[0]):
            fields = {"found": len(row), "line": line, "expected": len(rows[0])}
            raise Problem(_OTHER_LENGTH, file=name, **fields)
    return lines, rows


def _whole(text: str) -> list[Any] | None:
    """Return the rows of a text that is one list of them."""
    try:
        decoded: Any = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    rows = cast("list[Any]", decoded) if isinstance(decoded, list) else []
    is_one_row = rows and not any(isinstance(row, list | dict) for row in rows)
    return None if not rows or (is_one_row and "\n" not in text.strip()) else rows


def _lines(text: str, name: str) -> Iterator[tuple[int, Any]]:
    for line, row in enumerate(text.split("\n"), 1):
        if row.strip():
            try:
                yield line, msgspec.json.decode(row)
            except (msgspec.DecodeError, RecursionError) as error:
                raise Problem(_NO_JSON, file=name, line=line) from error


def _named(row: Any, line: int, name: str) -> dict[str, Any]:
    cells: dict[str, Any] | None = None
    if isinstance(row, dict):
        cells = cast("dict[str, Any]", row)
    elif isinstance(row, list):
        cells = {str(at): cell for at, cell in enumerate(cast("list[Any]", row))}
    elif _is_number(row):
        cells = {"0": row}
    if cells is None or any(isinstance(cell, list | dict) for cell in cells.values()):
        raise Problem(_NO_ROW, file=name, line=line)
    return cells


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _number(cell: object) -> float:
    """Return the number that ``cell`` is, what is none if it is none."""
    if not isinstance(cell, int | float) or isinstance(cell, bool):
        return np.nan
    try:
        return float(cell)
    except OverflowError:
        return np.inf


def _told(cell: object) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else msgspec.json.encode(cell).decode()
