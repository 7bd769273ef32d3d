"""The dialog that shows how a table was understood, before it becomes the input."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.core import Sequence
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import MAX_SIZE, most_steps
from lstm_gui.files.tables.outcome import Asked, Outcome
from lstm_gui.files.tables.proposal import Proposal, proposed
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import Layout, Table
from lstm_gui.ui.cell.tables.column_list import ColumnList
from lstm_gui.ui.cell.tables.layout_choices import LayoutChoices
from lstm_gui.ui.cell.tables.table_outcomes import TableOutcomes
from lstm_gui.ui.cell.tables.table_sample import TableSample
from lstm_gui.ui.cell.tables.taking_choices import TakingChoices
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit, scaled, scaled_size
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words import table_words, target_words
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import message, told, tr

_BUTTON = QDialogButtonBox.StandardButton
_ROOM = 112
"""Pixels that the sentences below the choices take; the longest of all may still need more."""
_SHARE = 5
"""Of large type in a low window they keep no more than this part of its height free."""
_FILL = message("Or choose beside “Missing numbers” what is to become of such steps.")


class TablePreview(QDialog):
    """Shows the first rows as understood, and what is not sure, with the choices that settle it.

    Parameters
    ----------
    document
        Whose input the table may become.
    name
        What the window calls the table.
    asked
        How the table was asked to be read before.

    Signals
    -------
    layout_asked(Layout)
        The table is to be read in another way and shown again.
    """

    layout_asked = pyqtSignal(object)

    def __init__(self, document: Document, name: str, asked: Layout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("How the table is read"))
        self.resize(scaled_size(840, 620).boundedTo(parent.size()))
        self.sequence: Sequence | None = None
        """What the choices make of the table; None while it cannot be the input."""
        self._document = document
        self.table: Table | None = None
        """What is shown."""
        self._proposal: Proposal | None = None
        self._settled = False
        self._outcomes = TableOutcomes(self)
        self.layouts = LayoutChoices(asked, self)
        self.columns, self.sample = ColumnList(self), TableSample(self)
        self.taking = TakingChoices(self)
        self.widen = QCheckBox(self)
        self.doubts, self.outcome, self.decided = (_wrapped(self) for _ in range(3))
        self.outcome.setProperty("role", "title")
        self.decided.setProperty("role", "muted")
        self._lay_out(one_line(name))
        self._connect()

    def show_table(self, table: Table) -> None:
        """Show ``table`` as it was read, and what is proposed to be made of it."""
        self.table, self._settled = table, False
        self._proposal = proposed(table, self._inputs)
        chosen = self._proposal.selection
        # An array of several sequences says itself which rows belong together.
        may_group = bool(table.groups) or table.sequences == 1
        self.layouts.show_layout(table.layout, table.columns if may_group else ())
        self.columns.show_columns(table.columns, chosen.columns)
        self.taking.show_table(table, chosen, most_steps(self._document.network))
        self._show_outcome()

    def show_meant(self, selection: Selection) -> None:
        """Choose what was chosen of this table, or one like it, before."""
        if self.table is not None:
            self.columns.show_columns(self.table.columns, selection.columns)
            self.taking.show_meant(selection)
            self._settle()

    def show_problem(self, problem: Problem) -> None:
        """Say why the table cannot be read as was asked."""
        self._refuse(told(problem))

    def done(self, result: int) -> None:
        """Close, and compute no more."""
        self._outcomes.give_up()
        super().done(result)

    @property
    def _inputs(self) -> int:
        return self._document.network.input_size

    @property
    def selection(self) -> Selection:
        """What is chosen."""
        return self.taking.selection(self.columns.marked)

    def _settle(self) -> None:
        """Ask no more about the columns, which were chosen by hand."""
        self._settled = True
        if self.taking.target.currentData() in self.columns.marked:
            # It was made an input, and cannot be both.
            self.taking.target.choose_data(None)
        self._show_outcome()

    def _take_target(self) -> None:
        """Take the target out of the inputs, and propose others where none were chosen."""
        target = self.taking.target.currentData()
        if self.table is not None:
            self._proposal = proposed(self.table, self._inputs, target)
            if not self._settled:
                self.columns.show_columns(self.table.columns, self._proposal.selection.columns)
        if target is not None:
            self.columns.unmark(target)
        self._show_outcome()

    def _show_outcome(self) -> None:
        """Say what the choices make of the table, or why they make nothing of it."""
        table, proposal, chosen = self.table, self._proposal, self.selection
        if table is None or proposal is None:
            return
        self.sample.show_sample(table, chosen.columns, (chosen.labels, chosen.target))
        self._say(self.doubts, table_words.doubts(proposal, self._settled))
        # What was decided about the columns no longer holds once they are chosen by hand.
        decided = table.notes if self._settled else proposal.notes
        self._say(self.decided, table_words.decided(decided))
        asked = Asked(table, chosen, most_steps(self._document.network))
        outcome = self._outcomes.answer(asked)
        if outcome is not None and outcome.asked.is_same(asked):
            self._show(outcome)
        else:
            self._refuse(tr("Computing …"))

    def _show_found(self) -> None:
        found, chosen = self._outcomes.latest, self.selection
        if found is not None and found.asked.table is self.table and found.asked.chosen == chosen:
            self._show(found)

    def _show(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            remedy = tr(_FILL) if outcome.fillable else ""
            self._refuse(table_words.of_table(outcome.problem), remedy)
            return
        fits = self._offer_width(len(outcome.asked.chosen.columns))
        self.sequence = outcome.sequence if fits else None
        self._say(self.outcome, self._told(outcome))
        self._enable()

    def _told(self, outcome: Outcome) -> tuple[str, ...]:
        sequence = outcome.sequence
        assert sequence is not None
        large = table_words.is_large(sequence)
        return (
            table_words.becomes(sequence, len(self._document.network.sequence)),
            table_words.of_gaps(outcome.missing, outcome.asked.chosen.gaps, outcome.rows),
            target_words.told_of(sequence, self._document.network.readout),
            table_words.reach_of(sequence) if large else "",
        )

    def _tell_failure(self, problem: Problem | None) -> None:
        """Say why nothing was found; a fault of the program the error report has told."""
        self._refuse("" if problem is None else told(problem))

    def _offer_width(self, columns: int) -> bool:
        """Offer to change the cell where other columns are chosen; tell whether they fit."""
        differs = columns != self._inputs
        self.widen.setVisible(differs)
        if differs:
            self.widen.setText(table_words.widened(columns, self._inputs))
        return not differs or (self.widen.isChecked() and columns <= MAX_SIZE)

    def _refuse(self, *sentences: str) -> None:
        self.sequence = None
        self.widen.hide()
        self._say(self.outcome, sentences)
        self._enable()

    def _enable(self) -> None:
        button = self.buttons.button(_BUTTON.Ok)
        if button is not None:
            button.setEnabled(self.sequence is not None)

    def _say(self, label: Label, sentences: tuple[str, ...]) -> None:
        text = table_words.joined(sentences)
        label.setText(text)
        label.setVisible(bool(text))

    def _connect(self) -> None:
        self._outcomes.found.connect(self._show_found)
        self._outcomes.failed.connect(self._tell_failure)
        self.layouts.asked.connect(self.layout_asked)
        self.columns.chosen.connect(self._settle)
        self.taking.changed.connect(self._take_target)
        self.widen.toggled.connect(self._show_outcome)

    def _lay_out(self, name: str) -> None:
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 8)
        title = _wrapped(self)
        title.setProperty("role", "title")
        title.setText(name)
        layout.addWidget(title)
        boxes, names = self.layouts.boxes, self.layouts.labels
        layout.addLayout(_row([(names[field], box) for field, box in boxes.items()]))
        middle = QHBoxLayout()
        middle.addWidget(self.columns)
        middle.addWidget(self.sample, 1)
        layout.addLayout(middle, 1)
        layout.addLayout(self.taking.laid_out())
        layout.addWidget(self._made_room())
        self.buttons = self._made_buttons()
        layout.addWidget(self.buttons)

    def _made_room(self) -> QWidget:
        """Return where sentences stand, as high for few of them: no row moves with a choice."""
        room = QWidget(self)
        room.setMinimumHeight(min(scaled(_ROOM), self.parentWidget().height() // _SHARE))
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        fit(layout.setSpacing, 8)
        for widget in (self.doubts, self.outcome, self.widen, self.decided):
            layout.addWidget(widget)
        layout.addStretch()
        return room

    def _made_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(_BUTTON.Ok | _BUTTON.Cancel, self)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        replace, cancel = box.button(_BUTTON.Ok), box.button(_BUTTON.Cancel)
        if replace is not None and cancel is not None:
            replace.setText(tr("Replace the input"))
            replace.setDefault(True)
            cancel.setText(tr("Cancel"))
        return box


def _wrapped(parent: QWidget) -> Label:
    label = Label(parent)
    label.setWordWrap(True)
    return label


def _row(controls: list[tuple[Label, QWidget]]) -> QHBoxLayout:
    """Return controls beside one another, each below its name; one that is hidden leaves no gap."""
    row = QHBoxLayout()
    fit(row.setSpacing, 12)
    for label, control in controls:
        label.setProperty("role", "muted")
        column = QVBoxLayout()
        fit(column.setSpacing, 2)
        column.addWidget(label)
        column.addWidget(control)
        row.addLayout(column)
    return row
