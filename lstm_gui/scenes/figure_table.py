"""What a picture shows, as a table: to be read aloud, and to be copied."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.files.texts.spreadsheet_cells import harmless
from lstm_gui.scenes.memory.sentence_words import labels_are_words
from lstm_gui.words.input_names import Names, input_heading
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import tr

_DIGITS = 4


class Column(Struct, frozen=True, eq=False):
    """A title in the language in force, and below it texts or numbers, one for each row."""

    title: str
    values: Sequence[str] | Sequence[int] | Array

    @property
    def is_number(self) -> bool:
        return len(self.values) > 0 and not isinstance(self.values[0], str)

    def shown(self, row: int) -> str:
        """Return what stands in a row, rounded for the eye."""
        value = self.values[row]
        return number(value, digits=_DIGITS) if isinstance(value, float) else str(value)

    def exact(self, row: int) -> str:
        """Return what stands in a row so that no digit is lost and nothing is a formula."""
        value = self.values[row]
        if isinstance(value, str):
            return harmless(one_line(value))
        return repr(float(value) if isinstance(value, float) else int(value))


class FigureTable(Struct, frozen=True, eq=False):
    """The numbers of one picture, in columns of the same length."""

    title: str
    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def tab_separated(self, rows: Iterable[int] | None = None) -> str:
        """Return ``rows``, or all, as spreadsheets take them from the clipboard."""
        head = "\t".join(harmless(one_line(column.title)) for column in self.columns)
        wanted = range(self.rows) if rows is None else rows
        lines = ("\t".join(self._exact(row)) for row in wanted)
        return "\n".join([head, *lines]) + "\n"

    def _exact(self, row: int) -> Iterator[str]:
        return (column.exact(row) for column in self.columns)


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
