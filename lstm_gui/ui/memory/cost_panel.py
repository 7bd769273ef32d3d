"""What the gates cost."""

from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.memory.lane_cost import Cost
from lstm_gui.ui.memory.figures.cost_bars import CostFigure, CostRow
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import LANE_NAMES, LANE_ROLES


class MemoryCostPanel(MemoryPanel):
    """Parameters, multiplications and measured time of each cell."""

    name = "memory_cost"
    title = message("Cost of the gates")
    headline = message("Cost of the gates (measured here)")

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.note = self.add_note()
        self.figure = CostFigure(self)
        bind(self.figure.setAccessibleName, "Parameters and time of each cell")
        self.body.addWidget(self.figure, 1)

    def draw_scene(self, scene: Scene) -> None:
        costs = scene.comparison.costs
        cells = scene.comparison.lanes["rnn"].state.parameters
        self.note.setText(f"I = {cells.input_size}, H = {cells.hidden_size}")
        most = max(cost.parameters for cost in costs.values())
        rows = (_row(name, cost, costs["rnn"], most) for name, cost in costs.items())
        self.figure.show_rows(tuple(rows))


def _row(name: str, cost: Cost, least: Cost, most: int) -> CostRow:
    first = tr("{parameters} parameters · {products} multiply-adds").format(
        parameters=f"{cost.parameters:,}", products=f"{cost.multiply_adds:,}"
    )
    second = tr("{time} µs a step · {ratio} × RNN").format(
        time=number(cost.seconds * 1e6, digits=1),
        ratio=number(cost.seconds / least.seconds, digits=1),
    )
    return CostRow(LANE_NAMES[name], LANE_ROLES[name], cost.parameters / most, first, second)
