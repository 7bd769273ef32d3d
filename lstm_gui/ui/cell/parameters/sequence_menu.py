"""Replacing the whole input: generators, the clipboard, tables in files; and naming it."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint, pyqtSignal
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import GENERATORS
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import add_action
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import GENERATOR_NAMES

if TYPE_CHECKING:
    from lstm_gui.ui.cell.parameters.generator_box import GeneratorBox
    from lstm_gui.ui.cell.tables.table_opening import TableOpening
    from lstm_gui.ui.notices.text_pasting import TextPasting


class SequenceMenu(QMenu):
    """One entry for each generator, then paste and open, names, the tables that were opened.

    Signals
    -------
    names_asked()
        The inputs are to be named.
    """

    names_asked = pyqtSignal()

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.tables: TableOpening | None = None
        """What takes tables, once one was asked for."""
        self._pasting: TextPasting | None = None
        for name in GENERATORS:
            add_action(self, GENERATOR_NAMES[name]).setData(name)
        self.addSeparator()
        self.paste = add_action(self, message("Paste numbers"))
        self.open = add_action(self, message("Open tables …"))
        self.addSeparator()
        self.naming = add_action(self, message("Name the inputs …"))
        self.aboutToShow.connect(self._list_tables)
        self.triggered.connect(self._triggered)

    def generate(self, name: str) -> "GeneratorBox":
        """Replace the input by what generator ``name`` makes, and offer to shape it."""
        from lstm_gui.ui.cell.parameters.generator_box import GeneratorBox

        section = self.parentWidget()
        assert section is not None
        box = GeneratorBox(self._document, name, section)
        # Beside the input, which changes while it is shaped.
        box.open_at(section.mapToGlobal(QPoint(section.width(), 0)), box.first)
        return box

    def paste_text(self, text: str, over: tuple[int, int] | None = None) -> None:
        """Replace the input by a table of numbers, asking what is not sure.

        ``over`` is what the document showed when this was asked for, if that was before.
        """
        # Here and below: at the start nobody reads a table.
        from lstm_gui.ui.cell.tables.table_source import TableSource

        self._tables().open((TableSource(tr("The clipboard"), text=text),), over)

    def open_files(self, paths: Iterable[Path]) -> None:
        """Replace the input by the table in the first file; the menu lists them all."""
        from lstm_gui.ui.cell.tables.table_source import TableSource

        self._tables().open(tuple(TableSource(readable(path.name), path) for path in paths))

    def _tables(self) -> "TableOpening":
        from lstm_gui.ui.cell.tables.table_opening import TableOpening

        if self.tables is None:
            self.tables = TableOpening(self._document, self.parentWidget())
        return self.tables

    def _triggered(self, action: object) -> None:
        if action is self.paste:
            self._paste_text()
        elif action is self.open:
            self._ask_for_files()
        elif action is self.naming:
            self.names_asked.emit()
        elif isinstance(action.data(), str):
            self.generate(action.data())

    def _paste_text(self) -> None:
        from lstm_gui.ui.notices.text_pasting import TextPasting

        # A table is read once more where it is asked how it is meant, so its text is kept.
        window = self.parentWidget().window()
        self._pasting = self._pasting or TextPasting(window)
        then = partial(self.paste_text, over=self._document.shows)
        self._pasting.begin(_as_it_is, then, partial(show_problem, window))

    def _list_tables(self) -> None:
        if self.tables is not None:
            self.tables.list_in(self)

    def _ask_for_files(self) -> None:
        from lstm_gui.files.tables.table_names import SUFFIXES
        from lstm_gui.ui.notices.file_question import files_to_open

        known = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = tr("Tables") + f" ({known})"
        paths = files_to_open(self.parentWidget(), tr("Open input sequences"), "", filters)
        if paths:
            self.open_files(paths)


def _as_it_is(text: str, come: object) -> str:
    del come
    return text
