"""The read-out: how many numbers it says, through what, and the weights of each."""

from typing import cast

import numpy as np
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Entry
from lstm_gui.core.arrays import NDArray
from lstm_gui.core.network.ends import (
    EDITABLE_OUTPUTS,
    has_end,
    with_end_part,
    with_output,
    with_outputs,
    without_readout,
)
from lstm_gui.core.readout import Output, Readout
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.end_section import EndSection
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import OUTPUT_NAMES

MOST_IN_A_MATRIX = 65_536
"""Larger weights are not painted as a matrix, but have their sliders."""
_GAP = 6
_SYMBOLS = {"v": "V", "v_b": "b"}
_SPOKEN = {"v": message("Weights of the read-out"), "v_b": message("Bias of the read-out")}


class ReadoutSection(EndSection):
    """Edits the read-out; hidden in a network without one."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        choose = message("Number of the answer whose weights are shown")
        super().__init__(choose, 1, document, parent)

    @property
    def is_there(self) -> bool:
        return self.network.readout is not None

    def fill(self) -> None:
        # Most networks have no read-out.
        from lstm_gui.ui.cell.parameters.matrix_shelf import MatrixShelf

        super().fill()
        self.remove = flat_button(
            self, message("remove"), message("Remove the read-out"), self._remove
        )
        self.corner.addWidget(self.remove)
        self.add_heading()
        row = YieldingRow(_GAP, self)
        self.output = Segments(OUTPUT_NAMES, message("What makes answers of the scores"), self)
        self.output.picked.connect(self._set_output)
        self.count = WholeBox(message("Number of answers"), EDITABLE_OUTPUTS, self)
        self.count.setPrefix("V  ")
        self.count.valueChanged.connect(self._set_count)
        row.add(self.output, 0)
        row.add(self.count, 1)
        self.column.addWidget(row)
        self.matrices = MatrixShelf(_SYMBOLS, self._owner, self)
        self.matrices.edited.connect(self._set)
        self.matrices.reset_asked.connect(self._return)
        self.matrices.picked.connect(self._choose)
        self.matrices.hovered.connect(self._describe)
        self.matrices.pasted.connect(self._paste)
        self.column.addWidget(self.matrices)
        self.add_numbers()
        wheel = WheelGuard(self)
        for control in (self.row, self.count):
            wheel.guard(control)

    def draw(self, snapshot: Snapshot) -> None:
        readout = self.network.readout
        if readout is None:
            return
        answers, units = readout.weights.shape
        row = self.show_rows(answers, snapshot)
        self.heading.setText(tr("Read-out · {answer}").format(answer=answer_name(readout, row)))
        self.output.show_choice(readout.output)
        self.count.show_limits(1, max(answers, EDITABLE_OUTPUTS[1]))
        self.count.show_number(answers)
        self._show_matrices(readout, row, snapshot.view.reach)
        weights = [Entry("v", row, unit) for unit in range(units)]
        self.show_numbers([*weights, Entry("v_b", row)], snapshot)

    def _show_matrices(self, readout: Readout, row: int, reach: float) -> None:
        self.matrices.setVisible(readout.weights.size <= MOST_IN_A_MATRIX)
        if self.matrices.isHidden():
            return
        values = {"v": readout.weights, "v_b": readout.bias[:, np.newaxis]}
        for array, grid in self.matrices.have(values).items():
            grid.show_values(values[array], row, reach)
            grid.show_name(tr(_SPOKEN[array]))
        self.matrices.arrange(_SYMBOLS)

    def _set_output(self, output: str) -> None:
        changed = with_output(self.network, cast(Output, output))
        self.change(message("Change the read-out"), changed)

    def _set_count(self, count: int) -> None:
        self.change(message("Change the read-out"), with_outputs(self.network, count))

    def _remove(self) -> None:
        self.document.edit_network(message("Remove the read-out"), without_readout(self.network))

    def _set(self, array: str, row: int, column: int, value: float, gesture: int) -> None:
        self._edit(Entry(array, row, column), value, gesture)

    def _owner(self) -> object:
        return self.document.shows, self.network.readout

    def _paste(self, array: str, row: int, column: int, values: NDArray[np.float64]) -> None:
        first = Entry(array, row, column)
        if has_end(self.network, first):
            self.change(message("Paste a matrix"), with_end_part(self.network, first, values))

    def _return(self, array: str, row: int, column: int) -> None:
        self.reset_entry(Entry(array, row, column))

    def _choose(self, array: str, row: int, column: int) -> None:
        self.matrices.bring(array)
        self._describe(array, row, column)
        self.pick(row)

    def _describe(self, array: str, row: int, column: int) -> None:
        self.matrices.grids[array].describe(self.told(Entry(array, row, column)))
