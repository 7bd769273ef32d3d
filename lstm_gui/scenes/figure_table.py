"""What a picture shows, as a table: to be read aloud, and to be copied."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.files.texts.long_text import LongText
from lstm_gui.files.texts.spreadsheet_cells import harmless
from lstm_gui.words.input_names import Names, input_heading
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line
from lstm_gui.words.step_names import labels_are_words
from lstm_gui.words.translation import tr

_DIGITS = 4
_LOOKED_AT = 1000
_AT_ONCE = 100
"""Rows that are written together."""


class Column(Struct, frozen=True, eq=False):
    """A title in the language in force, and below it texts or numbers, one for each row."""

    title: str
    values: Sequence[str] | Sequence[int] | Array

    @property
    def is_number(self) -> bool:
        return len(self.values) > 0 and not isinstance(self.values[0], str)

    def longest(self) -> set[int]:
        """Return rows among which what takes most room is, of the first thousand.

        It is the longest text, or the largest or the least number, before which stands a sign.
        """
        first = self.values[:_LOOKED_AT]
        if not len(first):
            return set()
        if not self.is_number:
            lengths = [len(str(text)) for text in first]
            return {lengths.index(max(lengths))}
        numbers = np.array(first, dtype=float)
        numbers[~np.isfinite(numbers)] = 0.0
        return {int(numbers.argmax()), int(numbers.argmin())}

    def shown(self, row: int) -> str:
        """Return what stands in a row, rounded for the eye."""
        value = self.values[row]
        return number(value, digits=_DIGITS) if isinstance(value, float) else str(value)

    def exact(self, rows: Sequence[int]) -> list[str]:
        """Return what stands in ``rows`` so that no digit is lost and nothing is a formula."""
        if not self.is_number:
            return [harmless(one_line(str(self.values[row]))) for row in rows]
        numbers = np.asarray(self.values)[list(rows)]
        if numbers.dtype != np.float64:
            numbers = numbers.astype(np.int64)
        return list(map(repr, numbers.tolist()))


class FigureTable(Struct, frozen=True, eq=False):
    """The numbers of one picture, in columns of the same length."""

    title: str
    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def tab_separated(self, rows: Sequence[int] | None = None) -> LongText:
        """Return ``rows``, or all, as spreadsheets take them from the clipboard."""
        wanted = range(self.rows) if rows is None else rows
        head = "\t".join(harmless(one_line(column.title)) for column in self.columns)

        def lines() -> Iterator[str]:
            yield head
            for first in range(0, len(wanted), _AT_ONCE):
                rows = wanted[first : first + _AT_ONCE]
                columns = [column.exact(rows) for column in self.columns]
                yield from map("\t".join, zip(*columns, strict=True))

        return LongText(lines, len(wanted) + 1, len(wanted) * len(self.columns), end="\n")


def over_steps(
    title: str, steps: range, labels: Sequence[str] | None, columns: Iterable[Column]
) -> FigureTable:
    """Return a table of ``columns``, with a row for each of ``steps``, which may have a name."""
    counted = Column("t", steps)
    # A number says no more than the one beside it.
    named = any(label not in ("", str(t)) for t, label in zip(steps, labels or (), strict=False))
    called = tr("word") if labels_are_words(labels) else tr("name")
    words = (Column(called, labels),) if named and labels is not None else ()
    return FigureTable(title, (counted, *words, *columns))


def lanes(symbol: str, values: Array, names: Names = None) -> Iterator[Column]:
    """Yield a column for each unit or input of ``values (T, lanes)``, counted from 1.

    Inputs that are called by ``names`` have these beside their numbers.
    """
    for lane in range(values.shape[1]):
        yield Column(input_heading(names, lane, f"{symbol} {lane + 1}"), values[:, lane])
