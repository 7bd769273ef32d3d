"""Drawing new parameters: the seed is shown and can be typed."""

from collections.abc import Callable

from msgspec.structs import replace
from PyQt6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from lstm_gui.core import Parameters, State, randomised, resized
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.translation import message

LARGEST_SEED = 999_999

_XAVIER = lettered("Wₓ by Glorot & Bengio, Wₕ orthogonal, biases 0")


class RandomiseBox(PopupBox):
    """A small form: seed, how memory starts, and one button for the cell, one for the block."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        layout = QFormLayout(self)
        self.seed = QSpinBox(self)
        self.seed.setRange(0, LARGEST_SEED)
        self.forget_bias = QCheckBox(self)
        self.forget_bias.setChecked(True)
        self.identity = QCheckBox(self)
        self.cell = QPushButton(self)
        self.block = QPushButton(self)
        for widget in (self.seed, self.forget_bias, self.identity, self.cell, self.block):
            layout.addRow(widget)
        self._name_all()
        self.cell.clicked.connect(self._draw_cell)
        self.block.clicked.connect(self._draw_block)
        document.changed.connect(self._offer_starts)
        self._offer_starts()

    def _name_all(self) -> None:
        bind(self.seed.setPrefix, "seed ")
        bind(self.seed.setAccessibleName, "Seed of the random numbers")
        bind(
            self.seed.setToolTip,
            "The same seed draws the same numbers; drawing again takes the next one.",
        )
        bind(self.forget_bias.setText, "bias + 1 for the gate that keeps")
        bind(
            self.forget_bias.setToolTip,
            "Start with the gate open that keeps (forget, or update gate), "
            "so that the cell remembers",
        )
        bind(self.identity.setText, lettered("identity as Wₕ (IRNN)"))
        bind(
            self.identity.setToolTip,
            "Start with every unit keeping what it has, as in the IRNN (Le et al. 2015), "
            "which goes with ReLU",
        )
        bind(self.cell.setText, "Draw the whole cell")
        bind(self.cell.setToolTip, _XAVIER)
        bind(self.block.setText, "Draw this block only")

    def _offer_starts(self) -> None:
        """Offer the bias of the gate that keeps, or the identity to a cell without gates."""
        has_gates = bool(self._document.state.parameters.kind.gates)
        self.forget_bias.setEnabled(has_gates)
        self.identity.setEnabled(not has_gates)

    def _draw_cell(self) -> None:
        self._take_seed(self._drawn)
        drawn = self._drawn(self._document.state)
        baseline = self._drawn(self._fitting_baseline())
        self._document.edit(message("Randomise the cell"), drawn, baseline=baseline)

    def _draw_block(self) -> None:
        self._take_seed(self._drawn_block)
        drawn = self._drawn_block(self._document.state)
        baseline = self._drawn_block(self._fitting_baseline())
        self._document.edit(message("Randomise a block"), drawn, baseline=baseline)

    def _fitting_baseline(self) -> State:
        parameters, baseline = self._document.state.parameters, self._document.baseline
        steps = len(baseline.sequence)
        return resized(baseline, parameters.input_size, parameters.hidden_size, steps)

    def _drawn(self, state: State) -> State:
        identity = self.identity.isEnabled() and self.identity.isChecked()
        return randomised(state, self.seed.value(), self.forget_bias.isChecked(), identity)

    def _drawn_block(self, state: State) -> State:
        block = self._document.state.selection.block
        return _with_block(state, self._drawn(state).parameters, block)

    def _take_seed(self, draw: Callable[[State], State]) -> None:
        """Take the seed that is shown, or the next one if that would change nothing."""
        state = self._document.state
        if draw(state).parameters == state.parameters:
            self.seed.setValue((self.seed.value() + 1) % (LARGEST_SEED + 1))


def _with_block(state: State, drawn: Parameters, block: str) -> State:
    k = state.parameters.kind.blocks.index(block)
    arrays = {}
    for name in ("w_x", "w_h", "b"):
        arrays[name] = getattr(state.parameters, name).copy()
        arrays[name][k] = getattr(drawn, name)[k]
    return replace(state, parameters=replace(state.parameters, **arrays))
