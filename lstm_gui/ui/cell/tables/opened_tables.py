"""The tables that were opened, as a list in a menu to go back to each."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu

from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import AS_IT_LOOKS, Layout, Table
from lstm_gui.ui.cell.tables.table_source import TableSource
from lstm_gui.ui.widgets.labels.literal_text import literal
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.translation import tr

_MOST, _LONGEST = 20, 40
_Form = tuple[float | None, tuple[tuple[str, bool], ...]]
"""The rows a second, and the columns."""


class _Meant(NamedTuple):
    """How a table was asked to be read, which form it had then, and what was taken of it."""

    layout: Layout
    form: _Form
    selection: Selection


class OpenedTables:
    """The latest tables, and how those of each form were meant."""

    def __init__(self) -> None:
        self.sources: list[TableSource] = []
        """In the order in which they were opened."""
        self.shown: TableSource | None = None
        """The one that became the input last."""
        self._meant: dict[TableSource, _Meant] = {}
        self._layouts: dict[TableSource, Layout] = {}
        self._meant_of_form: dict[_Form, Selection] = {}

    def add(self, sources: tuple[TableSource, ...]) -> None:
        """Take ``sources`` into the list, where there is one at most that was pasted."""
        new = [source for source in sources if source not in self.sources]
        pasted = any(source.path is None for source in new)
        kept = [source for source in self.sources if source.path is not None or not pasted]
        self.sources = [*kept, *new][-_MOST:]

    def spread(self, source: TableSource, table: Table, asked: Layout) -> TableSource:
        """List the first sequences of ``source`` in place of what was listed of its file.

        Return the one that is in ``table``.
        """
        listed = [
            replace(source, part=name, sequence=number)
            for number, name in enumerate(_names(table)[:_MOST])
        ]
        for one in listed:
            self._layouts[one] = asked
        others = [one for one in self.sources if one.whole != source.whole]
        self.sources = [*others, *listed][-_MOST:]
        return listed[source.sequence] if source.sequence < len(listed) else listed[0]

    def remember(
        self, source: TableSource, asked: Layout, table: Table, selection: Selection
    ) -> None:
        """Remember how ``table`` was read and taken, as long as it is in the list."""
        self.shown = source
        listed = {one: meant for one, meant in self._meant.items() if one in self.sources}
        form = _form(table)
        self._meant = {**listed, source: _Meant(asked, form, selection)}
        self._meant_of_form[form] = replace(selection, first=0, last=None)

    def layout_of(self, source: TableSource) -> Layout:
        """Return how ``source`` was asked to be read."""
        if source in self._meant:
            return self._meant[source].layout
        return self._layouts.get(source, AS_IT_LOOKS)

    def selection_of(self, source: TableSource, table: Table) -> Selection | None:
        """Return what was taken of ``source``, or of all rows of a table of the same form.

        None if nothing was, or if ``table``, which was read anew, has another form by now.
        """
        form, meant = _form(table), self._meant.get(source)
        if meant is not None and meant.form == form:
            return meant.selection
        return self._meant_of_form.get(form)

    def list_in(
        self,
        menu: QMenu,
        go_back: Callable[[TableSource], object],
        ask_again: Callable[[TableSource], object],
    ) -> None:
        """Write the list at the end of ``menu``, in place of what was there of it."""
        for action in menu.actions():
            if isinstance(action, _Listed):
                menu.removeAction(action)
                action.deleteLater()
        if self.shown is None:
            return
        menu.addAction(_Listed(menu))
        for source in self.sources:
            entry = _Listed(menu, shortened(one_line(source.title), _LONGEST))
            entry.setCheckable(True)
            entry.setChecked(source == self.shown)
            entry.triggered.connect(partial(_call, go_back, source))
            menu.addAction(entry)
        again = _Listed(menu, tr("How this table is read …"))
        again.triggered.connect(partial(_call, ask_again, self.shown))
        menu.addAction(again)


class _Listed(QAction):
    """An entry of the list; without a text, the line above it."""

    def __init__(self, menu: QMenu, text: str = "") -> None:
        # What a file is called is plain text: an ampersand is no key.
        super().__init__(literal(text), menu)
        self.setSeparator(not text)


def _names(table: Table) -> tuple[str, ...]:
    """Return what the sequences in the file of ``table`` are called; one alone has no name."""
    if table.groups or table.sequences == 1:
        return table.groups or ("",)
    return tuple(str(number + 1) for number in range(table.sequences))


def _form(table: Table) -> _Form:
    return table.rate, tuple((column.name, column.numbers) for column in table.columns)


def _call(
    slot: Callable[[TableSource], object], source: TableSource, _checked: bool = False
) -> None:
    slot(source)
