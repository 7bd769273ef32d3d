"""Input sequences from tables of numbers, pasted or in a file."""

import csv
import math
import os
import re
from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.problem import Problem, counted, message
from lstm_gui.files.session_limits import MAX_LABEL, MAX_NUMBER
from lstm_gui.files.text import utf8

MAX_ROWS = 500
NO_TABLE = message("{file} is not a table of numbers at line {line}. Correct it there.")

_MAX_BYTES = 16 * 2**20
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_NUMERIC_WORDS = ("nan", "inf", "infinity")
_LONGEST_QUOTE = 40

UNEVEN = counted(
    "{file} has {found} column at line {line}, but {expected} at line {first}. "
    "Give every row the same number of columns.",
    "{file} has {found} columns at line {line}, but {expected} at line {first}. "
    "Give every row the same number of columns.",
    "found",
)
"""What is wrong with rows of different lengths."""
_NO_CELL = message(
    "{file} has nothing at line {line}, column {column}. Type plain numbers such as 0.5 or -1."
)
_NO_NUMBER = message(
    '{file} has "{found}" at line {line}, column {column}, which is not a number. '
    "Type plain numbers such as 0.5 or -1."
)
_TOO_LARGE = message(
    '{file} has "{found}" at line {line}, column {column}, which is too large a number. '
    "Type plain numbers such as 0.5 or -1."
)


class _Row(Struct, frozen=True):
    line: int
    cells: list[str]


def read_sequence(path: str | os.PathLike[str], inputs: int) -> Sequence:
    """Return the sequence in the table ``path`` for a cell of ``inputs`` inputs.

    Raises
    ------
    Problem
        If it cannot be read, is not UTF-8 text, or `parse_sequence` refuses it.
    """
    name = os.fspath(path)
    text = utf8(read_bytes(path, _MAX_BYTES), name)
    return parse_sequence(text, name, inputs)


def parse_sequence(text: str, name: str, inputs: int) -> Sequence:
    """Return the sequence that a table of numbers holds, one row for each step.

    Parameters
    ----------
    text
        Columns separated by tabs, semicolons, commas or spaces. The first row may be
        a header. A further first column that is not made of numbers names the steps.
    name
        What to call the table in a sentence.
    inputs
        I, the number of columns of numbers it must have.

    Raises
    ------
    Problem
        If a row is longer or shorter, a cell is not a finite number, or there are more
        than `MAX_ROWS` rows; names line and column, both counted from 1.
    """
    rows = list(_rows(text, name))
    _require_rectangle(rows, name)
    if len(rows) > 1 and not any(_looks_numeric(cell) for cell in rows[0].cells):
        rows = rows[1:]
    _require_count(rows, name)
    labels = _labels(rows, inputs, name)
    first = 0 if labels is None else 1
    _require_width(rows, first, inputs, name)
    return Sequence(np.array([_numbers(row, first, name) for row in rows]), labels)


def _rows(text: str, name: str) -> Iterator[_Row]:
    lines = text.removeprefix("\ufeff").splitlines()
    delimiter = next((mark for mark in "\t;," if any(mark in line for line in lines)), None)
    if delimiter is None:
        split = ((number, line.split()) for number, line in enumerate(lines, 1))
    else:
        split = _split(lines, delimiter, name)
    for number, cells in split:
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield _Row(number, stripped)


def _split(lines: list[str], delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise Problem(NO_TABLE, file=name, line=reader.line_num) from error


def _looks_numeric(cell: str) -> bool:
    word = cell.lower().lstrip("+-")
    return bool(_NUMBER.fullmatch(cell)) or word in _NUMERIC_WORDS


def _require_rectangle(rows: list[_Row], name: str) -> None:
    for row in rows:
        if len(row.cells) != len(rows[0].cells):
            raise Problem(
                UNEVEN,
                file=name,
                line=row.line,
                found=len(row.cells),
                expected=len(rows[0].cells),
                first=rows[0].line,
            )


def _require_count(rows: list[_Row], name: str) -> None:
    if not rows:
        raise Problem("{file} holds no rows of numbers. Choose another table.", file=name)
    if len(rows) > MAX_ROWS:
        raise Problem(
            "{file} has too many rows, {found}: a sequence can have {limit} steps at "
            "most. Remove rows from it.",
            file=name,
            found=len(rows),
            limit=MAX_ROWS,
        )


def _require_width(rows: list[_Row], first: int, inputs: int, name: str) -> None:
    found = len(rows[0].cells) - first
    if found != inputs:
        raise Problem(
            counted(
                "{file} has {found} column of numbers, but the number of inputs of the cell is "
                "{expected}. Change one of them.",
                "{file} has {found} columns of numbers, but the number of inputs of the cell is "
                "{expected}. Change one of them.",
                "found",
            ),
            file=name,
            found=found,
            expected=inputs,
        )


def _labels(rows: list[_Row], inputs: int, name: str) -> tuple[str, ...] | None:
    named = any(not _looks_numeric(row.cells[0]) for row in rows)
    if not named or len(rows[0].cells) == inputs:
        return None
    for row in rows:
        if len(row.cells[0]) > MAX_LABEL:
            raise Problem(
                "{file} has a label at line {line} that is longer than {limit} characters. "
                "Shorten it.",
                file=name,
                line=row.line,
                limit=MAX_LABEL,
            )
    return tuple(row.cells[0] for row in rows)


def _numbers(row: _Row, first: int, name: str) -> list[float]:
    cells = enumerate(row.cells[first:], first + 1)
    return [_number(cell, row.line, column, name) for column, cell in cells]


def _number(cell: str, line: int, column: int, name: str) -> float:
    value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
    if abs(value) <= MAX_NUMBER:
        return value
    template = _NO_CELL if not cell else _NO_NUMBER if math.isnan(value) else _TOO_LARGE
    raise Problem(template, file=name, found=_shortened(cell), line=line, column=column)


def _shortened(cell: str) -> str:
    return cell if len(cell) <= _LONGEST_QUOTE else cell[: _LONGEST_QUOTE - 1] + "…"
