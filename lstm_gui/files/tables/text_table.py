"""A table in a text: understood, and its numbers read."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.body_values import values_of
from lstm_gui.files.tables.column_facts import Facts, facts_of
from lstm_gui.files.tables.decimals import decimal_of, decimal_question
from lstm_gui.files.tables.odd_rows import odd_row
from lstm_gui.files.tables.records import Lines, Row
from lstm_gui.files.tables.separators import sample_of
from lstm_gui.files.tables.table import AS_IT_LOOKS, NO_ROWS, Column, Layout, Question, Table
from lstm_gui.files.tables.text_cut import CutText, cut
from lstm_gui.files.tables.text_words import (
    heading_question,
    notes_of,
    separator_question,
    shifted,
)


class _Walks:
    """Tells how far two walks over all lines have come."""

    def __init__(self, lines: int, come: Callable[[float], object]) -> None:
        self._lines, self._come, self._done = max(lines, 1), come, 0.0

    def __call__(self, line: int) -> None:
        self._come(self._done + line / self._lines / 2)

    def next(self) -> None:
        """Note that the first walk is over."""
        self._done = 0.5


def table_of_text(
    text: str,
    name: str,
    asked: Layout = AS_IT_LOOKS,
    inputs: int | None = None,
    come: Callable[[float], object] = lambda _: None,
) -> Table:
    """Return the table in ``text``.

    Parameters
    ----------
    name
        What a sentence calls it.
    asked
        How to read it, as far as that is known.
    inputs
        The number of columns of numbers that fits; of two readings, the one that has it is
        taken, and asked about.
    come
        Called now and then with the share that is read; it may raise an exception.
    """
    read = cut(Lines.of(text, name), asked, inputs)
    walks = _Walks(len(read.lines.lines), come)
    try:
        reader = read.reader()
        facts = facts_of(read.body(walks, reader))
        facts.remarks = (*read.remarks_above(), *reader.comments)
        if facts.odd is not None:
            raise odd_row(facts, facts.odd, read.rows(), name)
        if not any(map(facts.is_numbers, range(facts.width))):
            raise Problem(NO_ROWS, file=name)
        walks.next()
        return _table(read, facts, asked, walks)
    except Problem as problem:
        return _refused(read, asked, problem)


def _table(read: CutText, facts: Facts, asked: Layout, come: Callable[[int], object]) -> Table:
    places = [column for column in range(facts.width) if not facts.is_empty(column)]
    numbers = [place for place in places if facts.is_numbers(place)]
    kinds = sum((facts.kinds[place] for place in numbers), Counter[str]())
    decimal, doubt = decimal_of(kinds, read.separation.separator)
    questions = list(_questions(read, facts, asked))
    if asked.decimal is not None:
        decimal = asked.decimal
    elif doubt is not None and not read.separation.or_decimal:
        questions.append(decimal_question(doubt, decimal, _only(read.rows(), numbers)))
    headings = 0 if read.remark else len(read.headings.rows)
    found = values_of(read.body(come), facts, places, decimal)
    return Table(
        read.lines.name,
        _columns(read, facts, places),
        found.values,
        found.lines,
        found.words,
        found.marks,
        found.first,
        Layout(asked.encoding, read.separation.separator, decimal, headings),
        tuple(questions),
        notes_of(read, facts, kinds, decimal, asked.encoding),
    )


def _questions(read: CutText, facts: Facts, asked: Layout) -> Iterator[Question]:
    if asked.separator is None:
        yield from separator_question(read)
    if asked.headings is None:
        yield from heading_question(read, facts)


def _only(body: Iterator[Row], places: list[int]) -> Iterator[Row]:
    for line, cells in body:
        yield line, [cells[place] for place in places if place < len(cells)]


def _columns(read: CutText, facts: Facts, places: list[int]) -> tuple[Column, ...]:
    names = _names(read, facts)
    return tuple(Column(place + 1, names[place], facts.is_numbers(place)) for place in places)


def _names(read: CutText, facts: Facts) -> list[str]:
    """Return what the headings call each column."""
    rows = [shifted(cells, facts) for _, cells in read.headings.rows]
    of_column = [[row[at] for row in rows if at < len(row)] for at in range(facts.width)]
    return [" ".join(" ".join(filter(None, parts)).split()) for parts in of_column]


def _refused(read: CutText, asked: Layout, problem: Problem) -> Table:
    """Return a table without numbers, which shows the text as it is cut."""
    sample = sample_of(read.lines, read.separation.separator)
    width = max((len(cells) for _, cells in sample), default=0)
    rows = [(*cells, *[""] * (width - len(cells))) for _, cells in sample]
    layout = Layout(asked.encoding, read.separation.separator, asked.decimal, asked.headings)
    columns = tuple(Column(place + 1, "", numbers=False) for place in range(width))
    return Table(
        read.lines.name,
        columns,
        np.empty((0, width)),
        np.empty(0, np.int64),
        {},
        {},
        tuple(rows[:12]),
        layout,
        problem=problem,
    )
