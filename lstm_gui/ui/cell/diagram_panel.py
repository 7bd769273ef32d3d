"""The gate diagram with its formula line and the strip of values."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PyQt6.QtCore import QPoint
from PyQt6.QtWidgets import QMainWindow, QSizePolicy, QStackedWidget, QToolTip, QWidget

from lstm_gui.scenes.layers import is_stacked
from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import guess_range
from lstm_gui.scenes.slow_motion.step_sentences import heading, verdict
from lstm_gui.scenes.slow_motion.step_sentences import sentence as slow_motion_sentence
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.cell_views import CellViews
from lstm_gui.ui.cell.comparison_menu import ComparisonMenu
from lstm_gui.ui.cell.held_menu import HeldMenu
from lstm_gui.ui.cell.layers.layer_strip import LayerStrip
from lstm_gui.ui.cell.layers.layers_menu import LayersMenu
from lstm_gui.ui.cell.value_strip import ValueStrip
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.edit_commands import show_unrolled
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import NORMAL, factor, fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button, menu_button
from lstm_gui.words.cells import words_of
from lstm_gui.words.symbols import symbol
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable
    from lstm_gui.ui.cell.quantity_menu import QuantityMenu
    from lstm_gui.ui.cell.step_card import Question, StepCard


class DiagramPanel(Panel):
    """The working node of one unit, or of the mean of all."""

    name = "diagram"
    title = message("Gate diagram")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self.layers = LayerStrip(self.inside)
        self.views = CellViews(self.inside)
        self.figure = self.views.diagram
        self.below = QStackedWidget(self.inside)
        self.strip = ValueStrip(self.below)
        self._snapshot: Snapshot | None = None
        self._told: tuple[str, QPoint | None] = ("", None)
        self._left_out = frozenset[str]()
        self._add_switches(document)
        self._further = (self.mean, *self._add_zooms())
        bind(self.strip.setAccessibleName, "The two update equations with their numbers")
        self.body.addWidget(self.layers)
        self.body.addWidget(self.views, 1)
        self.below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.below.addWidget(self.strip)
        self.body.addWidget(self.below)
        fit(self._make_room)
        self._connect()

    def _connect(self) -> None:
        self.layers.layer_picked.connect(self._document.look_at)
        self.figure.revealed.connect(self._show_step)
        self.figure.block_picked.connect(self._pick_block)
        self.strip.block_picked.connect(self._pick_block)
        self.figure.quantity_picked.connect(self._inspect)
        self.strip.quantity_picked.connect(self._inspect)
        self.figure.quantity_hovered.connect(self._tell)
        self.strip.tell = self._sentence
        self.figure.menu_asked.connect(self._open_menu)
        self.views.step_picked.connect(self._pick_step)
        self.views.unrolled_asked.connect(self._show_unrolled)

    @cached_property
    def card(self) -> "StepCard":
        """What a step of slow motion does, made when there is one."""
        from lstm_gui.ui.cell.step_card import StepCard

        card = StepCard(self.below)
        card.guessed.connect(self._guess)
        self.below.addWidget(card)
        return card

    @cached_property
    def quantities(self) -> "QuantityMenu":
        """The menu of what is pointed at, made when it is asked for."""
        from lstm_gui.ui.cell.quantity_menu import QuantityMenu

        return QuantityMenu(self._document, self)

    def _add_switches(self, document: Document) -> None:
        self.mean = flat_button(
            self, message("mean"), message("Show the mean of all units instead of one")
        )
        self.mean.setCheckable(True)
        self.mean.clicked.connect(self._toggle_mean)
        self.held = menu_button(
            self,
            message("clamped ▾"),
            message("What is clamped to a number, and releasing it"),
            HeldMenu(document, self),
        )
        self.compare = menu_button(
            self,
            message("compare ▾"),
            message("Keep what is shown and compare what follows with it"),
            ComparisonMenu(document, self),
        )
        self.compare.setCheckable(True)
        self.compare.clicked.connect(self._mark_compared)
        self.layers_menu = LayersMenu(document, self)
        self.stack = menu_button(
            self,
            message("layers ▾"),
            message("Layers of the network: add, remove, turn and move them"),
            self.layers_menu,
        )
        kinds_of_view = (self.views.fold, self.views.unrolled)
        for switch in (self.held, self.compare, self.stack, *kinds_of_view, self.mean):
            self.corner.addWidget(switch)

    def _add_zooms(self) -> tuple[QWidget, ...]:
        zooms = (
            flat_button(self, "−", message("Smaller"), self.views.reduce),
            flat_button(self, "+", message("Larger"), self.views.enlarge),
            flat_button(self, message("fit"), message("Show the whole cell"), self.views.fit),
        )
        for button in zooms:
            self.corner.addWidget(button)
        return zooms

    def draw(self, snapshot: Snapshot) -> None:
        mean = snapshot.mean
        title = (
            message("{cell} cell · mean of all units · t = {t}")
            if mean
            else message("{cell} cell · unit {unit} · t = {t}")
        )
        cell = words_of(snapshot.kind.name).name
        self.heading.setText(tr(title).format(cell=cell, unit=snapshot.unit + 1, t=snapshot.t))
        self.mean.setChecked(mean)
        self.mean.setEnabled(snapshot.moment is None)
        self._snapshot = snapshot
        self.held.setVisible(bool(snapshot.state.clamps))
        self._mark_compared()
        self._make_room()
        self.layers.draw(snapshot)
        self.views.draw(snapshot)
        self._show_step()
        if QToolTip.isVisible():
            self._show_told()
        self.strip.show_reading(snapshot.reading(), mean, snapshot.kind)

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide the ``switches`` that nobody needs at first, or show them."""
        self._left_out = names
        for switch in self._further:
            switch.setHidden("switches" in names)
        self._make_room()

    @property
    def height_above(self) -> int:
        shown = self.layers.isVisibleTo(self)
        return self.layers.sizeHint().height() + self.body.spacing() if shown else 0

    @property
    def left_out(self) -> int:
        return 0 if self.views.unrolled.isChecked() else self.figure.left_out

    def _mark_compared(self) -> None:
        self.compare.setChecked(self._snapshot is not None and self._snapshot.before is not None)

    def tables(self) -> "tuple[FigureTable, ...]":
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import step_table

        return () if self._came is None else (step_table(self._came),)

    def equations(self) -> tuple[tuple[str, ...], ...]:
        from lstm_gui.scenes.step_equations import cell_and_step

        return () if self._came is None else cell_and_step(self._came)

    def set_theme(self, theme: Theme) -> None:
        self.views.set_theme(theme)

    def retranslate(self) -> None:
        super().retranslate()
        self.views.diagram.refresh()

    def _make_room(self) -> None:
        """Leave out with large type what can be done without; a small window has no room."""
        layers = self._snapshot.layers if self._snapshot is not None else None
        stacked = layers is not None and is_stacked(layers.network)
        at_desk = factor() == NORMAL and "switches" not in self._left_out
        self.stack.setVisible(stacked or at_desk)
        self.compare.setVisible(self.compare.isChecked() or at_desk)

    def _show_step(self) -> None:
        moment, snapshot = self.figure.moment(), self._snapshot
        self.below.setCurrentWidget(self.strip if moment is None else self.card)
        if snapshot is None:
            return
        told = self._sentence(self._told[0]) if self._told[0] else ""
        if moment is None:
            self.figure.setAccessibleDescription(told or sentence(snapshot))
            return
        words = slow_motion_sentence(snapshot, moment)
        self.figure.setAccessibleDescription(told or f"{heading(moment)}: {words}")
        self.card.show_step(words, _question(snapshot, moment), verdict(snapshot, moment))

    def _tell(self, quantity: str, place: QPoint | None) -> None:
        self._told = quantity, place
        self._show_told()
        if not quantity:
            QToolTip.hideText()
        self._show_step()

    def _show_told(self) -> None:
        quantity, place = self._told
        if quantity and self._snapshot is not None:
            show_tooltip(self._sentence(quantity), self.figure, place)

    def _sentence(self, quantity: str) -> str:
        """Return what is told of a number of the step that is drawn."""
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.telling import tell_part

        assert self._snapshot is not None
        return tell_part(replace(self._snapshot, moment=self.figure.moment()), quantity)

    def _guess(self, value: float) -> None:
        moment, drawn = self._document.moment, self._snapshot
        # A guess is of the step that is drawn.
        if moment is not None and drawn is not None and drawn.moment == moment:
            self._document.set_moment(replace(moment, guess=value))

    def _pick_block(self, block: str) -> None:
        self._document.select(block=block)

    def _show_unrolled(self, unrolled: bool) -> None:
        show_unrolled(self._document, unrolled)

    def _pick_step(self, t: int) -> None:
        self._document.select(t=t)

    def _inspect(self, quantity: str) -> None:
        self._document.inspect(Inspection(quantity))

    def _open_menu(self, quantity: str, place: QPoint) -> None:
        if self._snapshot is not None:
            unit = None if quantity == "x" else self._snapshot.unit
            self.quantities.offer(self._snapshot, quantity, unit)
            self.quantities.popup(place)

    def _toggle_mean(self) -> None:
        self._document.set_view(mean=self.mean.isChecked())


def _question(snapshot: Snapshot, moment: Moment) -> "Question | None":
    if not moment.concealed:
        return None
    step = moment.sub_step
    from lstm_gui.ui.cell.step_card import Question

    return Question(symbol(snapshot.kind, step.quantity), step.role, *guess_range(snapshot, moment))
