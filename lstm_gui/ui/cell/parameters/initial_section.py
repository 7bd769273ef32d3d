"""The state before the first step, of the selected unit."""

from lstm_gui.core import Entry, value
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.words.translation import tr


class InitialSection(Section):
    """Sliders of every state before the first step."""

    def fill(self) -> None:
        super().fill()
        self.add_heading()
        self.sliders = self.add_sliders()

    def draw(self, snapshot: Snapshot) -> None:
        self.heading.setText(tr("Initial state · unit {unit}").format(unit=snapshot.unit + 1))
        entries = [Entry(f"{state}_0", snapshot.unit) for state in snapshot.kind.states]
        values = [value(snapshot.state, entry) for entry in entries]
        self.sliders.show_entries(
            entries, values, snapshot.view.reach, snapshot.kind, snapshot.spotlight.entries
        )
