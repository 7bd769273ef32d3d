"""Traces as files for other programs: ``.npz`` for NumPy, ``.csv`` for everything else."""

import csv
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.core.readout import column_name
from lstm_gui.files.disk.atomic import replacing
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.texts.spreadsheet_cells import harmless

Labels = tuple[str, ...] | None
Arrays = dict[str, Array]
Names = Mapping[str, Labels]
"""What the columns of arrays are called, by the names of these."""
_Writer = Callable[[BinaryIO, Arrays, Labels, GoesOn, Arrays, Names], None]
_UNNAMED: Names = {}
_ROWS_PER_PART = 200


class _Stopped(Exception):  # noqa: N818 - it is no error
    """Ends the writing without a file."""


def write_arrays(
    path: str | os.PathLike[str],
    arrays: Arrays,
    labels: Labels = None,
    goes_on: GoesOn = always,
    further: Arrays | None = None,
    names: Names = _UNNAMED,
) -> bool:
    """Save ``arrays`` as ``path``, atomically; the suffix decides on the format.

    Parameters
    ----------
    path
        ``.npz``: the arrays by their names, float64, and of those whose columns have names
        these as words, ``x_names (I,)``.
        ``.csv``: one row for each step, columns as in `csv_header`.
    arrays
        What to save, each ``(T, …)``; one that is ``(T,)`` is a column by its plain name, and
        may be of words.
    labels
        One name for each step; a column of the CSV, see `harmless`.
    goes_on
        Called now and then with the share that is written, in [0, 1); returns whether
        to go on.
    further
        What to save beside it, of any shape; only as ``.npz``.
    names
        What columns of ``arrays`` are called beside their numbers.

    Returns
    -------
    bool
        False if it was stopped; the file that was there stays as it was.

    Raises
    ------
    Problem
        If the suffix is neither, or not ``.npz`` for what is further, or the file cannot be
        written.
    """
    require_trace_format(path, further is not None)
    writer = _writer(path)
    try:
        with replacing(path) as handle:
            writer(handle, arrays, labels, goes_on, further or {}, names)
    except _Stopped:
        return False
    return True


def target_arrays(sequence: Sequence) -> Arrays:
    """Return the target of ``sequence`` as ``target (T,)``, if it has one.

    Words stand as they are, with nothing where none is known.
    """
    target = sequence.target
    if target is None:
        return {}
    words: Any = target.texts
    return {"target": target.values if words is None else np.array(words)}


def require_trace_format(path: str | os.PathLike[str], with_gradients: bool) -> None:
    """Raise a Problem if `write_arrays` knows no format for the suffix of ``path``."""
    if _writer(path) is not _write_npz and with_gradients:
        raise Problem(
            "{file} could not be saved: gradients need a name that ends in {known}. "
            "Choose another name.",
            file=os.fspath(path),
            known=".npz",
        )


def csv_header(arrays: Arrays, labelled: bool, names: Names) -> list[str]:
    """Return the column names: ``t``, ``label`` if there are any, ``x_1`` …, ``z_f_1`` …, ``h_H``.

    Steps count from 0, the columns of an array from 1, as inputs and units on the screen. One
    that ``names`` gives a name has it behind its number, ``x_1 temperature``.
    """
    columns = [
        one for name, rows in arrays.items() for one in _columns(name, rows, names.get(name))
    ]
    return ["t", *(["label"] if labelled else []), *(harmless(name) for name in columns)]


def _columns(name: str, rows: Array, called: Labels) -> list[str]:
    if rows.ndim == 1:
        return [name]
    columns = [column_name(column, name) for column in range(rows.shape[1])]
    if called is None:
        return columns
    return [" ".join((one, *own.split())) for one, own in zip(columns, called, strict=True)]


def _write_npz(
    handle: BinaryIO,
    arrays: Arrays,
    labels: Labels,
    goes_on: GoesOn,
    further: Arrays,
    names: Names,
) -> None:
    del labels
    everything = {**arrays, **further, **_as_arrays(names, arrays)}
    # What `np.savez` does, which goes on to the end.
    with zipfile.ZipFile(handle, "w") as archive:
        for done, (name, array) in enumerate(everything.items()):
            _ask(goes_on, done / len(everything))
            with archive.open(f"{name}.npy", "w", force_zip64=True) as entry:
                np.lib.format.write_array(entry, np.asanyarray(array), allow_pickle=False)


def _as_arrays(names: Names, arrays: Arrays) -> Arrays:
    """Return the names of columns of ``arrays`` as arrays of words."""
    words: dict[str, Any] = {
        f"{name}_names": np.array(called)
        for name, called in names.items()
        if name in arrays and called is not None
    }
    return words


def _write_csv(
    handle: BinaryIO,
    arrays: Arrays,
    labels: Labels,
    goes_on: GoesOn,
    further: Arrays,
    names: Names,
) -> None:
    del further
    text = io.TextIOWrapper(handle, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(csv_header(arrays, labels is not None, names))
    steps = len(next(iter(arrays.values())))
    for start in range(0, steps, _ROWS_PER_PART):
        _ask(goes_on, start / steps)
        writer.writerows(_rows(list(arrays.values()), labels, start))
    text.flush()
    text.detach()


def _ask(goes_on: GoesOn, share: float) -> None:
    if not goes_on(share):
        raise _Stopped


def _rows(arrays: list[Array], labels: Labels, start: int) -> Iterator[list[object]]:
    for t in range(start, min(start + _ROWS_PER_PART, len(arrays[0]))):
        label = [] if labels is None else [harmless(labels[t])]
        yield [t, *label, *(number for array in arrays for number in _cells(array[t]))]


def _cells(row: Any) -> list[object]:
    if isinstance(row, np.ndarray):
        return cast("list[object]", row.tolist())
    return [harmless(row) if isinstance(row, str) else row.item()]


class TraceFormat(Struct, frozen=True):
    """How a trace is written.

    Parameters
    ----------
    title
        What the format is called, a message.
    write
        Writes arrays to an open file.
    at_once
        How many numbers are written within a moment.
    """

    title: str
    write: _Writer
    at_once: int


TRACE_FORMATS: Mapping[str, TraceFormat] = {
    ".npz": TraceFormat("NumPy", _write_npz, 1_500_000),
    ".csv": TraceFormat(message("Table"), _write_csv, 40_000),
}
"""All formats by their suffixes; the one list that a new one joins."""


def _writer(path: str | os.PathLike[str]) -> _Writer:
    found = TRACE_FORMATS.get(Path(path).suffix.lower())
    if found is None:
        raise Problem(
            "{file} could not be saved: a trace needs a name that ends in {known}. "
            "Choose another name.",
            file=os.fspath(path),
            known=" / ".join(TRACE_FORMATS),
        )
    return found.write
