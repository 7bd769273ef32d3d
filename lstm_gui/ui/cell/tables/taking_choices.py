"""What becomes of the rows of a table: names, range, gaps, rate and scaling."""

from collections.abc import Mapping
from pathlib import Path

from PyQt6.QtCore import QObject, QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.resampling import MEAN
from lstm_gui.files.tables.scaler_file import SUFFIXES, read_scaler
from lstm_gui.files.tables.scaling import Scaler
from lstm_gui.files.tables.selection import Selection
from lstm_gui.files.tables.table import Table
from lstm_gui.ui.notices.file_question import file_to_open
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.table_words import (
    GAP_NAMES,
    POOLING_NAMES,
    SCALING_NAMES,
    column_name,
    rate_name,
)
from lstm_gui.words.translation import message, tr

NAMES = {
    "labels": message("Names of steps"),
    "first": message("First row"),
    "last": message("Last row"),
    "gaps": message("Missing numbers"),
    "rows": message("Rows of a step"),
    "rate": message("Steps a second"),
    "pooling": message("Of these rows"),
    "scaling": message("Scaling"),
    "target": message("Target"),
}
_PLACES = {
    "labels": (0, 0, 1),
    "first": (0, 1, 1),
    "last": (0, 2, 1),
    "gaps": (0, 3, 1),
    "rows": (1, 0, 1),
    "rate": (1, 0, 1),
    "pooling": (1, 1, 1),
    "scaling": (1, 2, 1),
    "target": (1, 3, 1),
}
"""Row, column and columns taken; where two have one place, one of them is hidden."""
_NO_LABELS = message("none")
_MOST_ROWS = 100_000
_LONGEST = 24
_BETWEEN = 4
_RATES = (48_000, 44_100, 32_000, 22_050, 16_000, 11_025, 8_000, 4_000, 2_000, 1_000, 100)
_FROM_FILE = "file"


class TakingChoices(QObject):
    """A box for each field of a `Selection` but its columns; the target is none of these.

    Signals
    -------
    changed()
        Something else was chosen by hand.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._table: Table | None = None
        self._room = 1
        # In the order in which the keys reach them.
        self.labels = ChoiceBox(parent)
        self.first = WholeBox(NAMES["first"], (1, 1), parent)
        self.last = WholeBox(NAMES["last"], (1, 1), parent)
        self.gaps = ChoiceBox(parent)
        self.rows = WholeBox(NAMES["rows"], (1, _MOST_ROWS), parent)
        self.rate, self.pooling, self.scaling, self.target = (ChoiceBox(parent) for _ in range(4))
        self.texts = {name: Label(tr(text), parent) for name, text in NAMES.items()}
        self._fill()
        for name, box in self.boxes.items():
            box.setAccessibleName(tr(NAMES[name]))
        for box in (self.labels, self.gaps, self.pooling, self.target):
            box.activated.connect(self.changed)
        self.scaling.activated.connect(self._choose_scaling)
        self.rate.activated.connect(self._show_rate)
        self.rows.valueChanged.connect(self._show_rate)
        for box in (self.first, self.last):
            box.valueChanged.connect(self.changed)

    def laid_out(self) -> QGridLayout:
        """Return all boxes, each below its name."""
        grid = QGridLayout()
        fit(grid.setHorizontalSpacing, 12)
        fit(grid.setVerticalSpacing, 2)
        for name, (row, column, width) in _PLACES.items():
            self.texts[name].setProperty("role", "muted")
            grid.addWidget(self.texts[name], 3 * row, column, 1, width)
            grid.addWidget(self.boxes[name], 3 * row + 1, column, 1, width)
            grid.setColumnStretch(column, 1)
        grid.setRowMinimumHeight(2, scaled(_BETWEEN))
        return grid

    @property
    def boxes(self) -> Mapping[str, QWidget]:
        """All boxes, by what `NAMES` calls them."""
        return {name: getattr(self, name) for name in NAMES}

    def show_table(self, table: Table, proposed: Selection, room: int) -> None:
        """Show what is ``proposed`` for ``table``, of which ``room`` steps can be taken at most."""
        self._table, self._room = table, room
        self._offer_columns(self.labels, table, proposed.labels)
        self._offer_columns(self.target, table, proposed.target)
        self._offer_rates(table.rate)
        self.first.show_limits(1, max(len(table), 1))
        self.first.show_number(proposed.first + 1)
        self._show_last()
        self._show_pooling()

    def show_meant(self, selection: Selection) -> None:
        """Show ``selection``, which was chosen before; emits nothing."""
        with QSignalBlocker(self):
            self.labels.choose_data(selection.labels)
            self.target.choose_data(selection.target)
            self.gaps.choose_data(selection.gaps)
            self.pooling.choose_data(selection.pooling)
            self._show_rows(selection.rows)
            self._show_scaling(selection.scaling)
            self.first.show_number(selection.first + 1)
            if selection.last is not None:
                self.last.show_number(selection.last)

    def _offer_columns(self, box: ChoiceBox, table: Table, chosen: int | None) -> None:
        """Offer all columns of ``table`` in ``box``, and none; emits nothing."""
        with QSignalBlocker(box):
            box.clear()
            box.addItem(tr(_NO_LABELS), None)
            for place, column in enumerate(table.columns):
                box.addItem(column_name(column), place)
            box.choose_data(chosen)

    def _show_rows(self, rows: float) -> None:
        rate = None if self._table is None else self._table.rate
        if rate is None:
            self.rows.setValue(round(rows))
        else:
            offered = (self.rate.itemData(at) for at in range(self.rate.count()))
            # By the quotient that was taken: the product of both may be another number.
            self.rate.choose_data(next((one for one in offered if rate / one == rows), None))
        self._show_rate()

    def selection(self, columns: tuple[int, ...]) -> Selection:
        """Return what is chosen of ``columns``."""
        return Selection(
            columns,
            self.labels.currentData(),
            self.first.value() - 1,
            self.last.value(),
            self.gaps.currentData(),
            self._rows_of_a_step,
            self.pooling.currentData(),
            self.scaling.currentData(),
            self.target.currentData(),
        )

    @property
    def _rows_of_a_step(self) -> float:
        rate = None if self._table is None else self._table.rate
        return float(self.rows.value()) if rate is None else rate / self.rate.currentData()

    def _show_rate(self) -> None:
        self._show_last()
        self._show_pooling()
        self.changed.emit()

    def _show_last(self) -> None:
        """Take as many rows as there is room for at the rate that is chosen."""
        count = 1 if self._table is None else max(len(self._table), 1)
        self.last.show_limits(1, count)
        self.last.show_number(min(count, max(int(self._room * self._rows_of_a_step), 1)))

    def _show_pooling(self) -> None:
        several = self._rows_of_a_step > 1
        self.pooling.setEnabled(several)
        self.texts["pooling"].setEnabled(several)

    def _offer_rates(self, rate: float | None) -> None:
        """Offer the usual rates below that of a sound; of other tables, whole rows."""
        with QSignalBlocker(self.rate):
            self.rate.clear()
            for one in () if rate is None else (rate, *(low for low in _RATES if low < rate)):
                self.rate.addItem(rate_name(one), one)
        for name, there in (("rate", rate is not None), ("rows", rate is None)):
            self.boxes[name].setVisible(there)
            self.texts[name].setVisible(there)

    def _choose_scaling(self) -> None:
        if self.scaling.currentData() != _FROM_FILE:
            self._scaling = self.scaling.currentData()
            self.changed.emit()
            return
        known = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = tr("Scalings") + f" ({known})"
        path = file_to_open(self._parent, tr("Open the scaling of a model"), "", filters)
        if path is None or not self.scale_as(path):
            self.scaling.choose_data(self._scaling)

    def scale_as(self, path: Path) -> bool:
        """Scale as the file ``path`` says; a Problem is told and changes nothing."""
        try:
            scaler = read_scaler(path)
        except Problem as problem:
            show_problem(self._parent, problem)
            return False
        self._show_scaling(scaler)
        self.changed.emit()
        return True

    def _show_scaling(self, scaling: str | Scaler) -> None:
        self._scaling = scaling
        if isinstance(scaling, Scaler):
            place = self.scaling.findData(_FROM_FILE)
            self.scaling.insertItem(place, shortened(one_line(scaling.name), _LONGEST), scaling)
            self.scaling.setCurrentIndex(place)
        else:
            self.scaling.choose_data(scaling)

    def _fill(self) -> None:
        for box, names in (
            (self.gaps, GAP_NAMES), (self.pooling, POOLING_NAMES), (self.scaling, SCALING_NAMES),
        ):  # fmt: skip
            for value, text in names.items():
                box.addItem(tr(text), value)
        self.pooling.choose_data(MEAN)
        self._scaling = self.scaling.currentData()
        self.scaling.addItem(tr("as a file says …"), _FROM_FILE)
