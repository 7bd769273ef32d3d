"""Arrays by their names as files for other programs, ``.npz`` or ``.csv``."""

import csv
import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.atomic import replacing
from lstm_gui.files.problem import Problem
from lstm_gui.files.trace_export import harmless

Arrays = dict[str, Array]


def write_arrays(path: str | os.PathLike[str], arrays: Mapping[str, Array]) -> None:
    """Save ``arrays`` as ``path``, atomically; the suffix decides on the format.

    Parameters
    ----------
    path
        ``.npz``: each by its name. ``.csv``: a column ``t`` and, for every array ``(T, N)``,
        N columns called by its name and a number from 1.
    arrays
        All with the same number of rows.

    Raises
    ------
    Problem
        If the suffix is neither, or the file cannot be written.
    """
    write = _writer(path)
    with replacing(path) as handle:
        write(handle, arrays)


def require_array_format(path: str | os.PathLike[str]) -> None:
    """Raise a Problem if `write_arrays` knows no format for the suffix of ``path``."""
    _writer(path)


def _write_npz(handle: BinaryIO, arrays: Mapping[str, Array]) -> None:
    given: dict[str, Any] = dict(arrays)
    np.savez(handle, **given)


def _write_csv(handle: BinaryIO, arrays: Mapping[str, Array]) -> None:
    text = io.TextIOWrapper(handle, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    names = [
        harmless(f"{name}_{column}")
        for name, array in arrays.items()
        for column in range(1, array.shape[1] + 1)
    ]
    writer.writerow(["t", *names])
    joined: Array = np.concatenate(tuple(arrays.values()), axis=1)
    for t, row in enumerate(joined):
        writer.writerow([t, *row.tolist()])
    text.flush()
    text.detach()


_WRITERS: dict[str, Callable[[BinaryIO, Mapping[str, Array]], None]] = {
    ".npz": _write_npz,
    ".csv": _write_csv,
}


def _writer(path: str | os.PathLike[str]) -> Callable[[BinaryIO, Mapping[str, Array]], None]:
    writer = _WRITERS.get(Path(path).suffix.lower())
    if writer is None:
        raise Problem(
            "{file} could not be saved: a trace needs a name that ends in {known}. "
            "Choose another name.",
            file=os.fspath(path),
            known=" / ".join(_WRITERS),
        )
    return writer
