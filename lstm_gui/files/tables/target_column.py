"""The column of a table that says what should be answered at each step."""

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core import Target
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.sessions.session_limits import MAX_LABEL, MAX_NUMBER
from lstm_gui.files.sessions.session_target import MAX_WORDS
from lstm_gui.files.tables.resampling import first_rows, resampled
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import Table

_TOO_LARGE = message(
    "{file} has a number at line {line} in the column of the target that is too large to compute "
    "with. Correct it, or choose another column."
)
_LONG_WORD = message(
    "{file} has a word at line {line} in the column of the target that is longer than {limit} "
    "characters. Shorten it."
)
_MANY_WORDS = message(
    "{file} has {found} different words in the column of the target, and there can be {limit} at "
    "most. Choose another column."
)


def target_of_rows(table: Table, selection: Selection, rows: NDArray[np.int64]) -> Target | None:
    """Return the target at the steps that ``rows`` become; None if no column is chosen.

    Numbers become one for each step as those of the inputs do, but are not scaled; of words each
    step has that of its first row. Where the cell is empty, or a number that is none, nothing is
    known.

    Raises
    ------
    Problem
        If a number is too large, or a word too long.
    """
    place = selection.target
    if place is None:
        return None
    column = table.columns[place]
    name = column.name or str(column.place)
    words = table.words.get(place)
    if words is not None and not column.numbers:
        firsts = rows[first_rows(len(rows), selection.rows)]
        return _of_words(table, name, [words[int(row)].strip() for row in firsts], firsts)
    values = table.values[rows][:, [place]]
    beyond = np.flatnonzero(np.abs(values[:, 0]) > MAX_NUMBER)
    if len(beyond):
        line = int(table.lines[rows[int(beyond[0])]])
        raise Problem(_TOO_LARGE, file=table.name, line=line)
    return Target(name, resampled(values, selection.rows, selection.pooling)[:, 0])


def _of_words(table: Table, name: str, words: list[str], rows: NDArray[np.int64]) -> Target:
    for row, word in zip(rows, words, strict=True):
        if len(word) > MAX_LABEL:
            line = int(table.lines[row])
            raise Problem(_LONG_WORD, file=table.name, line=line, limit=MAX_LABEL)
    known = {word: place for place, word in enumerate(sorted(set(words) - {""}))}
    if len(known) > MAX_WORDS:
        raise Problem(_MANY_WORDS, file=table.name, found=len(known), limit=MAX_WORDS)
    values = np.array([known.get(word, np.nan) for word in words])
    return Target(name, values, tuple(known))
