"""Trainings on a thread of their own, in turns, so that they can be watched side by side."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property

from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.core.training import Recipe, Training
from lstm_gui.ui.training.runs import Point, Report


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

    def _report(self, accuracy: float, begin: float) -> Report:
        result = self._training.result()
        loss = sum(self._losses) / len(self._losses)
        self._losses.clear()
        point = Point(len(result.losses), loss, accuracy)
        seconds = self._seconds + time.thread_time() - begin
        return Report(point, seconds, result.solved, self.done, result.parameters, result.readout)


class Reports(QObject):
    """What jobs say; it crosses to the event loop and outlives all of them.

    Signals
    -------
    came(Course, Report)
    ended(Job)
        All its courses are at their ends.
    """

    came = pyqtSignal(object, object)
    ended = pyqtSignal(object)


class Job:
    """Takes courses to their ends in turns.

    It is no QObject and has none of its own: it may die on the thread that ran it.
    """

    def __init__(self, courses: Sequence[Course], reports: Reports) -> None:
        self._courses, self._reports = courses, reports
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Leave all courses after the update under way."""
        self._stopped.set()

    def run(self) -> None:
        """Train, on whatever thread this is."""
        while self._goes_on() and (left := [one for one in self._courses if not one.done]):
            for course in left:
                report = course.advance(self._goes_on)
                if report is not None:
                    self._reports.came.emit(course, report)
        if self._goes_on():
            self._reports.ended.emit(self)

    def _goes_on(self) -> bool:
        return not self._stopped.is_set()
