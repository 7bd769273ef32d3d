"""Which cells are trained: boxes for the usual ones, and a menu of all."""

from functools import partial

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.flat_button import menu_button
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietCheck
from lstm_gui.ui.widgets.choices.kind_menu import KindMenu
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.cells import words_of
from lstm_gui.words.side_by_side import FIRST_LANES, lane_name
from lstm_gui.words.translation import message


class CellChoice(QWidget):
    """Boxes in a row; below them the names of all that were chosen in the menu.

    Signals
    -------
    chosen(str, bool)
        A cell is to be trained, or no longer, by the name it has in
        `lstm_gui.words.side_by_side`.
    """

    chosen = pyqtSignal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes = {cell: self._box(cell) for cell in FIRST_LANES}
        self.menu = KindMenu(self, departures=True)
        self.menu.picked.connect(self._toggle)
        self.more = menu_button(self, "▾", message("All kinds of cell"), self.menu)
        self.further = Label(self)
        self.further.setWordWrap(True)
        self._chosen: tuple[str, ...] = ()
        self._arrange()

    def show_cells(self, cells: tuple[str, ...]) -> None:
        """Mark ``cells`` as chosen; emits nothing."""
        self._chosen = cells
        for cell, box in self.boxes.items():
            box.setChecked(cell in cells)
        self.menu.show_choice(*cells)
        further = [lane_name(cell) for cell in cells if cell not in self.boxes]
        self.further.setText(", ".join(further))
        self.further.setVisible(bool(further))

    def _box(self, cell: str) -> QCheckBox:
        box = QuietCheck(self)
        bind(box.setText, lane_name(cell))
        bind(box.setToolTip, words_of(cell).tip)
        box.clicked.connect(partial(self.chosen.emit, cell))
        return box

    def _toggle(self, cell: str) -> None:
        self.chosen.emit(cell, cell not in self._chosen)

    def _arrange(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        fit(column.setSpacing, 4)
        fit(row.setSpacing, 10)
        for control in (*self.boxes.values(), self.more):
            row.addWidget(control)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.further)
