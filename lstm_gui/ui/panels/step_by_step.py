"""What the selected block of the selected unit computes now, in words and formulas."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QMainWindow

from lstm_gui.core import Contributions, contributions
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import message, tr
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.panels.sentence import sentence
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.vocabulary import BLOCK_NAMES
from lstm_gui.ui.widgets.formula_line import FormulaLine

_RESULTS = {
    "f": "f_t = σ(Z_f) = {result}",
    "i": "i_t = σ(Z_i) = {result}",
    "c": "c̃_t = tanh(Z_c) = {result}",
    "o": "o_t = σ(Z_o) = {result}",
}


class StepByStepPanel(Panel):
    """The weighted sum split in its three parts, the result, and a plain sentence."""

    name = "step"
    title = message("Step by step")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.lines = [FormulaLine(16, parent=self) for _ in range(4)]
        for line in self.lines:
            self.body.addWidget(line)
        self.body.addSpacing(4)
        self.body.addWidget(self.sentence)
        self.body.addStretch(1)

    def draw(self, snapshot: Snapshot) -> None:
        block = snapshot.block
        parts = contributions(snapshot.state, snapshot.trace, block)
        self.heading.setText(
            tr("{block} · unit {unit}").format(block=tr(BLOCK_NAMES[block]), unit=snapshot.unit + 1)
        )
        for line, markup in zip(self.lines, _markups(block, parts), strict=True):
            line.show_markup(markup, block if markup.startswith(tuple("fico")) else "")
        self.sentence.setText(sentence(snapshot))


def _markups(block: str, parts: Contributions) -> tuple[str, ...]:
    signed = {
        "h": number(parts.from_hidden),
        "x": _added(parts.from_input),
        "b": _added(parts.from_bias),
        "z": number(parts.total),
    }
    return (
        f"Z_{block} = W_h h_{{t−1}} + W_x x_t + b",
        "      = {h}  {x}  {b}".format(**signed),
        "      = {z}".format(**signed),
        _RESULTS[block].format(result=number(parts.result)),
    )


def _added(value: float) -> str:
    return f"+ {number(value)}" if value >= 0 else f"− {number(-value)}"
