"""Trainings in turns, so that they can be watched side by side."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property

from msgspec.structs import replace

from lstm_gui.core.training import Recipe, Training
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.runs import Point, Reach, Report
from lstm_gui.ui.document.job import GoesOn


class Course:
    """One training in stretches from check to check.

    Only one thread at a time may use it; what was learned stays when it is left.
    """

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self._losses: list[float] = []
        self._seconds = 0.0

    @cached_property
    def _training(self) -> Training:
        # Drawn on the thread that trains: orthogonal matrices take a moment.
        return Training(self.recipe)

    @property
    def done(self) -> bool:
        return self._training.done

    def advance(self, goes_on: Callable[[], bool]) -> Report | None:
        """Train up to the next check; None if ``goes_on`` ended it before."""
        begin = time.thread_time()
        try:
            while goes_on():
                progress = self._training.update()
                self._losses.append(progress.loss)
                if progress.update % self.recipe.check_every == 0 or self.done:
                    return self._report(progress.accuracy or 0.0, begin)
            return None
        finally:
            self._seconds += time.thread_time() - begin

    def reached(self, report: Report) -> Report:
        """Return the last ``report`` with how far what was learned reaches."""
        recipe = self.recipe
        tried = OFFERS[recipe.task.name].tried(recipe.distances[1])
        reach = (Reach(one, self._training.accuracy_at(one)) for one in tried)
        return replace(report, reach=tuple(reach))

    def _report(self, accuracy: float, begin: float) -> Report:
        result = self._training.result()
        loss = sum(self._losses) / len(self._losses)
        self._losses.clear()
        seconds = self._seconds + time.thread_time() - begin
        point = Point(len(result.losses), loss, accuracy, seconds)
        return Report(point, result.solved, self.done, result.layers, result.readout)


def train_in_turns(courses: Sequence[Course], turn: threading.Lock, goes_on: GoesOn) -> None:
    """Take courses to their ends in turns.

    Parameters
    ----------
    courses
        What to train.
    turn
        Held meanwhile, since only one thread at a time may use a course.
    goes_on
        Told a course and what it has to report, at each of its checks.
    """
    with turn:
        while goes_on() and (left := [one for one in courses if not one.done]):
            for course in left:
                report = course.advance(goes_on)
                if report is not None:
                    goes_on((course, course.reached(report) if report.done else report))
