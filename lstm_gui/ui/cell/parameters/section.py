"""A titled part of the parameters panel."""

from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.core import Entry
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.slider_stack import SliderStack
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow
from lstm_gui.words.translation import message

_GAP = 6


class Section(QWidget):
    """Heading, buttons at its right, and a column of controls.

    The controls are made when they are first to show something: many never are.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = document
        self.drawn: Snapshot | None = None
        """What shows, of which another cell may have taken the place meanwhile."""
        self._filled = False

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show ``snapshot``; emits nothing."""
        if not self._filled:
            self._filled = True
            self.fill()
        self.drawn = snapshot
        self.draw(snapshot)

    def fill(self) -> None:
        """Make the controls."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        fit(self.column.setSpacing, 6)
        self.heading = ElidedLabel(self)
        self.heading.setProperty("role", "title")
        self.corner = QHBoxLayout()
        fit(self.corner.setSpacing, 1)

    def add_heading(self) -> None:
        """Add the heading to the column, with its corner of buttons beside it or below."""
        buttons, row = QWidget(self), YieldingRow(_GAP, self)
        beside = QHBoxLayout(buttons)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addLayout(self.corner)
        beside.addStretch()
        row.add(self.heading, 1)
        row.add(buttons, 0)
        self.column.addWidget(row)

    def add_sliders(self) -> SliderStack:
        """Add a stack of sliders that edit the session."""
        sliders = SliderStack(self)
        sliders.tell = self.told
        sliders.edited.connect(self._edit)
        sliders.reset_asked.connect(self.reset_entry)
        self.column.addWidget(sliders)
        return sliders

    def told(self, entry: Entry) -> str:
        """Return what is told of a number of the session."""
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.telling import tell_entry

        return "" if self.drawn is None else tell_entry(self.drawn, entry, self.shown(entry))

    def shown(self, entry: Entry) -> str:
        """Return the number at ``entry`` as it is to be written, if it is not one of the cell."""
        del entry
        return ""

    def draw(self, snapshot: Snapshot) -> None:
        """Show ``snapshot`` in the controls; emits nothing."""

    def reset_entry(self, entry: Entry) -> None:
        """Return one number to its default."""
        self.document.reset_values(message("Reset a number"), [entry])

    def _edit(self, entry: Entry, value: float, gesture: int) -> None:
        self.document.set_values(message("Change a number"), {entry: value}, gesture)
