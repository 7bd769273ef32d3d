"""The Course: the lesson that is open, its page, and how far its challenge is."""

from typing import TYPE_CHECKING

from msgspec.structs import asdict
from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.core.facts.challenges import Progress
from lstm_gui.files.lessons.answers import Answered
from lstm_gui.files.lessons.lesson_files import worked_examples
from lstm_gui.files.lessons.lesson_format import Challenge, Choice, Lesson, OfMemory, Page, Pick
from lstm_gui.files.lessons.lesson_states import in_cell_of_solution
from lstm_gui.files.lessons.reading_order import Place, page_after, page_before
from lstm_gui.scenes.learning.lesson_changes import changed_entries
from lstm_gui.scenes.learning.lesson_starts import Start, start_of, with_solution
from lstm_gui.scenes.learning.lesson_views import view_of
from lstm_gui.scenes.learning.page_moments import asking, moment_of
from lstm_gui.scenes.learning.page_try import PageTry
from lstm_gui.scenes.learning.spoken_lessons import has_sentences
from lstm_gui.scenes.learning.verdict import Attempt, Verdict, evaluate
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.page_lights import PageLights
from lstm_gui.ui.learn.page_tongues import PageTongues
from lstm_gui.words.translation import message

if TYPE_CHECKING:
    from lstm_gui.scenes.memory.lanes import Comparison


class Course(QObject):
    """Shows the pages of one lesson in the `Document`, as a visit.

    Signals
    -------
    changed()
        Another lesson, another page, an answer or a hint.
    """

    changed = pyqtSignal()

    def __init__(self, document: Document, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._tongues = PageTongues(document)
        self.lights = PageLights(document, self)
        self._stepping = False
        self._forget()
        document.visit_ended.connect(self._visit_ended)
        document.changed.connect(self._follow)

    @property
    def lesson(self) -> Lesson | None:
        """The open lesson, if one is."""
        return self._lesson

    @property
    def index(self) -> int:
        """The open page, counted from 0."""
        return self._index

    @property
    def page(self) -> Page | None:
        """The open page, if a lesson is open."""
        return self._lesson.pages[self._index] if self._lesson else None

    @property
    def at_end(self) -> bool:
        """Whether the open page is the last of its lesson."""
        return self._lesson is not None and self._index + 1 == len(self._lesson.pages)

    @property
    def after(self) -> Place | None:
        """Where `next` leads: on in the lesson, or to the next chapter; None at the very end."""
        return None if self._lesson is None else page_after(self._lesson, self._index)

    @property
    def before(self) -> Place | None:
        """Where `back` leads: back in the lesson, or to the end of the chapter before."""
        return None if self._lesson is None else page_before(self._lesson, self._index)

    @property
    def challenge(self) -> Challenge | None:
        """The challenge of the open page, if it has one."""
        return self.page.challenge if self.page else None

    @property
    def tried(self) -> PageTry:
        """What the learner has done on this page; nothing but the course changes it."""
        return self._try

    def start(self, lesson: Lesson, page: int = 0) -> None:
        """Open ``lesson``; what was shown before comes back when it is left."""
        self._lesson = lesson
        self._index = min(max(page, 0), len(lesson.pages) - 1)
        self._seen, self._told = None, False
        start = start_of(lesson, self._index)
        self._begun, self._layer = start, start.layer
        self._document.visit(start.network, start.memory, lesson.id)
        self._document.set_view(**asdict(view_of(lesson, self._index)))
        self._enter()

    def leave(self) -> None:
        """Close the lesson and show the user's own work again."""
        self._document.end_visit()

    def next(self) -> None:
        """Turn to the page `after` this one."""
        there = self.after
        if there is not None and there.lesson is self._lesson:
            self._turn(there.index, sets=there.lesson.pages[there.index].set is not None)
        elif there is not None:
            self.start(there.lesson)

    def back(self) -> None:
        """Turn to the page `before` this one."""
        there = self.before
        if there is not None and there.lesson is self._lesson:
            self.go(there.index)
        elif there is not None:
            self.start(there.lesson, there.index)

    def go(self, index: int) -> None:
        """Turn to page ``index`` in the state in which it starts."""
        if self._lesson is not None and 0 <= index < len(self._lesson.pages):
            self._turn(index, sets=True)

    def begin_anew(self) -> None:
        """Set this page as it starts, for another try."""
        self.go(self._index)

    def retranslate(self) -> None:
        """Show the sentences of the language in force, where the lesson has any."""
        if self._lesson is None or self._begun is None or not has_sentences(self._lesson):
            return
        now = start_of(self._lesson, self._index)
        self._tongues.switch(self._begun, now)
        self._begun, self._seen = now, None
        self._judge()
        self.changed.emit()

    def show_hint(self) -> None:
        """Show the hint of this page."""
        self._try.hinted = True
        self.changed.emit()

    def solve(self) -> None:
        """Do what the stored solution does; the numbers it sets can be undone."""
        challenge = self.challenge
        if challenge is None or self._begun is None or self._lesson is None:
            return
        self._try.tell(challenge.conditions)
        self._told = self._told or self._try.told
        if self._try.told:
            self._settings.add_told_page(self._lesson.id, self._index)
        now = Start(self._document.network, self._document.memory)
        start = with_solution(now, challenge, self._begun)
        baseline = self._document.network_baseline
        baseline = in_cell_of_solution(baseline, challenge, self._begun.network)
        self._document.edit_network(
            message("Show the solution"), start.network, baseline=baseline, memory=start.memory
        )
        self._judge()
        self.changed.emit()

    def answer(self, number: int, option: int) -> None:
        """Answer the question that is condition ``number`` with ``option``; the first counts."""
        part = self.challenge.conditions[number] if self.challenge else None
        if not isinstance(part, Choice) or self._lesson is None:
            return
        self._keep(self._try.answer(part, option, (self._lesson.id, self._index + 1, number + 1)))
        self._judge()
        self.changed.emit()

    def explain(self, number: int, because: str) -> None:
        """Keep why the learner thought so of the question that is condition ``number``."""
        self._keep(self._try.explain(number, because))

    def _keep(self, answer: Answered | None) -> None:
        if answer is not None:
            self._settings.add_answer(answer)

    def pick(self, quantity: str) -> None:
        """Answer the next condition that asks for a click in the diagram."""
        number = self.asked_pick()
        challenge = self.challenge
        if number is None or challenge is None:
            return
        asked = challenge.conditions[number]
        there = self.lights.shown_layer == self._layer
        right = there and isinstance(asked, Pick) and quantity in asked.quantities
        self._try.mistaken = not right
        if right:
            self._try.found[number] = Progress(True)
        self._judge()
        self.changed.emit()

    def asked_pick(self) -> int | None:
        """Return the condition that waits for a click in the diagram, if one does."""
        return self._try.asked_pick(self.challenge.conditions if self.challenge else [])

    @property
    def verdict(self) -> Verdict | None:
        """How far the challenge is met; None before anybody has looked, or without one."""
        return self._verdict

    def look(self, snapshot: Snapshot, comparison: "Comparison | None" = None) -> None:
        """Take note of what is on the screen, and of what it meets.

        While numbers are still computed with, what they meet is not known.
        """
        if snapshot.awaited is None:
            self._seen = snapshot, comparison
            self._judge()

    def _judge(self) -> None:
        """Evaluate what was seen last, and remember what need be so only once."""
        challenge, self._verdict = self.challenge, None
        if challenge is None or self._seen is None or self._begun is None:
            return
        task, made = self._begun.network, self._begun.memory
        attempt = Attempt(task, self._layer, made, self._try.answers, self._try.found)
        verdict = self._verdict = evaluate(challenge, attempt, *self._seen)
        for number, part in enumerate(challenge.conditions):
            if isinstance(part, OfMemory) and part.once and verdict.conditions[number].met:
                self._try.found[number] = verdict.conditions[number]
        if verdict.solved and not self._try.solved and not self._try.helped:
            self.note_solved()
        self._try.solved = verdict.solved

    def note_solved(self) -> None:
        """Remember that the learner met this challenge, and if it was the last one to meet."""
        lesson = self._lesson
        if lesson is None:
            return
        self._settings.add_solved_page(lesson.id, self._index)
        asked = {number for number, page in enumerate(lesson.pages) if page.challenge is not None}
        if asked <= self._settings.solved_pages(lesson.id):
            self._settings.add_solved_lesson(lesson.id)

    def _turn(self, index: int, sets: bool) -> None:
        assert self._lesson is not None
        self._index = index
        self._document.halt()
        if sets:
            self._seen = None
            before, start = self._document.state, start_of(self._lesson, index)
            self._begun, self._layer = start, start.layer
            if self._told:  # Undo would bring the solution back, to pass for the learner's own.
                self._document.visit(start.network, start.memory, self._lesson.id)
            else:
                label = message("Turn the page")
                self._document.edit_network(label, start.network, memory=start.memory)
            self._told = False
            self.lights.flash(changed_entries(before, start.state))
            self._document.set_view(**asdict(view_of(self._lesson, index)))
        self._enter()

    def _enter(self) -> None:
        assert self._lesson is not None
        self._start_page()
        self._settings.lesson_place = (self._lesson.id, self._index)
        if self._lesson in worked_examples():
            kind = self._document.state.parameters.kind
            self._document.set_moment(asking(kind) if self.challenge else None)
        self._step_along()
        self.lights.turn(self._lesson.pages[self._index], self._layer)
        self.changed.emit()

    def _start_page(self) -> None:
        self._try = PageTry()
        self._tongues.turn()
        self._judge()

    def _forget(self) -> None:
        self._lesson: Lesson | None = None
        self._index, self._told = 0, False
        self._begun: Start | None = None
        self._layer = ""
        self._seen: tuple[Snapshot, Comparison | None] | None = None
        self._start_page()
        self.lights.close()

    def _visit_ended(self) -> None:
        self._forget()
        self.changed.emit()

    def _follow(self, snapshot: Snapshot) -> None:
        stepping = snapshot.moment is not None
        if stepping != self._stepping:
            self._stepping = stepping
            self._step_along()
        self.lights.follow(snapshot)

    def _step_along(self) -> None:
        """Let slow motion, if it is on, go where the page is."""
        moment = self._document.moment
        if moment is not None and self.page is not None and self.page.workspace == "cell":
            there = moment_of(self.page, moment)
            if there is not moment:
                self._document.set_moment(there)
