"""What a table holds and how it was read, as frozen records."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array
from lstm_gui.files.note import Note
from lstm_gui.files.problem import Problem, message

NO_ROWS = message("{file} holds no rows of numbers. Choose another table.")


class Layout(Struct, frozen=True):
    """How the text of a table is read; what is None was not asked for, or has no meaning.

    Parameters
    ----------
    encoding
        One of `lstm_gui.files.tables.decoding.ENCODINGS`, or the system's.
    separator
        What stands between two cells, ``""`` in a single column.
    decimal
        ``"."`` or ``","``.
    headings
        How many of the first rows are headings.
    sequence
        Which of several sequences in one array or table is read, counted from 0.
    group
        The column by whose values a table is several sequences: its name, or its place from 1.
    """

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    headings: int | None = None
    sequence: int | None = None
    group: str | None = None


AS_IT_LOOKS = Layout()


class Question(Struct, frozen=True):
    """Something that is not sure.

    Parameters
    ----------
    topic
        The field of `Layout` that answers it, ``"columns"``, or ``"width"`` if there are more or
        fewer columns than inputs.
    template, fields
        A sentence about a ``{file}`` that says what is not sure.
    """

    topic: str
    template: str
    fields: Mapping[str, object]

    def about(self, file: object) -> Problem:
        """Return the sentence, which calls the table ``file``."""
        return Problem(self.template, file=file, **self.fields)


def question(topic: str, template: str, **fields: object) -> Question:
    """Return a question whose sentence is ``template``, a `message`."""
    return Question(topic, template, fields)


class Column(Struct, frozen=True):
    """A column that is not empty.

    Parameters
    ----------
    place
        Where it stands in the table, counted from 1.
    name
        What the heading calls it; empty if it does not.
    numbers
        Whether most of its cells are numbers.
    """

    place: int
    name: str
    numbers: bool


class Table(Struct, frozen=True, eq=False):
    """A table that was read.

    Parameters
    ----------
    name
        What a sentence calls it.
    columns
        W of them.
    values
        ``(T, W)``; not a number in columns of words and where `marks` tells what stands there.
    lines
        ``(T,)``, the line where each row begins, counted from 1.
    words
        The cells of the columns of words, by the number of the column, counted from 0.
    marks
        What stands where a number is missing, by row and column counted from 0; empty for
        nothing.
    first
        The cells of the first rows as they are written.
    layout
        How it was read.
    questions, notes
        What is not sure, and what was left out or decided.
    problem
        Why there are no numbers.
    rate
        How many rows a second there are; None if the file does not say.
    sequences
        How many there are in the file, of which this is one.
    groups
        What these are called, where a column says which rows belong together.
    """

    name: str
    columns: tuple[Column, ...]
    values: Array
    lines: NDArray[np.int64]
    words: Mapping[int, tuple[str, ...]]
    marks: Mapping[tuple[int, int], str]
    first: tuple[tuple[str, ...], ...]
    layout: Layout = AS_IT_LOOKS
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    problem: Problem | None = None
    rate: float | None = None
    sequences: int = 1
    groups: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.values)
