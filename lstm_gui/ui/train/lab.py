"""The Lab: trains what is asked for and remembers what came out."""

import threading
from collections.abc import Iterator
from functools import partial
from typing import Literal

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.core.training import Recipe
from lstm_gui.scenes.training.runs import Report, Run
from lstm_gui.ui.document.job import Job, stop_jobs
from lstm_gui.ui.train.training_course import Course, train_in_turns

RESTS_AFTER = 350
"""Milliseconds without a change, after which what is asked for is trained."""
_PICTURE = 50
"""Milliseconds that reports are gathered for one picture."""
MOST_PAST = 60

State = Literal["idle", "running", "paused"]


class Lab(QObject):
    """Keeps a run for each recipe: those asked for, and those of before.

    A recipe that is asked for again goes on where it was left: its numbers would be the same.
    Until then nothing is shown of one that was being trained when another took its place.

    Signals
    -------
    changed()
        There is something new to draw.
    failed(Problem)
        The training had to end.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = threading.Lock()
        self._courses: dict[Recipe, Course] = {}
        self._runs: dict[Recipe, Run] = {}
        self._job: Job | None = None
        self._asked: tuple[Recipe, ...] | None = None
        self._next: tuple[Recipe, ...] = ()
        self._interrupted: set[Recipe] = set()
        self._dragged = False
        self._state: State = "idle"
        self._present = True
        self.chosen: Recipe | None = None
        self._rest = self._timer(RESTS_AFTER)
        self._rest.timeout.connect(self._train)
        self._picture = self._timer(_PICTURE)
        self._picture.timeout.connect(self.changed)

    @property
    def state(self) -> State:
        return self._state

    @property
    def runs(self) -> tuple[Run, ...]:
        """What is asked for, in its order."""
        return tuple(self._runs[one] for one in self._asked or () if one in self._runs)

    @property
    def past(self) -> tuple[Run, ...]:
        """What was asked for before, the earliest first, without what the next one cut short."""
        hidden = {*(self._asked or ()), *self._interrupted}
        return tuple(run for recipe, run in self._runs.items() if recipe not in hidden)

    @property
    def begun(self) -> bool:
        """Whether anything was trained yet."""
        return self._asked is not None

    def propose(self, recipes: tuple[Recipe, ...]) -> None:
        """Keep in mind what `start` is to train, and train nothing."""
        self._next = recipes

    def ask(self, recipes: tuple[Recipe, ...]) -> None:
        """Train ``recipes`` as soon as nothing else is asked for, the first ones at once."""
        if recipes == self._next and self._asked is not None:
            return
        self._next = recipes
        if self._asked is None:
            self._train()
        elif not self._dragged:
            self._rest.start()

    def hold(self) -> None:
        """Ask for nothing more until `release`: what is asked for is still being dragged."""
        self._dragged = True
        self._rest.stop()

    def release(self) -> None:
        """Train what a drag has come to."""
        self._dragged = False
        if self._asked is not None and self._next != self._asked:
            self._rest.start()

    def start(self) -> None:
        """Train what is asked for, from the beginning."""
        self._leave_job()
        for recipe in self._next:
            self._runs.pop(recipe, None)
        self._train()

    def pause(self) -> None:
        """Leave off; `resume` goes on."""
        if self._state == "running":
            self._leave_job()
            self._adopt()
            self._say("paused")

    def resume(self) -> None:
        """Go on with what is not done."""
        self._leave_job()
        left = [self._courses[run.recipe] for run in self.runs if not run.done]
        if left and self._present:
            self._job = Job(partial(train_in_turns, left, self._turn), self)
            self._job.progressed.connect(self._receive)
            self._job.ended.connect(self._end)
            self._job.start()
        self._say("running" if left else "idle")

    def stop(self) -> None:
        """Give up what is not done; what there is of it stays."""
        self._leave_job()
        self._adopt()
        self._say("idle")

    def toggle(self) -> None:
        """Pause, go on or start, whichever there is to do."""
        {"idle": self.start, "running": self.pause, "paused": self.resume}[self._state]()

    def choose(self, recipe: Recipe | None) -> None:
        """Point at a run."""
        if recipe != self.chosen:
            self.chosen = recipe
            self.changed.emit()

    def clear(self) -> None:
        """Forget all runs, but for those that are being trained."""
        busy = self._state != "idle"
        kept = {run.recipe: run for run in self.runs if busy}
        self._runs = kept
        self._courses = {recipe: self._courses[recipe] for recipe in kept}
        self.chosen = self.chosen if self.chosen in kept else None
        self.changed.emit()

    def enter(self) -> None:
        """Go on with what `leave` held up."""
        self._present = True
        if self._state == "running":
            self.resume()

    def leave(self) -> None:
        """Hold up the training until `enter`, while the user looks at something else."""
        self._present = False
        self._leave_job()

    def close(self) -> None:
        """Give up, and draw nothing of what the thread has still to report."""
        for job in self.findChildren(Job):
            job.blockSignals(True)
        self._leave_job()
        stop_jobs(self)
        for timer in (self._rest, self._picture):
            timer.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _train(self) -> None:
        """Train what is asked for now."""
        self._adopt()
        self.resume()

    def _adopt(self) -> None:
        """Keep a run for all that is asked for now, and of the rest what there is to see."""
        self._rest.stop()
        if self._state == "running":
            self._interrupted |= {run.recipe for run in self.runs if not run.done}
        asked = self._asked = self._next
        self._interrupted -= set(asked)
        self._runs = dict(self._worth_keeping(asked))
        for recipe in asked:
            if recipe not in self._runs:
                self._runs[recipe], self._courses[recipe] = Run(recipe), Course(recipe)
        self._courses = {recipe: self._courses[recipe] for recipe in self._runs}
        self._interrupted &= set(self._runs)
        self.chosen = self.chosen if self.chosen in self._runs else None

    def _worth_keeping(self, asked: tuple[Recipe, ...]) -> Iterator[tuple[Recipe, Run]]:
        past = [run for run in self._runs.values() if run.recipe not in asked and run.points]
        late = {run.recipe for run in past[-MOST_PAST:]}
        for recipe, run in self._runs.items():
            if recipe in asked or recipe in late:
                yield recipe, run

    def _leave_job(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _receive(self, come: tuple[Course, Report]) -> None:
        course, report = come
        if self._courses.get(course.recipe) is course:
            self._runs[course.recipe] = self._runs[course.recipe].after(report)
            if not self._picture.isActive():
                self._picture.start()

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._say("idle")
            if job.problem is not None:
                self.failed.emit(job.problem)

    def _say(self, state: State) -> None:
        self._state = state
        self.changed.emit()
