"""Makes a table the input: at once where there is no doubt, else by a preview."""

from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Sequence
from lstm_gui.core.network import input_reader, with_input_of_any_width
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import most_steps
from lstm_gui.files.tables.proposal import Proposal, proposed
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import AS_IT_LOOKS, NO_ROWS, Layout, Table
from lstm_gui.files.tables.taking import sequence_of
from lstm_gui.ui.cell.tables.opened_tables import OpenedTables
from lstm_gui.ui.cell.tables.table_preview import TablePreview
from lstm_gui.ui.cell.tables.table_reading import TableReading
from lstm_gui.ui.cell.tables.table_source import TableSource
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.words import table_words, target_words
from lstm_gui.words.translation import message, tr

REPLACE = message("Replace the input")
_READS_TOKENS = message(
    "This network reads tokens, which a table has not. "
    "Choose “Read a text through the embedding …” in the File menu."
)
_SOMETHING_ELSE = message(
    "Something else was opened while the table was read. Open the table once more."
)


class TableOpening(QObject):
    """Takes one table after the other, and keeps a list of them."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._owner = document, parent
        self._reading = TableReading(self)
        self._reading.read.connect(self._take)
        self._reading.refused.connect(self._refuse)
        self._source, self._asked = TableSource(""), AS_IT_LOOKS
        self._asked_over = document.shows
        """What was shown when the table was opened, which it is the input for."""
        self._together = 1
        """How many tables were opened in one go."""
        self._again = self._asks = False
        """Whether the table was opened before, and whether it is asked about in any case."""
        self.opened = OpenedTables()
        self.preview: TablePreview | None = None
        """What asks now how the table is meant."""

    def open(self, sources: tuple[TableSource, ...], over: tuple[int, int] | None = None) -> None:
        """Read the first of ``sources`` and make it the input; keep them all in the list.

        ``over`` is what the document `shows` when this was asked for, if that was before.
        """
        self._asked_over = over or self._document.shows
        if not self._takes_tables():
            return
        self.opened.add(sources)
        self._together = len(sources)
        self._begin(sources[0], again=False)

    def _takes_tables(self) -> bool:
        """Tell whether the network that it was opened for shows and reads numbers, or the user."""
        if self._document.shows != self._asked_over:
            Notice(tr(_SOMETHING_ELSE), self._owner.window())
            return False
        if input_reader(self._document.network) is None:
            Notice(tr(_READS_TOKENS), self._owner.window())
            return False
        return True

    def list_in(self, menu: QMenu) -> None:
        """Write the tables that were opened at the end of ``menu``, to go back to each."""
        self.opened.list_in(menu, self._go_back, self._ask_again)

    def _go_back(self, source: TableSource) -> None:
        self._asked_over = self._document.shows
        self._begin(source, again=True)

    def _ask_again(self, source: TableSource) -> None:
        self._asked_over = self._document.shows
        self._begin(source, again=True, asks=True)

    def _begin(self, source: TableSource, again: bool, asks: bool = False) -> None:
        self._source, self._again, self._asks = source, again, asks
        self._read(self.opened.layout_of(source) if again else AS_IT_LOOKS)

    def _read(self, asked: Layout) -> None:
        self._asked = asked
        window = self.preview or self._owner.window()
        self._reading.begin(self._source, asked, self._inputs, window)

    def _read_otherwise(self, asked: Layout) -> None:
        if asked.group != self._asked.group:
            # Which sequence it is, is counted among those that another column tells apart.
            self._source = self._source.whole
        self._read(asked)

    @property
    def _inputs(self) -> int:
        return self._document.network.input_size

    def _take(self, table: Table) -> None:
        if self.preview is not None:
            self.preview.show_table(table)
            return
        if not self._takes_tables():
            return
        if table.problem is not None and table.problem.template == NO_ROWS:
            self._refuse(table.problem)
            return
        if table.sequences > 1 and not self._again:
            self._source = self.opened.spread(self._source, table, self._asked)
            self._together = max(self._together, len(self.opened.sources))
        proposal = proposed(table, self._inputs)
        meant = self.opened.selection_of(self._source, table) if self._again else None
        sequence = None if self._asks else self._sure(table, proposal, meant)
        if sequence is None:
            self._ask(table, meant)
        else:
            self.opened.remember(self._source, self._asked, table, meant or proposal.selection)
            self._replace(sequence, () if meant else table_words.decided(proposal.notes))

    def _sure(self, table: Table, proposal: Proposal, meant: Selection | None) -> Sequence | None:
        """Return the sequence of a table that leaves nothing to ask, or was asked about before."""
        most = most_steps(self._document.network)
        try:
            if meant is not None:
                fits = len(meant.columns) == self._inputs
                return sequence_of(table, meant, most) if fits else None
            proposal.require_sure(table)
            # At which rate a network was trained, no sound can say.
            if table.rate is not None:
                return None
            sequence = sequence_of(table, proposal.selection, most)
        except Problem:
            return None
        return None if table_words.is_large(sequence) else sequence

    def _ask(self, table: Table, meant: Selection | None) -> None:
        preview = self.preview = TablePreview(
            self._document, self._source.title, self._asked, self._owner.window()
        )
        preview.layout_asked.connect(self._read_otherwise)
        preview.accepted.connect(self._take_chosen)
        preview.finished.connect(self._forget)
        preview.show_table(table)
        if meant is not None:
            preview.show_meant(meant)
        preview.open()

    def _take_chosen(self) -> None:
        preview = self.preview
        if preview is None or preview.sequence is None or preview.table is None:
            return
        self._list_groups(preview.table)
        self.opened.remember(self._source, self._asked, preview.table, preview.selection)
        self._replace(preview.sequence, ())

    def _list_groups(self, table: Table) -> None:
        """List all sequences that a column tells apart, unless they are listed already."""
        opened = self.opened
        is_listed = self._source in opened.sources
        if not is_listed or opened.layout_of(self._source).group != self._asked.group:
            self._source = opened.spread(self._source, table, self._asked)
            self._together = max(self._together, len(opened.sources))

    def _forget(self) -> None:
        self._reading.stop()
        self.preview = None

    def _refuse(self, problem: Problem) -> None:
        if self.preview is not None:
            self.preview.show_problem(problem)
        else:
            show_problem(self._owner.window(), problem)

    def _replace(self, sequence: Sequence, decided: tuple[str, ...]) -> None:
        document = self._document
        if not self._takes_tables():
            return
        becomes = table_words.becomes(sequence, len(document.network.sequence))
        listed = "" if self._again else table_words.listed(self._together)
        target = target_words.told_of(sequence, document.network.readout)
        told = table_words.joined((becomes, *decided, target, listed))
        network = with_input_of_any_width(document.network, sequence)
        document.edit_network(REPLACE, network, baseline=document.network_baseline)
        undo = partial(self._undo, document.undo_stack.index())
        Notice(told, self._owner.window(), offer=(tr("Undo"), undo))

    def _undo(self, after: int) -> None:
        """Take the table back, unless something was done since."""
        stack = self._document.undo_stack
        if stack.index() == after and stack.undoText() == REPLACE:
            stack.undo()
