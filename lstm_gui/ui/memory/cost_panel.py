"""What the gates cost."""

from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.memory.lane_cost import Cost
from lstm_gui.ui.memory.figures.cost_bars import CostFigure, CostRow
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.memory.memory_tables import cost_table
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.words.numbers import number
from lstm_gui.words.side_by_side import lane_name
from lstm_gui.words.translation import message, tr


class MemoryCostPanel(MemoryPanel):
    """Parameters, multiplications and measured time of each cell."""

    name = "memory_cost"
    title = message("Cost of the gates")
    headline = message("Cost of the gates (measured here)")
    brief = title

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._costs: dict[str, Cost] = {}
        self.note = self.add_note()
        self.figure = CostFigure(self)
        bind(self.figure.setAccessibleName, "Parameters and time of each cell")
        self.body.addWidget(self.figure, 1)

    @property
    def height_needed(self) -> int:
        return self.body.sizeHint().height()

    def draw_scene(self, scene: Scene) -> None:
        costs = scene.comparison.costs
        first = scene.lanes[0]
        cells = scene.comparison.lanes[first].state.parameters
        self.note.setText(f"I = {cells.input_size}, H = {cells.hidden_size}")
        self.note.set_brief(f"H = {cells.hidden_size}", "")
        most = max(cost.parameters for cost in costs.values())
        shares = {name: cost.parameters / most for name, cost in costs.items()}
        rows = (
            CostRow(lane_name(name), scene.roles[name], shares[name], *_told(cost, first, costs))
            for name, cost in costs.items()
        )
        self.figure.show_rows(tuple(rows))
        self._costs = costs

    def tables(self) -> tuple[FigureTable, ...]:
        return (cost_table(self._costs),) if self._costs else ()


def _told(cost: Cost, first: str, costs: dict[str, Cost]) -> tuple[str, str, tuple[str, str]]:
    """Return what a cell costs, in numbers, as often as the first one, and in brief."""
    numbers = tr("{parameters} parameters · {products} multiply-adds").format(
        parameters=f"{cost.parameters:,}", products=f"{cost.multiply_adds:,}"
    )
    time = number(cost.seconds * 1e6, digits=1)
    times = tr("{time} µs a step · {ratio} × {cell}").format(
        time=time,
        ratio=number(cost.seconds / costs[first].seconds, digits=1),
        cell=lane_name(first),
    )
    brief = tr("{parameters} parameters").format(parameters=f"{cost.parameters:,}")
    return numbers, times, (brief, tr("{time} µs a step").format(time=time))
