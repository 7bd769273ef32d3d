"""The numbers of one quantity over all steps, as a table for the clipboard."""

from collections.abc import Iterator

from lstm_gui.core import Trace, quantity_series
from lstm_gui.files.texts.long_text import LongText
from lstm_gui.words.input_names import Names, input_heading
from lstm_gui.words.plain_markup import without_braces
from lstm_gui.words.symbols import plain_symbol


def quantity_table(trace: Trace, name: str, inputs: Names = None) -> LongText:
    """Return quantity ``name``, a row for each step and a column for each unit or input.

    Of ``x`` the columns are called by the names of the ``inputs`` too. A spreadsheet takes it, and
    so does the program: a heading, tabs, every digit.
    """
    values = trace.x if name == "x" else quantity_series(trace, name)
    # A heading is read by programs as well: no braces of the markup.
    symbol = without_braces(plain_symbol(trace.kind, name))
    names = inputs if name == "x" else None
    columns = range(values.shape[1])
    heading = ["t", *(input_heading(names, one, f"{symbol}[{one + 1}]") for one in columns)]

    def lines() -> Iterator[str]:
        yield "\t".join(heading)
        yield from ("\t".join([str(t), *map(repr, row.tolist())]) for t, row in enumerate(values))

    return LongText(lines, len(values) + 1, values.size)
