"""An input of any length from a file: ``.npy``, ``.npz``, ``.csv`` or ``.wav``."""

import csv
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.importers.npz import array_of
from lstm_gui.files.importers.source import Source
from lstm_gui.files.problem import Problem, counted, message
from lstm_gui.files.session_limits import MAX_NUMBER
from lstm_gui.files.tables.odd_rows import UNEVEN
from lstm_gui.files.tables.records import NO_TABLE
from lstm_gui.files.text import utf8
from lstm_gui.files.wav import wav_rows

_MAX_BYTES = 512 * 2**20
_NAMES = ("x", "input", "X")
_COUNTED = ("t", "time", "step", "index", "")
_NO_ROWS = message("{file} holds no rows of numbers. Choose another file.")
_NO_NUMBER = message(
    '{file} has "{found}" at line {line}, column {column}, which is not a number. '
    "Type plain numbers such as 0.5 or -1."
)

_ONE_COLUMN = counted(
    "{file} has {found} column, but a signal is one number for each of {steps} steps.",
    "{file} has {found} columns, but a signal is one number for each of {steps} steps.",
    "found",
)
_OTHER_LENGTH = counted(
    "{file} has {found} row, but a signal is one number for each of {steps} steps.",
    "{file} has {found} rows, but a signal is one number for each of {steps} steps.",
    "found",
)


def read_rows(path: str | os.PathLike[str]) -> Array:
    """Return the numbers in the file ``path``, one row for each step, ``(T, I)``.

    A single list is one input; a leading axis of 1 is a batch and falls away. An NPZ holds one
    array or one called ``x``; a table may have a header and a first column of steps; the
    channels of a sound are inputs between -1 and 1.

    Raises
    ------
    Problem
        If it cannot be read, is none of these, or a number in it is not finite.
    """
    name = os.fspath(path)
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise Problem(
            "{file} is no input that can be read. Choose one whose name ends in {known}.",
            file=name,
            known=" / ".join(_READERS),
        )
    return as_rows(reader(read_bytes(path, _MAX_BYTES), name), name)


def pasted_rows(text: str, name: str) -> Array:
    """Return the numbers of a table that stands in ``text``, as `read_rows` does."""
    return as_rows(_csv(text.encode(), name), name)


def signal_column(rows: Array, steps: int, name: str) -> Array:
    """Return the one column of ``rows (T, 1)``, a number for each of ``steps``.

    Raises
    ------
    Problem
        If there are several columns, or another number of rows; ``name`` is what it calls them.
    """
    if rows.shape[1] != 1:
        raise Problem(_ONE_COLUMN, file=name, found=rows.shape[1], steps=steps)
    if len(rows) != steps:
        raise Problem(_OTHER_LENGTH, file=name, found=len(rows), steps=steps)
    return frozen(rows[:, 0])


def as_rows(values: Array, name: str) -> Array:
    """Return ``values`` as ``(T, I)``; `read_rows` says how, and ``name`` is what it calls them."""
    rows = _shaped(values, name)
    wrong = np.argwhere(~(np.abs(rows) <= MAX_NUMBER))
    if wrong.size:
        t, column = (int(place) for place in wrong[0])
        raise Problem(
            "{file} has {found} at step {t}, column {column}, which is no number to compute with. "
            "Correct it there.",
            file=name,
            found=float(rows[t, column]),
            t=t,
            column=column + 1,
        )
    return frozen(rows)


def require_width(x: Array, expected: int, reader: str, file: str) -> None:
    """Raise a Problem unless ``x (T, I)`` has as many columns as its reader takes."""
    if x.shape[1] != expected:
        raise Problem(
            counted(
                "{file} has {found} column, but {layer} reads {expected}. Choose another input.",
                "{file} has {found} columns, but {layer} reads {expected}. Choose another input.",
                "found",
            ),
            file=file,
            found=x.shape[1],
            expected=expected,
            layer=reader,
        )


def _shaped(values: Array, name: str) -> Array:
    if values.ndim == 1:
        values = values[:, np.newaxis]
    while values.ndim > 2 and values.shape[0] == 1:
        values = values[0]
    if values.ndim != 2 or 0 in values.shape:
        raise Problem(_NO_ROWS, file=name)
    return values


def _npy(data: bytes, name: str) -> Array:
    return np.asarray(array_of(Source(name, data).called("an NPY file"), name, data), np.float64)


def _npz(data: bytes, name: str) -> Array:
    source = Source(name, data).called("an NPZ file")
    members = [member for member in source.members if member.endswith(".npy")]
    chosen = [f"{one}.npy" for one in _NAMES if f"{one}.npy" in members] or members
    if not chosen or (len(members) > 1 and chosen is members):
        raise Problem(
            "{file} holds {found} arrays and none of them is called x. Name the input x.",
            file=name,
            found=len(members),
        )
    return np.asarray(array_of(source, chosen[0], source.member(chosen[0])), np.float64)


def _csv(data: bytes, name: str) -> Array:
    lines = utf8(data, name).splitlines()
    mark = next((one for one in "\t;," if any(one in line for line in lines[:2])), None)
    rows = _cells(lines, mark, name) if mark else [line.split() for line in lines]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    header = rows[0] if rows and not any(_is_number(cell) for cell in rows[0]) else None
    first = int(header is not None and len(header) > 1 and header[0].strip().lower() in _COUNTED)
    body = rows[1:] if header is not None else rows
    if not body:
        raise Problem(_NO_ROWS, file=name)
    return _table([row[first:] for row in body], name, int(header is not None) + 1, first + 1)


def _cells(lines: list[str], mark: str, name: str) -> list[list[str]]:
    reader = csv.reader(lines, delimiter=mark)
    try:
        return list(reader)
    except csv.Error as error:
        raise Problem(NO_TABLE, file=name, line=reader.line_num) from error


def _table(rows: list[list[str]], name: str, line: int, column: int) -> Array:
    for at, row in enumerate(rows):
        if len(row) != len(rows[0]):
            raise Problem(
                UNEVEN,
                file=name,
                line=line + at,
                found=len(row),
                expected=len(rows[0]),
                first=line,
            )
    try:
        _require_plain(rows)
        return np.array(rows, dtype=np.float64).reshape(len(rows), -1)
    except ValueError:
        at, place, cell = next(
            (at, place, cell)
            for at, row in enumerate(rows)
            for place, cell in enumerate(row)
            if not _is_number(cell)
        )
        raise Problem(
            _NO_NUMBER, file=name, found=cell[:40], line=line + at, column=column + place
        ) from None


def _require_plain(rows: list[list[str]]) -> None:
    """Raise a ValueError if a cell is a number to Python alone, as 1_000 is."""
    if any("_" in cell for row in rows for cell in row):
        raise ValueError


def _is_number(cell: str) -> bool:
    try:
        _require_plain([[cell]])
        float(cell)
    except ValueError:
        return bool(re.fullmatch(r"\s*[+-]?(nan|inf\w*)\s*", cell, re.IGNORECASE))
    return True


_READERS: Mapping[str, Callable[[bytes, str], Array]] = {
    ".npy": _npy,
    ".npz": _npz,
    ".csv": _csv,
    ".tsv": _csv,
    ".txt": _csv,
    ".wav": wav_rows,
}
