"""The state before the first step, of the selected unit."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Entry, value
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import tr
from lstm_gui.ui.panels.section import Section
from lstm_gui.ui.snapshot import Snapshot


class InitialSection(Section):
    """Sliders of h before the first step and, for a cell that has one, of c."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(document, parent)
        self.add_heading()
        self.sliders = self.add_sliders()

    def draw(self, snapshot: Snapshot) -> None:
        self.heading.setText(tr("Initial state · unit {unit}").format(unit=snapshot.unit + 1))
        arrays = ("h_0", "c_0") if snapshot.kind.has_cell_state else ("h_0",)
        entries = [Entry(array, snapshot.unit) for array in arrays]
        values = [value(snapshot.state, entry) for entry in entries]
        self.sliders.show_entries(entries, values, snapshot.view.reach, snapshot.spotlight.entries)
