"""A column of slider rows that are reused when other numbers are shown."""

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from lstm_gui.core import Entry
from lstm_gui.ui.language import language
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.vocabulary import entry_markup, entry_name, entry_role
from lstm_gui.ui.widgets.slider_row import SliderRow


class SliderStack(QWidget):
    """One slider for each entry shown.

    Signals
    -------
    edited(Entry, float, int)
        Address, number and gesture.
    reset_asked(Entry)
    """

    edited = pyqtSignal(object, float, int)
    reset_asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SliderRow] = []
        self._subject: tuple[tuple[Entry, ...], str] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        fit(self._layout.setSpacing, 1)

    @property
    def rows(self) -> list[SliderRow]:
        """Return the rows in use, from top to bottom."""
        return [row for row in self._rows if not row.isHidden()]

    def show_entries(
        self,
        entries: Sequence[Entry],
        values: Sequence[float],
        reach: float,
        lit: frozenset[Entry] = frozenset(),
    ) -> None:
        """Show the numbers ``values`` of ``entries``, those ``lit`` marked, and emit nothing."""
        subject = (tuple(entries), language())
        if subject != self._subject:  # seldom: while a number is dragged only numbers change
            self._subject = subject
            self._name_rows(entries)
        for row, entry, value in zip(self._rows, entries, values, strict=False):
            row.show_number(value, reach)
            row.symbol.set_lit(entry in lit)

    def _name_rows(self, entries: Sequence[Entry]) -> None:
        while len(self._rows) < len(entries):
            self._add_row()
        for row, entry in zip(self._rows, entries, strict=False):
            row.show_entry(entry, entry_markup(entry), entry_name(entry), entry_role(entry))
        self._show_rows(len(entries))

    def _show_rows(self, count: int) -> None:
        # At rest meanwhile, since it would lay out all rows again for each that comes or goes.
        self._layout.setEnabled(False)
        for index, row in enumerate(self._rows):
            if row.isHidden() != (index >= count):
                row.setVisible(index < count)
        self._layout.setEnabled(True)
        self._layout.invalidate()
        self._layout.activate()

    def show_influence(self, shares: Sequence[float], legend: str) -> None:
        """Mark how much each number matters, from -1 to 1; ``legend`` explains the marks."""
        for row, share in zip(self.rows, shares, strict=False):
            row.slider.set_influence(share)
            if row.slider.toolTip() != legend:
                set_tooltip(row.slider, legend)

    def _add_row(self) -> None:
        row = SliderRow(self)
        row.edited.connect(self.edited)
        row.reset_asked.connect(self.reset_asked)
        self._layout.addWidget(row)
        self._rows.append(row)
