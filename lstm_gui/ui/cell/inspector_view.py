"""What the Inspector says of a number: how it comes about, what it is made of, what it moves."""

from msgspec import Struct
from PyQt6.QtCore import QRectF, Qt, QTimer
from PyQt6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from lstm_gui.core import Entry, select
from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.inspection.influence_line import influence_line
from lstm_gui.scenes.inspection.inspectable import block_of
from lstm_gui.scenes.inspection.lookups import lookup_line
from lstm_gui.scenes.inspection.pieces import Explanation, Number
from lstm_gui.scenes.inspection.shares_of_memory import memory_of
from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.snapshot import Inspection, Snapshot, Spotlight
from lstm_gui.scenes.telling import tell_number
from lstm_gui.ui.cell.inspector.bars_view import BarsView
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.inspector.leaving_out import Asked as AskedWithout
from lstm_gui.ui.cell.inspector.leaving_out import Withouts, outcome_line
from lstm_gui.ui.cell.inspector.links import go_to
from lstm_gui.ui.cell.inspector.memory_view import MemoryView
from lstm_gui.ui.cell.inspector.pin_board import PinBoard
from lstm_gui.ui.cell.inspector.scrolled_views import scrolled_views
from lstm_gui.ui.cell.inspector.sweep_curve import Asked, can_sweep
from lstm_gui.ui.cell.inspector.sweep_view import SweepView
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.labels.flowing_label import FlowingLabel
from lstm_gui.words.translation import language, message


class InspectorView(QWidget):
    """Formulas with their numbers, parts, curve and pins of one number."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._seen: _Seen | None = None
        self._explained: Explanation | None = None
        self._lit_before: Spotlight | None = None
        self._unfolded = False
        self.leaves_out = False
        """Whether one of the parts is left out."""
        self._scroll, self._column = scrolled_views(self)
        self._board = QVBoxLayout(self)
        self._board.setContentsMargins(0, 0, 0, 0)
        fit(self._board.setSpacing, 6)
        self._board.addWidget(self._scroll, 1)
        self._add_views(self._column)
        self.equations.fold_toggled.connect(self._toggle_fold)
        self.bars.pointed.connect(self._light)
        self.memory.step_picked.connect(self._go_to_step)
        self.bars.left_out.connect(self._draw_without)
        self.memory.left_out.connect(self._draw_without)
        self.sweep.edited.connect(self._edit)

    def _add_views(self, column: QVBoxLayout) -> None:
        self.equations = self._add_equations(column, message("Formula with its numbers"))
        self.bars, self.memory = BarsView(self), MemoryView(self)
        bind(self.bars.setAccessibleName, "Parts of the weighted sum")
        self.sweep = SweepView(self)
        bind(self.sweep.setAccessibleName, "What the unit would say for every value")
        bind(self.sweep.setToolTip, "Drag: change the number; arrow keys too")
        for view in (self.bars, self.memory):
            column.addWidget(view)
        self._add_without(column)
        column.addWidget(self.sweep)
        self.influence = self._add_equations(column, message("Most influential parameter"))
        self.sentence = FlowingLabel(self)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.sentence)
        self.lookups = self._add_equations(column, message("Words in the glossary"))
        column.addStretch(1)
        self.pins = self._equations(message("Pinned numbers"))
        self.pin_board = PinBoard(self._document, self.pins, self)
        self._board.addWidget(self.pin_board)

    @property
    def explained(self) -> Explanation:
        """What is shown now, once something was drawn."""
        assert self._explained is not None
        return self._explained

    @property
    def has_explained(self) -> bool:
        """Whether anything was drawn, which nothing is as long as it is out of sight."""
        return self._explained is not None

    @property
    def pinned(self) -> bool:
        """Whether what is shown is kept in sight below."""
        return self.explained.inspection in self.pin_board.pins

    @property
    def height_needed(self) -> int:
        """How high it has to be for nothing to be scrolled, as wide as it is."""
        column = self._column
        column.activate()
        wide = self._scroll.maximumViewportSize().width()
        high = column.heightForWidth(wide) if column.hasHeightForWidth() else -1
        high = max(high, column.minimumSize().height())
        pins = self.pin_board
        below = 0 if pins.isHidden() else pins.sizeHint().height() + self._board.spacing()
        return high + below

    def draw(self, snapshot: Snapshot) -> bool:
        """Draw ``snapshot`` and return whether anything in it is new."""
        seen = _Seen(snapshot, self._unfolded, self.pin_board.pins.pinned, language())
        anew = not seen.is_same_as(self._seen)
        if anew:
            self._seen = seen
            self._draw_anew(snapshot)
        return anew

    def tables(self) -> tuple[FigureTable, ...]:
        """Return the numbers of the pictures that are shown."""
        shown = (view for view in (self.bars, self.memory, self.sweep) if view.isVisibleTo(self))
        return tuple(table for view in shown if (table := view.table()) is not None)

    def toggle_pin(self) -> None:
        """Keep what is shown in sight below, or no longer."""
        value = self.explained.value
        now = None if value is None else value.value
        self.pin_board.toggle(self.explained.inspection, now)

    def _draw_anew(self, snapshot: Snapshot) -> None:
        told = explain(snapshot, snapshot.inspection, self._unfolded)
        same = self._explained is not None and _same_subject(self._explained, told)
        if not same and self._unfolded:
            self._unfolded = False
            told = explain(snapshot, snapshot.inspection)
        self._explained = told
        reach = snapshot.view.reach
        self.equations.show_lines(told.lines, reach, same)
        self.bars.setVisible(bool(told.bars))
        self.bars.show_bars(told.bars)
        self.memory.setVisible(told.memory)
        memory = memory_of(snapshot.kind) if told.memory else None
        if memory and told.inspection.t is not None and told.inspection.unit is not None:
            self.memory.show_memory(snapshot.trace, memory, told.inspection.t, told.inspection.unit)
        # What follows from all of the step would tell what is still to be guessed of it.
        told_whole = not snapshot.keeps_back
        self.leave_out(told_whole and same and self.leaves_out)
        self._draw_sweep(snapshot, told.inspection.entry if told_whole else None)
        for view in (self.influence, self.sentence):
            view.setVisible(told_whole)
        self.influence.show_lines((influence_line(snapshot),) if told_whole else (), reach)
        self.pin_board.draw(snapshot, self.height())
        self.sentence.setText(sentence(snapshot) if told_whole else "")
        found = lookup_line(told)
        self.lookups.setVisible(found is not None)
        self.lookups.show_lines((found,) if found else (), reach)

    def _draw_sweep(self, snapshot: Snapshot, entry: Entry | None) -> None:
        h = float(snapshot.trace.h[snapshot.t, snapshot.unit])
        asked = Asked(snapshot.state, entry, snapshot.view.reach, h) if entry is not None else None
        shown = asked is not None and can_sweep(asked)
        self.sweep.setVisible(shown)
        if shown and asked is not None:
            self.sweep.show_sweep(asked)
        else:
            self.sweep.forget()

    def _add_equations(self, column: QVBoxLayout, name: str) -> EquationView:
        view = self._equations(name)
        column.addWidget(view)
        return view

    def _equations(self, name: str) -> EquationView:
        view = EquationView(self)
        bind(view.setAccessibleName, name)
        view.tell = self._tell
        view.followed.connect(self._follow)
        view.pointed.connect(self._point)
        view.edited.connect(self._edit)
        view.reached.connect(self._reveal)
        return view

    def _tell(self, number: Number) -> str:
        assert self._seen is not None
        return tell_number(self._seen.snapshot, number)

    def _follow(self, number: Number) -> None:
        if number.target is not None:
            self._light(Spotlight())
            go_to(self._document, number.target)

    def _point(self, number: Number | None) -> None:
        self._light(Spotlight() if number is None else number.spotlight)

    def _light(self, spotlight: Spotlight) -> None:
        """Point at something, or with an empty ``spotlight`` at what was pointed at before."""
        if self._lit_before is None:
            self._lit_before = self._document.spotlight
        if spotlight != Spotlight():
            self._document.set_spotlight(spotlight)
            return
        self._document.set_spotlight(self._lit_before)
        self._lit_before = None

    def _reveal(self, place: QRectF) -> None:
        view = self.sender()
        if view is self.pins:
            self.pin_board.reveal(place)
        elif isinstance(view, EquationView):
            middle = view.y() + scaled(place.center().y())
            self._scroll.ensureVisible(0, middle, 0, 16)

    def _edit(self, entry: Entry, value: float, gesture: int) -> None:
        self._document.set_values(message("Change a number"), {entry: value}, gesture)

    def _go_to_step(self, t: int) -> None:
        unit = self.explained.inspection.unit or 0
        memory = memory_of(self._document.state.parameters.kind)
        if memory is None:  # another kind of cell that is not drawn yet
            return
        start = Inspection(memory.initial, t, unit, Entry(memory.initial, unit))
        go_to(self._document, Inspection(memory.written, t, unit) if t >= 0 else start)

    def _add_without(self, column: QVBoxLayout) -> None:
        self.outcome = self._add_equations(column, message("What would be without this part"))
        self._withouts = Withouts(self)
        self._withouts.found.connect(self._draw_without)

    @property
    def has_parts(self) -> bool:
        """Whether what is shown has parts that can be left out."""
        told_whole = self._seen is not None and not self._seen.snapshot.keeps_back
        return told_whole and (self.explained.memory or bool(self.explained.bars))

    def leave_out(self, leaves_out: bool) -> None:
        """Compute the pass once more without the part that is chosen, or show the bars alone."""
        begins = leaves_out and not self.leaves_out
        self.leaves_out = leaves_out
        self.bars.leave_out(leaves_out and self.bars.isVisibleTo(self))
        self.memory.leave_out(leaves_out and self.memory.isVisibleTo(self))
        self._draw_without()
        if begins:
            # Where it stands is known once Qt has laid it out, in its next turn.
            QTimer.singleShot(0, self._reveal_outcome)

    def _reveal_outcome(self) -> None:
        self._scroll.ensureWidgetVisible(self.outcome, 0, 0)

    def _draw_without(self) -> None:
        asked = self._asked_without()
        self.outcome.setVisible(asked is not None)
        if asked is not None:
            line = outcome_line(asked, self._withouts.answer(asked))
            self.outcome.show_lines((line,), 1.0)

    def _asked_without(self) -> AskedWithout | None:
        """Return what is to be left out, if anything is."""
        seen, asked = self._seen, self.explained.inspection
        bar, share = self.bars.bar_left_out, self.memory.share_left_out
        if seen is None or asked.t is None or asked.unit is None or bar is share is None:
            return None
        state = select(seen.snapshot.state, asked.t, asked.unit)
        block = "" if bar is None else block_of(seen.snapshot.kind, asked.quantity)
        return AskedWithout(state, seen.snapshot.trace, share, bar, block)

    def _toggle_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._document.flush()


class _Seen(Struct, frozen=True):
    """What the panel depends on; what is pointed at changes nothing in it."""

    snapshot: Snapshot
    unfolded: bool
    pinned: tuple[Inspection, ...]
    language: str

    def is_same_as(self, other: "_Seen | None") -> bool:
        if other is None or not self.snapshot.has_numbers_of(other.snapshot):
            return False
        return self._rest() == other._rest()

    def _rest(self) -> tuple[object, ...]:
        seen = self.snapshot
        asked = (seen.inspection, seen.influence, seen.view.reach, seen.withheld)
        return (*asked, self.unfolded, self.pinned, self.language)


def _same_subject(one: Explanation, other: Explanation) -> bool:
    return _subject(one.inspection) == _subject(other.inspection)


def _subject(inspection: Inspection) -> tuple[object, ...]:
    entry = inspection.entry
    return (inspection.quantity, inspection.unit, entry.column if entry is not None else None)
