"""The heat maps or curves over time with the buttons that choose them."""

from functools import cached_property
from typing import TYPE_CHECKING

from PyQt6.QtCore import QPoint
from PyQt6.QtWidgets import QMainWindow, QToolTip, QWidget

from lstm_gui.core import Entry, Kind
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cards.place import Place
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.reset_edits import move_reset
from lstm_gui.ui.plots.state_rows import Row, row_kinds, shown_names, weighted_sums
from lstm_gui.ui.style.bound_text import bind_name
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.row_toggle import RowToggle
from lstm_gui.ui.widgets.manners.at_rest import at_rest
from lstm_gui.words.notations.in_force import notation_name
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.scenes.answer_choices import AnswerChoice
    from lstm_gui.scenes.figure_table import FigureTable
    from lstm_gui.ui.cell.gradient.gradient_strip import GradientStrip
    from lstm_gui.ui.cell.layers.answers_strip import AnswersStrip
    from lstm_gui.ui.cell.quantity_menu import QuantityMenu
    from lstm_gui.ui.plots.states import StatesFigure

_MOST_BESIDE, _MOST_RESETS = 9, 20
_HIGH, _HIGH_OVER_GRADIENT = 120, 84
"""How high the maps are at least; above a gradient they give way to it."""
_SHARE, _SHARE_OF_GRADIENT = 5, 3
"""What each takes of the height that both have."""
_SUMS = message("Weighted sums Z: the numbers that σ and tanh are taken of")
_RESET = message("The states are reset before t = {t}. Drag it; at that step R removes it.")


class StatesPanel(Panel):
    """Cell state, hidden state, gates, candidate, input and weighted sums over time."""

    name = "states"
    tells = True
    title = message("States over time")
    brief = message("States")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._place = Place(self.inside)
        self.toggles: dict[tuple[str, ...], RowToggle] = {}
        self._snapshot: Snapshot | None = None
        self._offered: tuple[Kind, str] | None = None
        self._drawn_of: tuple[int, bool] | None = None
        self.curves = flat_button(
            self,
            message("curves"),
            message("Show curves over time instead of heat maps; Ctrl+click keeps a unit in sight"),
        )
        self.curves.setCheckable(True)
        self.curves.clicked.connect(self._show_curves)
        self.gradient = flat_button(
            self,
            message("gradient"),
            message("Show how far a small change at each step would move the unit or the answer"),
        )
        self.gradient.setCheckable(True)
        self.gradient.clicked.connect(self._show_gradient)
        self.corner.addWidget(self.curves)
        self.corner.addWidget(self.gradient)
        self.body.addWidget(self._place, _SHARE)
        self._place.setMinimumSize(300, _HIGH)

    @cached_property
    def figure(self) -> "StatesFigure":
        """The heat maps or curves, made when somebody looks at them."""
        from lstm_gui.ui.plots.states import StatesFigure

        figure = StatesFigure(self.inside)
        figure.set_theme(theme())
        figure.cell_picked.connect(self._pick)
        figure.quantity_picked.connect(self._inspect)
        figure.cell_hovered.connect(self._tell)
        figure.menu_asked.connect(self._open_menu)
        figure.beside_asked.connect(self._keep_or_not)
        figure.grips.dragged.connect(self._drag_reset)
        figure.grips.hovered.connect(self._tell_reset)
        figure.marks.changed.connect(self._say_marks)
        self._place.give_to(figure)
        return figure

    @cached_property
    def quantities(self) -> "QuantityMenu":
        """The menu of a number, made when it is asked for."""
        from lstm_gui.ui.cell.quantity_menu import QuantityMenu

        menu = QuantityMenu(self._document, self)
        menu.steps_asked.connect(self.figure.show_steps)
        return menu

    @cached_property
    def answers(self) -> "AnswersStrip":
        """What the network answers, made when there is one that does."""
        from lstm_gui.ui.cell.layers.answers_strip import AnswersStrip

        strip = AnswersStrip(self.figure.visible_range, self.inside)
        self.body.addWidget(strip)
        strip.figure.step_picked.connect(self._pick_step)
        self.figure.range_shown.connect(strip.show_range)
        return strip

    @cached_property
    def gradients(self) -> "GradientStrip":
        """The gradient over time, made when somebody wants to see it."""
        from lstm_gui.ui.cell.gradient.gradient_strip import GradientStrip

        strip = GradientStrip(self.figure.visible_range, self.inside)
        self.body.addWidget(strip, _SHARE_OF_GRADIENT)
        strip.figure.step_picked.connect(self._pick_step)
        strip.answer_asked.connect(self._ask_answer)
        self.figure.range_shown.connect(strip.figure.show_range)
        return strip

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._show_toggles(snapshot.kind)
        self._forget_marks()
        self.figure.draw(snapshot)
        if _answers(snapshot) or self._has_answers():
            self.answers.draw(snapshot)
        if snapshot.view.gradient or self._has_gradients():
            self.gradients.draw(snapshot, self.at_once)
            high = _HIGH_OVER_GRADIENT if snapshot.view.gradient else _HIGH
            self.figure.setMinimumHeight(high)
        self.curves.setChecked(snapshot.view.curves)
        self.gradient.setChecked(snapshot.view.gradient)
        self._say(snapshot)
        shown = shown_names(snapshot.view.rows, snapshot.kind)
        for names, toggle in self.toggles.items():
            toggle.setChecked(names[0] in shown)

    def tables(self) -> "tuple[FigureTable, ...]":
        # With all that builds tables, which most never ask for.
        from lstm_gui.scenes.cell_tables import series_table

        snapshot = self._snapshot
        if snapshot is None:
            return ()
        sequence = snapshot.state.sequence
        rows = (
            (
                row.kind.symbol.replace("_t", ""),
                row.values.T,
                sequence.names if row.kind.name == "x" else None,
            )
            for row in self.figure.rows
        )
        states = series_table(tr(self.title), sequence, rows)
        answers = self.answers.tables() if self._has_answers() else ()
        return (states, *answers, *(self.gradients.tables() if self._has_gradients() else ()))

    @property
    def unpictured(self) -> tuple[QWidget, ...]:
        return (self.gradients.choice,) if self._has_gradients() else ()

    def set_theme(self, theme: Theme) -> None:
        if "figure" in vars(self):
            self.figure.set_theme(theme)

    def _has_answers(self) -> bool:
        return "answers" in vars(self)

    @property
    def height_above(self) -> int:
        return self.gradients.sizeHint().height() if self._shows_gradient() else 0

    def _shows_gradient(self) -> bool:
        return self._has_gradients() and self.gradients.isVisibleTo(self)

    def _has_gradients(self) -> bool:
        return "gradients" in vars(self)

    def _forget_marks(self) -> None:
        """Mark none of the steps of what has taken the place of another session."""
        drawn_of = self._document.opening, self._document.visiting
        if drawn_of != self._drawn_of:
            self._drawn_of = drawn_of
            self.figure.unmark()

    def _say(self, snapshot: Snapshot) -> None:
        """Say what is shown, and the numbers at the cursor, to whoever cannot see it."""
        curves = snapshot.view.curves
        self.figure.setAccessibleName(
            tr("Curves over time") if curves else tr("Heat maps over time")
        )
        where = tr("unit {unit}, t = {t}").format(unit=snapshot.unit + 1, t=snapshot.t)
        rows = row_kinds(snapshot.kind)
        now, was = snapshot.unit_reading(), snapshot.unit_reading_before()
        numbers = (
            f"{tr(rows[name].meaning)} {_number_and_change(now[name], was and was[name])}"
            for name in shown_names(snapshot.view.rows, snapshot.kind)
            if name != "x"
        )
        resets = tr("reset before t = {steps}").format(
            steps=", ".join(map(str, snapshot.trace.resets[:_MOST_RESETS]))
        )
        beside = tr("kept in sight: units {numbers}").format(
            numbers=", ".join(str(unit + 1) for unit in snapshot.view.beside)
        )
        further = [beside] if curves and snapshot.view.beside else []
        told = (where, *numbers, *([resets] if snapshot.trace.resets else []), *further)
        said = () if self.covered else (*self._marked(), *told)
        self.figure.setAccessibleDescription("; ".join(said))

    def _say_marks(self) -> None:
        if self._snapshot is not None:
            self._say(self._snapshot)

    def _marked(self) -> tuple[str, ...]:
        """Return which steps are marked, in words, if any are."""
        if self.figure.marked is None:
            return ()
        first, last = self.figure.marked
        return (tr("marked: t = {first} to {last}").format(first=first, last=last),)

    def _show_curves(self) -> None:
        self._document.set_view(curves=self.curves.isChecked())

    def _show_gradient(self) -> None:
        self._document.set_view(gradient=self.gradient.isChecked())

    def _ask_answer(self, chosen: "AnswerChoice") -> None:
        self._document.set_view(answer=chosen.answer, answered=chosen.answered)

    def _show_toggles(self, kind: Kind) -> None:
        """Offer the heat maps of a cell of ``kind``, all its weighted sums together."""
        offered = kind, notation_name()
        if offered == self._offered:
            return
        self._offered = offered
        with at_rest(self.title_row):
            for toggle in self.toggles.values():
                toggle.hide()
                toggle.deleteLater()
            self.toggles = {}
            sums = weighted_sums(kind)
            for name, row in row_kinds(kind).items():
                if name not in sums:
                    self._add_toggle((name,), row.symbol, row.role, row.meaning)
            self._add_toggle(sums, "Z", "data", _SUMS)
            # With more there is no room for the title; the menu View has it for every cell.
            for button in (self.curves, self.gradient):
                button.setVisible(len(self.toggles) <= _MOST_BESIDE)

    def _add_toggle(self, names: tuple[str, ...], symbol: str, role: str, meaning: str) -> None:
        toggle = self.toggles[names] = RowToggle(symbol, role, self)
        bind_name(toggle, meaning)
        toggle.clicked.connect(self._choose_rows)
        self.corner.insertWidget(len(self.toggles) - 1, toggle)
        # Otherwise the panel would be seen without it for a moment.
        toggle.show()

    def _choose_rows(self) -> None:
        chosen = [names for names, toggle in self.toggles.items() if toggle.isChecked()]
        rows = tuple(name for names in chosen for name in names)
        self._document.set_view(rows=rows or self._document.view.rows[:1])

    def _pick(self, t: int, unit: int) -> None:
        self._document.select(t=t, unit=unit if unit >= 0 else None)

    def _pick_step(self, t: int) -> None:
        self._document.select(t=t)

    def _inspect(self, name: str, step: int, lane: int) -> None:
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.inspection.linked_numbers import entry_inspection
        from lstm_gui.ui.cell.inspector.links import go_to

        target = Inspection(name, step, lane)
        if name == "x":
            target = entry_inspection(Entry("x", step, lane), step)
        go_to(self._document, target)

    def _keep_or_not(self, unit: int) -> None:
        self._document.set_view(beside=self._document.view.beside_or_not(unit))

    def _open_menu(self, name: str, step: int, lane: int, place: QPoint) -> None:
        self._pick(step, -1 if name == "x" else lane)
        self._document.flush()
        if self._snapshot is not None:
            marked = self.figure.marked
            steps = marked if marked is not None and marked[0] <= step <= marked[1] else None
            self.quantities.offer(self._snapshot, name, lane, steps)
            self.quantities.popup(place)

    def _drag_reset(self, t: int, to: int, gesture: int) -> None:
        self.figure.grips.taken = move_reset(self._document, t, to, gesture)

    def _tell_reset(self, t: int) -> None:
        if t < 0:
            QToolTip.hideText()
            return
        show_tooltip(tr(_RESET).format(t=t), self.figure)

    def _tell(self, row: Row | None, lane: int, step: int) -> None:
        if row is None or self._snapshot is None:
            QToolTip.hideText()
            return
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.telling import tell_entry, tell_quantity

        name, value = row.kind.name, _number_and_change(*row.now_and_before(lane, step), digits=4)
        text = (
            tell_entry(self._snapshot, Entry("x", step, lane), value)
            if name == "x"
            else tell_quantity(self._snapshot, name, step, lane, value)
        )
        show_tooltip(text, self.figure)


def _answers(snapshot: Snapshot) -> bool:
    return snapshot.layers is not None and snapshot.layers.network.readout is not None


def _number_and_change(now: float, was: float | None, digits: int = 2) -> str:
    """Write a number, and behind it by how much it has changed if it is compared."""
    value = number(now, digits)
    return value if was is None else f"{value} ({number(now - was, digits, signed=True)})"
