"""The way of each lane through its state space."""

from msgspec.structs import replace
from PyQt6.QtWidgets import QMainWindow, QToolTip

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.memory.state_plane import is_small, rest, space
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.figures.space_figure import SpaceFigure
from lstm_gui.ui.memory.figures.space_paint import Way
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.memory.memory_tables import ways_table
from lstm_gui.ui.memory.space_told import point_told, space_facts
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.side_by_side import FIRST_LANES, lane_kind, lane_memory, lane_name
from lstm_gui.words.translation import message, tr


class MemorySpacePanel(MemoryPanel):
    """Trajectories of h or c, with the vector field where there are at most two units."""

    name = "memory_space"
    title = message("State space")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._scene: Scene | None = None
        self.figure = SpaceFigure(len(FIRST_LANES), self)
        bind(self.figure.setAccessibleName, "The way of each lane through its state space")
        self.facts = ElidedLabel(self)
        self.facts.wrap()
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.facts)
        axes = {"components": message("Principal components"), "units": message("Two units")}
        self.axes = Segments(axes, message("What the plane runs along"), self)
        self.along = self._unit(message("The unit along x"), "x: ")
        self.up = self._unit(message("The unit along y"), "y: ")
        self.quantity = Segments({"h": "h", "c": "c"}, message("Which state is shown"), self)
        inputs = {"step": message("Input of the step"), "zero": message("No input")}
        self.input = Segments(inputs, message("Which input the arrows belong to"), self)
        self.fit = flat_button(self, message("fit"), message("Show all of each plane"))
        self._fill_corner()
        self.figure.step_picked.connect(self._pick)
        self.figure.point_hovered.connect(self._tell)

    def draw_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._show_choices(scene)
        self.figure.show_ways(tuple(_way(scene, name) for name in scene.lanes))
        self.facts.setText(" ".join(space_facts(scene)))
        self.figure.setAccessibleDescription(self.facts.text())

    def tables(self) -> tuple[FigureTable, ...]:
        scene = self._scene
        if scene is None:
            return ()
        ways = {
            name: space(scene.comparison.lanes[name], scene.look, scene.t) for name in scene.lanes
        }
        return (ways_table(scene, tr(self.title), ways),)

    def set_theme(self, theme: Theme) -> None:
        self.figure.set_theme(theme)

    def _unit(self, name: str, prefix: str) -> WholeBox:
        box = WholeBox(name, (1, 1), self)
        box.setPrefix(prefix)
        box.valueChanged.connect(self._choose_units)
        WheelGuard(self).guard(box)
        return box

    def _fill_corner(self) -> None:
        for control in (self.axes, self.along, self.up, self.quantity, self.input, self.fit):
            self.corner.addWidget(control)
        self.corner.setSpacing(6)
        self.axes.picked.connect(self._choose_axes)
        self.quantity.picked.connect(self._choose_quantity)
        self.input.picked.connect(self._choose_input)
        self.fit.clicked.connect(self.figure.fit)

    def _show_choices(self, scene: Scene) -> None:
        look, lanes = scene.look, scene.comparison.lanes.values()
        sizes = [lane.state.parameters.hidden_size for lane in lanes]
        large, small = not all(map(is_small, lanes)), any(map(is_small, lanes))
        self.axes.show_choice(look.space_axes)
        self.axes.setVisible(large)
        for box, unit in zip((self.along, self.up), look.space_units, strict=True):
            box.setVisible(large and look.space_axes == "units")
            box.show_limits(1, max(sizes))
            box.show_number(unit + 1)
        self.quantity.show_choice(look.space_quantity)
        self._show_quantities(scene, max(sizes))
        self.input.show_choice(look.space_input)
        self.input.setVisible(small)

    def _show_quantities(self, scene: Scene, units: int) -> None:
        """Offer h or c of the lanes that have both."""
        both = [name for name in scene.comparison.lanes if lane_kind(name).has_cell_state]
        cells = ", ".join(map(lane_name, both))
        letters = dict.fromkeys(map(lane_memory, both))
        for name, button in self.quantity.buttons.items():
            button.setText(f"{cells}: {name if name == 'h' else ' / '.join(letters)}")
        self.quantity.setVisible(units > 1 and bool(both))

    def _choose_axes(self, axes: str) -> None:
        self._change(space_axes=axes)

    def _choose_units(self) -> None:
        self._change(space_units=(self.along.value() - 1, self.up.value() - 1))

    def _choose_quantity(self, quantity: str) -> None:
        self._change(space_quantity=quantity)

    def _choose_input(self, staying: str) -> None:
        self._change(space_input=staying)

    def _change(self, **changes: object) -> None:
        look = self._document.view.memory_look
        self._document.set_view(memory_look=replace(look, **changes))

    def _pick(self, t: int) -> None:
        first = self._scene.steps.start if self._scene is not None else 0
        self._document.select(t=first + t)

    def _tell(self, under: tuple[int, int] | None) -> None:
        if under is None or self._scene is None:
            QToolTip.hideText()
            return
        plane, step = under
        step += self._scene.steps.start
        text = point_told(self._scene, self._scene.lanes[plane], step)
        show_tooltip(text, self.figure)


def _way(scene: Scene, name: str) -> Way:
    lane, look = scene.comparison.lanes[name], scene.look
    points = scene.resting.of(name, lane) if scene.resting is not None else ()
    rests = tuple(rest(point, lane, look) for point in points)
    shown = space(lane, look, scene.t)
    first, label = scene.steps.start, scene.step(scene.t)
    marks = tuple(step - first for step in scene.marks if step in scene.steps)
    return Way(lane_name(name), scene.roles[name], shown, scene.t - first, label, marks, rests)
