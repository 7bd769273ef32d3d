"""Traces as files for other programs: ``.npz`` for NumPy, ``.csv`` for everything else."""

import csv
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from lstm_gui.core import Trace
from lstm_gui.files.atomic import replacing
from lstm_gui.files.problem import Problem

QUANTITIES = ("z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h")

Labels = tuple[str, ...] | None
GoesOn = Callable[[float], bool]
_ROWS_PER_PART = 200


class _Stopped(Exception):  # noqa: N818 - it is no error
    """Ends the writing without a file."""


def _always(_share: float) -> bool:
    return True


def write_trace(
    path: str | os.PathLike[str],
    trace: Trace,
    labels: Labels = None,
    goes_on: GoesOn = _always,
) -> bool:
    """Save ``trace`` as ``path``, atomically; the suffix decides on the format.

    Parameters
    ----------
    path
        ``.npz``: arrays ``x (T, I)`` and each of `QUANTITIES` ``(T, H)``, float64.
        ``.csv``: one row for each step, columns as in `csv_header`.
    trace
        What to save.
    labels
        One name for each step; a column of the CSV.
    goes_on
        Called now and then with the share that is written, in [0, 1); returns whether
        to go on.

    Returns
    -------
    bool
        False if it was stopped; the file that was there stays as it was.

    Raises
    ------
    Problem
        If the suffix is neither, or the file cannot be written.
    """
    writer = _writer(path)
    try:
        with replacing(path) as handle:
            writer(handle, trace, labels, goes_on)
    except _Stopped:
        return False
    return True


def require_trace_format(path: str | os.PathLike[str]) -> None:
    """Raise a Problem if `write_trace` knows no format for the suffix of ``path``."""
    _writer(path)


def csv_header(trace: Trace, labelled: bool) -> list[str]:
    """Return the column names: ``t``, ``label`` if there are any, ``x_1`` …, ``z_f_1`` …, ``h_H``.

    Steps count from 0, inputs and units from 1, as on the screen.
    """
    inputs = [f"x_{n}" for n in range(1, trace.x.shape[1] + 1)]
    units = range(1, trace.h.shape[1] + 1)
    return [
        "t",
        *(["label"] if labelled else []),
        *inputs,
        *(f"{quantity}_{unit}" for quantity in QUANTITIES for unit in units),
    ]


def _write_npz(handle: BinaryIO, trace: Trace, labels: Labels, goes_on: GoesOn) -> None:
    del labels
    _ask(goes_on, 0.0)
    np.savez(handle, x=trace.x, **{name: getattr(trace, name) for name in QUANTITIES})


def _write_csv(handle: BinaryIO, trace: Trace, labels: Labels, goes_on: GoesOn) -> None:
    text = io.TextIOWrapper(handle, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(csv_header(trace, labels is not None))
    for start in range(0, len(trace), _ROWS_PER_PART):
        _ask(goes_on, start / len(trace))
        writer.writerows(_rows(trace, labels, start))
    text.flush()
    text.detach()


def _ask(goes_on: GoesOn, share: float) -> None:
    if not goes_on(share):
        raise _Stopped


def _rows(trace: Trace, labels: Labels, start: int) -> Iterator[list[object]]:
    arrays = [trace.x, *(getattr(trace, name) for name in QUANTITIES)]
    for t in range(start, min(start + _ROWS_PER_PART, len(trace))):
        label = [] if labels is None else [labels[t]]
        yield [t, *label, *(number for array in arrays for number in array[t].tolist())]


_WRITERS: dict[str, Callable[[BinaryIO, Trace, Labels, GoesOn], None]] = {
    ".npz": _write_npz,
    ".csv": _write_csv,
}


def _writer(
    path: str | os.PathLike[str],
) -> Callable[[BinaryIO, Trace, Labels, GoesOn], None]:
    writer = _WRITERS.get(Path(path).suffix.lower())
    if writer is None:
        raise Problem(
            "{file} could not be saved: a trace needs a name that ends in {known}. "
            "Choose another name.",
            file=os.fspath(path),
            known=" / ".join(_WRITERS),
        )
    return writer
