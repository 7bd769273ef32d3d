"""Tables that are arrays already: NPY, NPZ, and the sound in a WAV file."""

from typing import Any

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.files.importers.npz import FORMAT, array_of
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, Word, counted, message
from lstm_gui.files.sessions.session_limits import MAX_NUMBER
from lstm_gui.files.tables.table import NO_ROWS, Column, Table
from lstm_gui.files.tables.wav import read_sound

_NPY = Word(message("an NPY file"))
_NAMES = ("x", "input", "X")
_FIRST = 12
_ONE_OF = message("It is sequence {number} of {count} in the file.")
NO_SEQUENCE = message(
    "{file} has no sequence {number}: the last one is number {count}. Choose one of these."
)
_CHANNELS = counted(
    "The file is a sound with {count} channel and {rate} numbers a second.",
    "The file is a sound with {count} channels and {rate} numbers a second.",
    "count",
)


def table_of_array(values: Array, name: str, notes: tuple[Note, ...] = ()) -> Table:
    """Return ``values`` as a table; see `as_columns`."""
    rows = as_columns(values, name)
    missing = np.argwhere(~(np.abs(rows) <= MAX_NUMBER))
    # Whatever is no number is a gap but for what is infinite, which no number can stand for.
    marks = {(int(t), int(k)): f"{rows[t, k]:g}" for t, k in missing}
    return Table(
        name,
        tuple(Column(place + 1, "", numbers=True) for place in range(rows.shape[1])),
        frozen(np.where(np.isinf(rows), np.nan, rows)),
        np.arange(1, len(rows) + 1),
        {},
        marks,
        tuple(tuple(f"{number:.6g}" for number in row) for row in rows[:_FIRST].tolist()),
        notes=notes,
    )


def as_columns(values: Array, name: str) -> Array:
    """Return ``values (T, I)``: a single list is a column, and leading axes of 1 fall away.

    Raises
    ------
    Problem
        If they are of another shape, or there are none.
    """
    rows = np.asarray(values[:, np.newaxis] if values.ndim == 1 else values, np.float64)
    while rows.ndim > 2 and rows.shape[0] == 1:
        rows = rows[0]
    if rows.ndim != 2 or 0 in rows.shape:
        raise Problem(NO_ROWS, file=name)
    return rows


def npy_table(data: bytes, name: str, sequence: int | None) -> Table:
    """Return the array in an NPY file, of several sequences one; see `npz_table`."""
    array = array_of(Source(name, data).called(_NPY), name, data)
    return _one_of(_real(array), name, sequence)


def npz_table(data: bytes, name: str, sequence: int | None) -> Table:
    """Return the only array in an NPZ file, or the one that is called ``x``.

    Of ``(N, T, I)``, N sequences, the first is taken or the one that is asked for from 0.

    Raises
    ------
    Problem
        If there are several and none is called ``x``, or it is no table of numbers.
    """
    source = Source(name, data).called(FORMAT)
    members = [member for member in source.members if member.endswith(".npy")]
    chosen = [f"{one}.npy" for one in _NAMES if f"{one}.npy" in members] or members
    if not chosen or (len(members) > 1 and chosen is members):
        raise Problem(
            "{file} holds {found} arrays and none of them is called x. Name the input x.",
            file=name,
            found=len(members),
        )
    array = array_of(source, chosen[0], source.member(chosen[0]))
    return _one_of(_real(array), name, sequence)


def wav_table(data: bytes, name: str) -> Table:
    """Return the channels of a sound, as numbers from -1 to 1."""
    rows, rate = read_sound(data, name)
    told = note(_CHANNELS, count=rows.shape[1], rate=f"{rate:g}")
    return replace(table_of_array(rows, name, (told,)), rate=rate)


def _one_of(values: Array, name: str, sequence: int | None) -> Table:
    """Return one sequence of ``values``, which are ``(N, T, I)`` or a single one."""
    count = len(values) if values.ndim == 3 else 1
    number = sequence or 0
    if number >= count > 0:
        raise Problem(NO_SEQUENCE, file=name, count=count, number=number + 1)
    if count < 2:
        return table_of_array(values, name)
    told = note(_ONE_OF, number=number + 1, count=count)
    return replace(table_of_array(values[number], name, (told,)), sequences=count)


def _real(array: Any) -> Array:
    return np.asarray(array, np.float64)
