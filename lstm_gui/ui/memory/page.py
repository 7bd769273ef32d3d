"""The Memory workspace: three cells on the same input, step by step."""

from functools import partial

from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.memory_look import DIFFERENCE, FLOW, SPACE, WITHOUT, MemoryLook
from lstm_gui.scenes.memory.memory_settings import FIRST
from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.scenes.memory.sentence_words import WITHOUT_ONE, are_words
from lstm_gui.scenes.memory.starts_in_words import way_name
from lstm_gui.scenes.memory.state_plane import is_small
from lstm_gui.scenes.memory.trained_sessions import first_example
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.working import Worker
from lstm_gui.ui.memory.comparer import Comparisons
from lstm_gui.ui.memory.halves import LANE, Halves
from lstm_gui.ui.memory.lane_panel import MemoryLanePanel
from lstm_gui.ui.memory.lower_pages import MemoryPages
from lstm_gui.ui.memory.measure_note import MeasureNote
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Asked, Scene
from lstm_gui.ui.memory.resting_points import FixedPoints, Question
from lstm_gui.ui.memory.sentence_panel import MemorySentencePanel
from lstm_gui.ui.memory.word_removal import Question as Taken
from lstm_gui.ui.memory.word_removal import WithoutWords
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow
from lstm_gui.ui.widgets.pages.tall_page import TallPage
from lstm_gui.words.side_by_side import FIRST_LANES
from lstm_gui.words.translation import language, message

_MARGIN, _BETWEEN = 8, 6
_PAGE = 4
_NAMES = {
    FLOW: message("Gradient flow and cost"),
    SPACE: message("State space"),
    DIFFERENCE: message("Difference"),
    WITHOUT: WITHOUT_ONE[True],
}
_TIPS = {
    FLOW: message(
        "How the gradient shrinks or grows on its way back from the end, and what the gates cost"
    ),
    SPACE: message("The way of each lane through its state space, with its fixed points"),
    DIFFERENCE: message("Keep what is compared now as A, change something, and see B minus A"),
    WITHOUT: message("What each lane answers if what is marked is not there"),
}


class MemoryWorkspace(QObject):
    """Holds the panels in one widget, the same order at every size.

    Signals
    -------
    built(object)
        Panels came that were not there before, as a list.
    compared()
        A comparison that took long is there now.
    failed(object)
        Something cannot be computed; carries the `Problem` to tell, or None if the error
        report does.
    """

    built = pyqtSignal(object)
    compared = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, document: Document, window: QMainWindow) -> None:
        super().__init__(window)
        self.widget = TallPage(window)
        self._document = document
        self._comparisons = Comparisons(self)
        self._pinned = Comparisons(self)
        self._fixed_points = FixedPoints(self)
        self._without = WithoutWords(self)
        self._workers: tuple[Worker, ...] = (
            self._comparisons, self._pinned, self._fixed_points, self._without,
        )  # fmt: skip
        for worker in self._workers:
            worker.found.connect(self._redraw)
            worker.failed.connect(self._fail)
        self._snapshot: Snapshot | None = None
        self._look: MemoryLook | None = None
        self._lit: tuple[str, ...] = ()
        self._waiting = self._left_example = self._offered = False
        self._picked, self._called = "", dict(_NAMES)
        self.sentence = MemorySentencePanel(document, window)
        self.lanes = [MemoryLanePanel(place, document, window) for place in range(len(FIRST_LANES))]
        self.pages = MemoryPages(document, window, self.widget.content)
        self.pages.built.connect(self._take_in)
        self.measure = MeasureNote(self._comparisons, self.widget.content)
        self._add_switches()
        self._arrange()

    def _add_switches(self) -> None:
        self.switch = Segments(_NAMES, message("What stands below the lanes"), self.widget.content)
        self.switch.picked.connect(self._choose_page)
        self.fold = flat_button(
            self.widget.content,
            message("fold bars"),
            message("Fold the lanes to one line each, so that what is below has more room"),
        )
        self.fold.setCheckable(True)
        self.fold.clicked.connect(self._choose_room)

    @property
    def panels(self) -> list[MemoryPanel]:
        """All panels there are."""
        return [self.sentence, *self.lanes, *self.pages.panels]

    @property
    def comparison(self) -> Comparison | None:
        """The comparison that is shown, if one is."""
        return self._comparisons.latest

    def adopt(self, other: "MemoryWorkspace") -> None:
        """Take over what ``other`` has found out, where the same is asked for."""
        for mine, known in zip(self._workers, other._workers, strict=True):
            mine.latest = known.latest

    @property
    def computing(self) -> bool:
        """Whether something of what is shown is still being computed."""
        return any(worker.running for worker in self._workers)

    def enter(self) -> None:
        """Open on what memory is for, if nothing was asked for yet; undo takes it back."""
        refused = self._document.refuses_example and not self._left_example
        if refused or not _asks_for_nothing(self._document):
            return
        try:
            example = first_example(language())
        except Problem as problem:
            self.failed.emit(problem)
            return
        if example is not None:
            title = partial(way_name, example[1].trained)
            self._document.show_example(*example, title)

    def leave(self) -> None:
        """Put the user's own cell back, if nothing was made of the example."""
        self._left_example = self._document.shows_example
        self._document.end_example()

    def draw(self, snapshot: Snapshot) -> None:
        """Show the comparison ``snapshot`` asks for, or the latest while it is computed."""
        self._snapshot = snapshot
        self._take_on(snapshot.view.memory_look)
        asked = snapshot.memory, snapshot.state.sequence
        self._call(WITHOUT, WITHOUT_ONE[are_words(snapshot.state.sequence)])
        self.measure.show_parts(snapshot.memory.shows_parts)
        comparison = self._comparisons.ask(*asked, snapshot.t)
        self._wait(comparison is None)
        if comparison is None:
            self.sentence.draw_asked(Asked(snapshot))
        else:
            scene = self._with_more(Scene(snapshot, comparison))
            for panel in (self.sentence, *self.lanes):
                panel.draw_scene(scene)
            self.pages.draw_scene(scene)
            self._light(snapshot.spotlight.cards)

    def _call(self, page: str, name: str) -> None:
        if self._called.get(page) != name:
            self._called[page] = name
            bind(self.switch.buttons[page].setText, name)

    def _wait(self, waiting: bool) -> None:
        """Say that there is nothing to see yet; what asks for something else can be used."""
        if waiting != self._waiting:
            self._waiting = waiting
            for panel in (*self.lanes, *self.pages.panels):
                panel.setEnabled(not waiting)
        self.measure.say(self._waiting)

    def _light(self, cards: tuple[str, ...]) -> None:
        for panel in self.panels:
            panel.show_lit(panel.card in cards)
        if cards != self._lit:
            lit = [panel for card in cards for panel in self.panels if panel.card == card]
            if lit:
                self._halves.ask(below=lit[0] in self.pages.panels)
            # The first of them last: where not all have room, reading begins there.
            for panel in reversed(lit):
                self.widget.bring(panel)
        self._lit = cards

    def offer_panels(self, offered: bool) -> None:
        """Say whether the View menu offers the panels; never those of a page behind."""
        self._offered = offered
        below = self.pages.shown_panels if self._halves.with_page else ()
        at_hand = (self.sentence, *self.lanes, *below)
        for panel in self.panels:
            panel.toggleViewAction().setVisible(offered and panel in at_hand)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in every panel."""
        for panel in self.panels:
            panel.set_theme(theme)

    def retranslate(self) -> None:
        """Say again what is not bound to the language."""
        for panel in self.panels:
            panel.retranslate()
        self.measure.say(self._waiting)

    def close(self) -> None:
        """Give up what is still being computed."""
        for worker in self._workers:
            worker.give_up()

    def _with_more(self, scene: Scene) -> Scene:
        """Return ``scene`` with what only the page that shows asks for."""
        look = scene.look
        if look.page == DIFFERENCE and look.pin is not None:
            return replace(scene, pinned=self._ask_pinned(look.pin, scene))
        lanes = scene.comparison.lanes
        if look.page == SPACE and any(map(is_small, lanes.values())):
            question = Question(lanes, scene.t, zero=look.space_input == "zero")
            return replace(scene, resting=self._fixed_points.answer(question))
        if look.page == WITHOUT and scene.marks_read:
            taken = Taken(lanes, scene.marks_read, scene.t)
            return replace(scene, without=self._without.answer(taken))
        return scene

    def _ask_pinned(self, pin: Pin, scene: Scene) -> Comparison | None:
        """Return what was pinned, at the steps that are shown; None while it is computed."""
        found = self._pinned.ask(pin.settings, pin.sequence, scene.t, scene.steps)
        of_pin = found is not None and found.answers(pin.settings, pin.sequence)
        return found if of_pin else None

    def _arrange(self) -> None:
        self.switch.explain(_TIPS)
        measures = [lane.measure for lane in self.lanes]
        for measure in measures:
            measure.set_alike(measures)
        self._column = QVBoxLayout(self.widget.content)
        fit(self._column.setContentsMargins, 0, 0, 0, 4)
        fit(self._column.setSpacing, _BETWEEN)
        self._column.addWidget(self.sentence)
        for lane in self.lanes:
            self._column.addWidget(lane, LANE)
        # What is pressed is in sight before what is read.
        foot = YieldingRow(_MARGIN, self.widget.content, last_at_top=True)
        foot.add(self.measure, 1)
        foot.add(self._choices(), 0)
        self._column.addWidget(foot)
        self._column.addWidget(self.pages, _PAGE)
        self._halves = Halves(self.widget, self._column, self.lanes, self.pages)
        self._halves.changed.connect(self._show_half)

    def _choices(self) -> QWidget:
        choices = QWidget(self.widget.content)
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, _MARGIN)
        row.addStretch(1)
        row.addWidget(self.fold)
        row.addWidget(self.switch)
        return choices

    def _take_on(self, look: MemoryLook) -> None:
        if look == self._look:
            return
        before, self._look = self._look or MemoryLook(), look
        self.pages.show_page(look.page)
        self._halves.fold(look.roomy)
        if (look.page, look.roomy) != (before.page, before.roomy):
            self._halves.ask(below=look.roomy or look.page != FLOW or self._picked == FLOW)
            self._picked = ""
        self._show_half()
        self.offer_panels(True)

    def _show_half(self) -> None:
        """Mark what shows: of the pages none while there is only room for the bars."""
        if self._look is not None:
            self.switch.show_choice(self._look.page if self._halves.with_page else "")
        self.fold.setChecked(self._halves.folded)
        self.offer_panels(self._offered)

    def _take_in(self, panels: list[MemoryPanel]) -> None:
        self.built.emit(panels)

    def _choose_page(self, page: str) -> None:
        self._picked = page
        self._document.set_view(memory_look=replace(self._document.view.memory_look, page=page))
        self._halves.ask(below=True)
        # In a small window it may stand below what shows.
        self.widget.bring(self.pages)

    def _choose_room(self) -> None:
        folded = self.fold.isChecked()
        self._halves.ask(below=folded)
        look = replace(self._document.view.memory_look, roomy=folded)
        self._document.set_view(memory_look=look)
        self._show_half()

    def _fail(self, problem: Problem | None) -> None:
        self.measure.say(self._waiting)
        self.failed.emit(problem)

    def _redraw(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot)
            self.compared.emit()


def _asks_for_nothing(document: Document) -> bool:
    """Whether an example of the program is open, and nothing was set in this workspace."""
    plain = len(document.network.layers) == 1 and document.network.embedding is None
    own = document.visiting or not document.preset
    return plain and not own and document.memory == FIRST
