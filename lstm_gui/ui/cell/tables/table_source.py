"""Where a table comes from: a file, or what was pasted."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.files.tables.grouping import one_group
from lstm_gui.files.tables.table import Layout, Table
from lstm_gui.files.tables.table_files import read_table
from lstm_gui.files.tables.text_table import table_of_text
from lstm_gui.ui.document.job import GoesOn, or_give_up

_QUICK = 100_000
"""Letters that are read in no time."""


class TableSource(Struct, frozen=True):
    """A table that can be read again in another way.

    Parameters
    ----------
    name
        What the window calls the file, or what was pasted.
    path
        The file, if it is one.
    text
        What was pasted, if it was.
    sequence
        Which of several sequences in it, counted from 0.
    part
        What this sequence is called, if there are several.
    """

    name: str
    path: Path | None = None
    text: str = ""
    sequence: int = 0
    part: str = ""

    @property
    def title(self) -> str:
        """What the window calls it, among other sequences of the same file."""
        return f"{self.name} · {self.part}" if self.part else self.name

    @property
    def whole(self) -> "TableSource":
        """The same, without saying which of its sequences is meant."""
        return replace(self, sequence=0, part="")

    @property
    def is_quick(self) -> bool:
        """Whether it can be read between two pictures."""
        return self.path is None and len(self.text) < _QUICK

    def read(self, asked: Layout, inputs: int, goes_on: GoesOn) -> Table:
        """Return the table, read as is ``asked`` and else as it looks.

        Raises
        ------
        Problem
            If there is none.
        GivenUp
            When ``goes_on`` says so.
        """
        come = or_give_up(goes_on)
        if self.path is None:
            table = table_of_text(self.text, self.name, asked, inputs, come)
            return one_group(table, asked.group, self.sequence)
        return read_table(self.path, replace(asked, sequence=self.sequence), inputs, come)
