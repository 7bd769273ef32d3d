"""What the sections of embedding and read-out share: one row of numbers of the network."""

from collections.abc import Sequence

from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Entry, Network
from lstm_gui.core.network.ends import end_value, has_end, with_end_values
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message

_NARROWEST = 52


class EndSection(Section):
    """Sliders of one row of a table, which a box chooses; hidden in a network without it.

    Parameters
    ----------
    choose
        What the box chooses, a message.
    first
        What the box counts from.
    """

    def __init__(self, choose: str, first: int, document: Document, parent: QWidget) -> None:
        super().__init__(document, parent)
        self._spoken, self._first = choose, first
        self._snapshot: Snapshot | None = None
        self._drawn_network = document.network

    @property
    def is_there(self) -> bool:
        """Whether the network has what is edited here."""
        raise NotImplementedError

    def show_snapshot(self, snapshot: Snapshot) -> None:
        there = self.is_there
        if there:
            super().show_snapshot(snapshot)
        self.setVisible(there)

    def fill(self) -> None:
        super().fill()
        self.row = WholeBox(self._spoken, (self._first, self._first), self)
        fit(self.row.setMinimumWidth, _NARROWEST)
        self.row.valueChanged.connect(self._pick_number)
        self.corner.addWidget(self.row)

    @property
    def network(self) -> Network:
        """The network as it is set."""
        return self.document.network

    def pick(self, row: int) -> None:
        """Show another row, counted from 0."""
        self.row.show_number(self._first + row)
        if self._snapshot is not None:
            self.draw(self._snapshot)

    def show_rows(self, count: int, snapshot: Snapshot) -> int:
        """Offer ``count`` rows, and return the chosen one, counted from 0."""
        self._snapshot = snapshot
        self.row.show_limits(self._first, self._first + count - 1)
        return self.row.value() - self._first

    def show_numbers(self, entries: Sequence[Entry], snapshot: Snapshot) -> None:
        """Show the numbers at ``entries``, as they are set."""
        self._drawn_network = self.network
        values = [end_value(self._drawn_network, entry) for entry in entries]
        reach, readout = snapshot.view.reach, self._drawn_network.readout
        self.sliders.show_entries(entries, values, reach, snapshot.kind, readout=readout)

    def add_numbers(self) -> None:
        """Add the sliders to the column."""
        self.sliders = self.add_sliders()

    def change(self, label: str, network: Network, gesture: int | None = None) -> None:
        """Make ``network`` the current one; a reset returns to what it did."""
        baseline = self.document.network_baseline
        self.document.edit_network(label, network, gesture, baseline)

    def shown(self, entry: Entry) -> str:
        # What is pointed at before the redraw may have gone from the network since.
        return number(end_value(self._drawn_network, entry))

    def reset_entry(self, entry: Entry) -> None:
        baseline = self.document.network_baseline
        default = end_value(baseline, entry) if has_end(baseline, entry) else 0.0
        self.change(message("Reset a number"), with_end_values(self.network, {entry: default}))

    def _pick_number(self, number: int) -> None:
        self.pick(number - self._first)

    def _edit(self, entry: Entry, value: float, gesture: int) -> None:
        changed = with_end_values(self.network, {entry: value})
        self.change(message("Change a number"), changed, gesture)
