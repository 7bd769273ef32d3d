"""An input of any length from a file: a table, an array or a sound."""

import os
from collections.abc import Callable

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, counted
from lstm_gui.files.sessions.session_limits import MAX_NUMBER
from lstm_gui.files.tables.array_tables import as_columns
from lstm_gui.files.tables.choices import AS_PROPOSED, TableChoices, chosen
from lstm_gui.files.tables.proposal import proposed
from lstm_gui.files.tables.table_files import read_table
from lstm_gui.files.tables.taking import sequence_of
from lstm_gui.files.tables.text_table import table_of_text

_MOST = 2**40
"""Steps; what is only computed is bounded by nothing but the file."""

Told = Callable[[Problem | Note], object]

_ONE_COLUMN = counted(
    "{file} has {found} column, but a signal is one number for each of {steps} steps.",
    "{file} has {found} columns, but a signal is one number for each of {steps} steps.",
    "found",
)
_TOO_FEW = counted(
    "{file} has {found} column, but {layer} reads {expected}. Choose another input.",
    "{file} has {found} columns, but {layer} reads {expected}. Choose another input.",
    "found",
)
_TOO_WIDE = counted(
    "{file} has {found} column, but {layer} reads {expected}. Choose as many of them (--columns), "
    "or another input.",
    "{file} has {found} columns, but {layer} reads {expected}. Choose as many of them "
    "(--columns), or another input.",
    "found",
)
_OTHER_LENGTH = counted(
    "{file} has {found} row, but a signal is one number for each of {steps} steps.",
    "{file} has {found} rows, but a signal is one number for each of {steps} steps.",
    "found",
)


def read_rows(
    path: str | os.PathLike[str],
    told: Told = lambda _: None,
    inputs: int | None = None,
    choices: TableChoices = AS_PROPOSED,
) -> Array:
    """Return the numbers in the file ``path``, one row for each step, ``(T, I)``.

    `lstm_gui.files.tables.table_files.read_table` tells what can be read. Columns of words, and
    one that counts the steps and says so, are left out.

    Parameters
    ----------
    told
        Called with each sentence about what was left out, decided, or taken for sure though it
        is not.
    inputs
        How many columns whoever reads them takes, if that is known: of two ways to read the
        file, the one that has as many is taken. Nothing is refused for its width here.
    choices
        What is asked for of the table.

    Raises
    ------
    Problem
        If it cannot be read or taken as is asked, or a number in it is missing or not finite.
    """
    return read_sequence(path, told, inputs, choices).x


def read_sequence(
    path: str | os.PathLike[str],
    told: Told = lambda _: None,
    inputs: int | None = None,
    choices: TableChoices = AS_PROPOSED,
) -> Sequence:
    """Return what `read_rows` does with the target, if there is one, and without names."""
    table = read_table(path, choices.layout, inputs)
    target = choices.target_in(table)
    proposal = proposed(table, inputs, target)
    if any(doubt.topic == "width" for doubt in proposal.questions):
        proposal = proposed(table, None, target)
    proposal = chosen(table, proposal, choices)
    for doubt in proposal.questions:
        told(doubt.about(table.name))
    for one in proposal.notes:
        told(note("{file}: {note}", file=table.name, note=one))
    return replace(sequence_of(table, proposal.selection, most=_MOST), labels=None)


def pasted_rows(text: str, name: str, come: Callable[[float], object] = lambda _: None) -> Array:
    """Return the numbers of a table that stands in ``text``, as `read_rows` does.

    ``come`` is called now and then with the share that is read; it may raise an exception.
    """
    table = table_of_text(text, name, come=come)
    return sequence_of(table, proposed(table, None).selection, most=_MOST).x


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
    """Return ``values`` as ``(T, I)``, a single list as one input, without leading axes of 1.

    ``name`` is what a sentence calls them.

    Raises
    ------
    Problem
        If they have more axes, or one of them is no number to compute with.
    """
    rows = as_columns(values, name)
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
            _TOO_FEW if x.shape[1] < expected else _TOO_WIDE,
            file=file,
            found=x.shape[1],
            expected=expected,
            layer=reader,
        )
