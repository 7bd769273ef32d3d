"""The sizes I, H and T, and the range of the sliders."""

from PyQt6.QtCore import QSignalBlocker
from PyQt6.QtWidgets import QDoubleSpinBox, QHBoxLayout

from lstm_gui.core import EDITABLE_INPUTS, EDITABLE_STEPS, EDITABLE_UNITS, State, resized
from lstm_gui.scenes.snapshot import LARGEST_REACH, SMALLEST_REACH, Snapshot
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.translation import message

_SIZES = (
    ("I", message("Number of inputs"), EDITABLE_INPUTS),
    ("H", message("Number of hidden units"), EDITABLE_UNITS),
    ("T", message("Number of time steps"), EDITABLE_STEPS),
)
_LARGEST = {symbol: largest for symbol, _, (_, largest) in _SIZES}
_NARROWEST = 60
_SHARES = {"I": 3, "H": 3, "T": 4}


class SizeSection(Section):
    """Spin boxes that resize the session, keeping what still fits."""

    def fill(self) -> None:
        super().fill()
        bind(self.heading.setText, "Sizes")
        self.add_heading()
        row = QHBoxLayout()
        fit(row.setSpacing, 6)
        self.boxes: dict[str, WholeBox] = {}
        for symbol, name, limits in _SIZES:
            box = self.boxes[symbol] = WholeBox(name, limits, self)
            box.setPrefix(f"{symbol}  ")
            box.valueChanged.connect(self._resize)
            # Not the room for the largest number a long file may bring: the panel has none.
            fit(box.setMinimumWidth, _NARROWEST)
            row.addWidget(box, _SHARES[symbol])
        self.column.addLayout(row)
        self.reach = QDoubleSpinBox(self)
        self.reach.setRange(SMALLEST_REACH, LARGEST_REACH)
        self.reach.setDecimals(1)
        self.reach.setKeyboardTracking(False)
        bind(self.reach.setPrefix, "sliders reach ± ")
        bind(self.reach.setToolTip, "The range of all sliders and of the colours of the matrices")
        self.reach.valueChanged.connect(self._set_reach)
        bind(self.reach.setAccessibleName, "Range of the sliders")
        self.column.addWidget(self.reach)
        wheel = WheelGuard(self)
        for control in (*self.boxes.values(), self.reach):
            wheel.guard(control)

    def draw(self, snapshot: Snapshot) -> None:
        sizes = _sizes(snapshot.state)
        for symbol, box in self.boxes.items():
            # A file may be larger than what can be set here; it is shown as it is.
            box.show_limits(box.minimum(), max(sizes[symbol], _LARGEST[symbol]))
            box.show_number(sizes[symbol])
            box.setEnabled(symbol == "H" or self.document.reads_input)
        if self.reach.value() != snapshot.view.reach:
            with QSignalBlocker(self.reach):
                self.reach.setValue(snapshot.view.reach)

    def _resize(self) -> None:
        # The other boxes may not be drawn yet as the session is now.
        sizes = _sizes(self.document.state)
        sizes |= {symbol: box.value() for symbol, box in self.boxes.items() if box is self.sender()}
        state = resized(self.document.state, sizes["I"], sizes["H"], sizes["T"])
        self.document.edit(message("Change the sizes"), state)

    def _set_reach(self, reach: float) -> None:
        self.document.set_view(reach=reach)


def _sizes(state: State) -> dict[str, int]:
    parameters = state.parameters
    return {"I": parameters.input_size, "H": parameters.hidden_size, "T": len(state.sequence)}
