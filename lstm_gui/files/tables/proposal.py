"""What is proposed to be made of a table for a cell of so many inputs."""

import numpy as np
from msgspec import Struct

from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import counted, message
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import Question, Table, question

_STEPS = frozenset(
    """
    t time step steps index idx id no nr n row date datetime timestamp year month day
    zeit jahr datum tag temps annee année jour tiempo fecha año
    시간 시점 시각 단계 번호 순번 인덱스 날짜 일자 일시 연도 년도 년 월 일 時間 日付 年 时间 日期
    """.split()  # noqa: SIM905 - a list of forty quoted words says less
)
"""What the column of the steps is called."""
_LEAST = 3
"""Rows that count by themselves may be chance when they are fewer."""

_WIDTH = counted(
    "{file} has {found} column of numbers, but the number of inputs of the cell is "
    "{expected}. Change one of them.",
    "{file} has {found} columns of numbers, but the number of inputs of the cell is "
    "{expected}. Change one of them.",
    "found",
)
_INDEX_OUT = message(
    "{file} counts {first}, {second}, … in column {column}, as an index does. It is left out."
)
_INDEX_IN = message(
    "{file} counts {first}, {second}, … in column {column}, as an index does. "
    "It is taken as an input."
)
_WORDS = counted(
    "{file} has {count} further column of words, which is left out.",
    "{file} has {count} further columns of words, which are left out.",
    "count",
)
_LABELLED = message("Column {column} names the steps.")
_COUNTED = message("Column {column} counts the steps and is left out.")
_COUNTED_IN = message("Column {column} counts the steps and is an input like the others.")


class Proposal(Struct, frozen=True):
    """What can be made of a table.

    Parameters
    ----------
    selection
        What is proposed.
    questions, notes
        What is not sure about it, and what was left out or decided, those of the table first.
    """

    selection: Selection
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]

    def require_sure(self, table: Table) -> None:
        """Raise the first of what is not sure as a Problem."""
        if table.problem is not None:
            raise table.problem
        for one in self.questions:
            raise one.about(table.name)


def proposed(table: Table, inputs: int | None, target: int | None = None) -> Proposal:
    """Return what to make of ``table`` for a cell of ``inputs`` inputs, if that is known.

    The column ``target``, if there is one, says what should be answered, and is no input.
    """
    if table.problem is not None:
        return Proposal(Selection(()), table.questions, table.notes)
    columns = [(at, one) for at, one in enumerate(table.columns) if at != target]
    numbers = [at for at, column in columns if column.numbers]
    words = [at for at, column in columns if not column.numbers]
    labels = 0 if words[:1] == [0] else None
    questions, notes = list(table.questions), list(table.notes)
    if labels is not None:
        notes.append(note(_LABELLED, column=table.columns[0].place))
    index = _index(table, numbers, inputs)
    if index is not None:
        numbers = numbers[1:] if index.left_out else numbers
        questions += [] if index.sure else [_of_index(table, index)]
        notes.append(
            note(_COUNTED if index.left_out else _COUNTED_IN, column=table.columns[0].place)
        )
    further = len(words) - (labels is not None)
    if further and labels is None and len(columns) == inputs:
        # All of them are meant: what is no number is told when they are taken.
        numbers = sorted(numbers + words)
    elif further:
        questions.append(question("columns", _WORDS, count=further))
    if inputs is not None and len(numbers) != inputs:
        questions.append(question("width", _WIDTH, found=len(numbers), expected=inputs))
        numbers = numbers[:inputs]
    selection = Selection(tuple(numbers), labels, target=target)
    return Proposal(selection, tuple(questions), tuple(notes))


class _Index(Struct, frozen=True):
    """That the first column counts.

    Parameters
    ----------
    left_out, sure
        Whether it is no input, and whether that is sure.
    """

    left_out: bool
    sure: bool


def _index(table: Table, numbers: list[int], inputs: int | None) -> _Index | None:
    """Tell what the first column is if it counts; None if it is an input like others."""
    if numbers[:1] != [0] or len(numbers) == 1 or not _ascends(table):
        return None
    spare = inputs is None or len(numbers) > inputs
    name = table.columns[0].name.lower()
    counts, enough = _counts(table), len(table) >= _LEAST
    if any(column.name for column in table.columns):
        if not name:
            return _Index(left_out=True, sure=spare) if counts else None
        if name in _STEPS:
            return _Index(left_out=spare, sure=spare or not enough)
        return _Index(left_out=True, sure=False) if counts and spare and inputs else None
    if not (counts and enough):
        return None
    return _Index(left_out=spare and inputs is not None, sure=inputs is None)


def _ascends(table: Table) -> bool:
    first = table.values[:, 0]
    return len(first) > 1 and bool((np.diff(first) > 0).all())


def _counts(table: Table) -> bool:
    first = table.values[:, 0]
    return bool((np.diff(first) == 1).all()) and float(first[0]).is_integer()


def _of_index(table: Table, index: _Index) -> Question:
    first, second = (f"{number:g}" for number in table.values[:2, 0].tolist())
    place = table.columns[0].place
    template = _INDEX_OUT if index.left_out else _INDEX_IN
    return question("columns", template, first=first, second=second, column=place)
