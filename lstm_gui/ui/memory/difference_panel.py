"""Any two lanes, or now and a pinned state: before, after, and the difference."""

from PyQt6.QtWidgets import QMainWindow, QToolTip

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.memory.lane_difference import (
    SHOWN,
    Difference,
    difference,
    have_steps_in_common,
    in_common,
)
from lstm_gui.scenes.memory.lanes import Lane
from lstm_gui.scenes.memory.memory_look import MemoryLook, cell_of
from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.difference_told import cell_told, side_name, summary
from lstm_gui.ui.memory.figures.difference_maps import Cell, HeatMap, MapsFigure
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.memory.memory_tables import map_table
from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.words.side_by_side import lane_kind
from lstm_gui.words.symbols import symbol
from lstm_gui.words.translation import message, tr

_PIN = message("Keep the cells and the input of this moment as A, to compare later ones with")


class MemoryDifferencePanel(MemoryPanel):
    """Heat maps of A, of B, and of B minus A."""

    name = "memory_difference"
    title = message("Difference")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._scene: Scene | None = None
        self._made: tuple[tuple[Lane, Lane, str], Difference] | None = None
        self.figure = MapsFigure(self)
        bind(self.figure.setAccessibleName, "Heat maps of A, of B, and of B minus A")
        self.facts = ElidedLabel(self)
        self.facts.wrap()
        self.body.addWidget(self.figure, 1)
        self.body.addWidget(self.facts)
        self.before = self._choice(message("A, which is subtracted"))
        self.after = self._choice(message("B, from which A is subtracted"))
        self.quantity = self._choice(message("What is compared"))
        self.swap = flat_button(self, message("swap"), message("Exchange A and B"), self._swap)
        self.pin = flat_button(self, message("pin A"), _PIN, self._pin)
        self.unpin = flat_button(self, message("unpin"), message("Forget the pin"), self._unpin)
        controls = (self.quantity, self.before, self.swap, self.after, self.pin, self.unpin)
        for control in controls:
            self.corner.addWidget(control)
        self.corner.setSpacing(6)
        self.figure.step_picked.connect(self._pick)
        self.figure.cell_hovered.connect(self._tell)

    def draw_scene(self, scene: Scene) -> None:
        self._scene, look = scene, scene.look
        self._show_choices(look, scene.lanes)
        before, after = scene.side(look.before), scene.side(look.after)
        if before is None or after is None:
            self.facts.setText(tr("What is pinned is being computed …"))
            return
        if not have_steps_in_common(before, after):
            self.facts.setText(tr("A and B have no step in common here."))
            return
        made = self._difference(before, after, look)
        self.figure.show_maps(_maps(made, look), made.steps, scene.t, made.first)
        self.facts.setText(summary(scene, made))
        self.figure.setAccessibleDescription(self.facts.text())

    def tables(self) -> tuple[FigureTable, ...]:
        if self._scene is None or self._made is None:
            return ()
        maps = _maps(self._made[1], self._scene.look)
        return tuple(map_table(self._scene, one, self._made[1].first) for one in maps)

    def _difference(self, before: Lane, after: Lane, look: MemoryLook) -> Difference:
        """Return what is shown; the one before where nothing but the cursor has moved."""
        of = before, after, look.quantity
        if self._made is None or self._made[0] != of:
            sides = (cell_of(look.before), before), (cell_of(look.after), after)
            self._made = of, difference(look.quantity, *sides)
        return self._made[1]

    def _choice(self, name: str) -> ChoiceBox:
        choice = ChoiceBox(self)
        choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        bind_name(choice, name)
        choice.activated.connect(self._choose)
        WheelGuard(self).guard(choice)
        return choice

    def _show_choices(self, look: MemoryLook, lanes: tuple[str, ...]) -> None:
        for choice, letter, side in zip(
            (self.before, self.after), "AB", (look.before, look.after), strict=True
        ):
            _fill(choice, {one: f"{letter}: {side_name(one)}" for one in look.sides(lanes)}, side)
        common = in_common(cell_of(look.before), cell_of(look.after))
        chosen = look.quantity if look.quantity in common else "h"
        _fill(self.quantity, {name: tr(SHOWN[name].name) for name in common}, chosen)
        self.unpin.setVisible(look.pin is not None)

    def _choose(self) -> None:
        sides = self.before.currentData(), self.after.currentData()
        # What is chosen from may not be drawn yet as it is now.
        lanes = self._document.memory.lanes
        self._show(self._look.comparing(lanes, *sides, self.quantity.currentData()))

    def _swap(self) -> None:
        self._show(self._look.swapped())

    def _pin(self) -> None:
        self._show(self._look.pinned(Pin(self._document.memory, self._document.state.sequence)))

    def _unpin(self) -> None:
        self._show(self._look.unpinned())

    @property
    def _look(self) -> MemoryLook:
        return self._document.view.memory_look.among(self._document.memory.lanes)

    def _show(self, look: MemoryLook) -> None:
        self._document.set_view(memory_look=look)

    def _pick(self, t: int) -> None:
        self._document.select(t=t)

    def _tell(self, cell: Cell | None) -> None:
        if cell is None or self._scene is None or self._made is None:
            QToolTip.hideText()
            return
        text = cell_told(self._scene, self._made[1], cell)
        show_tooltip(text, self.figure)


def _maps(made: Difference, look: MemoryLook) -> tuple[HeatMap, ...]:
    maps = [
        HeatMap(
            f"{letter}: {side_name(side)}",
            _symbol(made, cell_of(side)), values,
            made.shown.scale, made.low, made.bound,
        )
        for letter, side, values in (("A", look.before, made.before), ("B", look.after, made.after))
    ]  # fmt: skip
    if made.change is not None:
        bound = made.change_bound
        maps.append(HeatMap("B − A", "", made.change, "signed", -bound, bound))
    return tuple(maps)


def _symbol(made: Difference, lane: str) -> str:
    kind = lane_kind(lane)
    return symbol(kind, made.shown.array(kind))


def _fill(choice: ChoiceBox, texts: dict[str, str], chosen: str) -> None:
    """Offer ``texts`` by name and show the chosen one without telling anybody."""
    blocked = choice.blockSignals(True)
    if texts != {choice.itemData(index): choice.itemText(index) for index in range(choice.count())}:
        choice.clear()
        for name, text in texts.items():
            choice.addItem(text, name)
    choice.setCurrentIndex(list(texts).index(chosen))
    choice.blockSignals(blocked)
