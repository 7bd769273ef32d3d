"""Finds answers: at once if that is quick, else on a thread with the picture alive."""

from functools import partial
from typing import Generic, TypeVar

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.ui.document.job import LONGEST_AT_ONCE, GoesOn, Job, stop_jobs

Q = TypeVar("Q")
A = TypeVar("A")

_LEFT_FOR = 500
"""Milliseconds that work goes on for while what is asked for is known already."""


class Worker(QObject, Generic[Q, A]):
    """Keeps the latest answer; subclasses say how one is found.

    While one is computed, the one before stays. It is finished and shown though others are
    asked for meanwhile, if it `leads_to` them; then the last question has its turn, so that
    a drag shows some of its stations and then its end. A drag that comes by what is known does
    not end what is computed; only who stays there does. A question that failed is not tried
    again until another one was answered.

    Signals
    -------
    found()
        `latest` is something else.
    progressed(float)
        What is computed has come so far, in [0, 1]; 1 when nothing is any more.
    failed(object)
        There is no answer; carries the `Problem` to tell, or None if the error report does.
    """

    longest_at_once = LONGEST_AT_ONCE
    """Seconds; what is expected to take longer is found on a thread."""

    found = pyqtSignal()
    progressed = pyqtSignal(float)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._asked: Q | None = None
        self._next: Q | None = None
        self._failed: Q | None = None
        self._unasked = QTimer(self)
        """Runs while nobody asks for what is computed."""
        self._unasked.setInterval(_LEFT_FOR)
        self._unasked.setSingleShot(True)
        self._unasked.timeout.connect(self.give_up)
        self.latest: A | None = None

    def find(self, question: Q) -> A:
        """Return the answer, however long it takes, on whatever thread."""
        raise TypeError(f"{type(self).__name__} does not say how to find")

    def find_in_parts(self, question: Q, goes_on: GoesOn) -> A | None:
        """Return the answer, or anything once ``goes_on`` has said no."""
        del goes_on
        return self.find(question)

    def seconds(self, question: Q) -> float:
        """Return about how many seconds `find` takes."""
        raise TypeError(f"{type(self).__name__} does not say how long it takes")

    def answers(self, latest: A, question: Q) -> bool:
        """Tell whether an answer is that of a question."""
        raise TypeError(f"{type(self).__name__} does not know its answers")

    def is_same(self, one: Q, other: Q) -> bool:
        """Tell whether two questions have one answer."""
        return one is other or one == other

    def leads_to(self, one: Q, other: Q) -> bool:
        """Tell whether the answer to ``one`` is still worth showing before that to ``other``."""
        del one, other
        return True

    @property
    def running(self) -> bool:
        return self._job is not None

    @property
    def failing(self) -> bool:
        """Whether what was asked for last cannot be found."""
        return self._failed is not None and self._job is None

    def answer(self, question: Q) -> A | None:
        """Return the answer, or the latest there is while it is computed."""
        if self.is_at_hand(question):
            self._leave()
            return self.latest
        self._unasked.stop()
        if self._has_failed(question) or self._is_computing(question):
            self._next = None
        else:
            if self._asked is not None and not self.leads_to(self._asked, question):
                self.give_up()
            self._next = question
            self._start()
        return self.latest

    def is_at_hand(self, question: Q) -> bool:
        """Tell whether `latest` answers ``question``, which it does if that is quick."""
        if self.latest is not None and self.answers(self.latest, question):
            return True
        quick = self.seconds(question) <= self.longest_at_once
        if quick:
            self.take(self.find(question))
        return quick

    def take(self, answer: A) -> None:
        """Keep an answer, whoever has found it."""
        self.latest, self._failed = answer, None

    def give_up(self) -> None:
        """Take no answer any more to what was asked for."""
        self._next = None
        self._unasked.stop()
        if self._job is not None:
            self._job.stop()

    def stop(self) -> None:
        """Give up and return when the thread has ended."""
        self.give_up()
        if self._job is not None:
            self._job.wait()
            self._job = None
            self.progressed.emit(1.0)

    def _has_failed(self, question: Q) -> bool:
        return self._failed is not None and self.is_same(self._failed, question)

    def _is_computing(self, question: Q) -> bool:
        if self._job is None or self._job.stopped or self._asked is None:
            return False
        return self.is_same(self._asked, question)

    def _leave(self) -> None:
        self._next = None
        if self._job is not None and not self._job.stopped and not self._unasked.isActive():
            self._unasked.start()
            self.progressed.emit(1.0)

    def _start(self) -> None:
        if self._job is None and self._next is not None:
            job = Job(partial(self.find_in_parts, self._next), self)
            job.progressed.connect(self._report)
            job.ended.connect(self._end)
            self._asked, self._next = self._next, None
            job.start()
            self._job = job

    def _report(self, share: float) -> None:
        # What was left to itself may still tell.
        if self.sender() is self._job and not self._unasked.isActive():
            self.progressed.emit(share)

    def _end(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job, asked, self._asked = None, self._asked, None
        if self._unasked.isActive():
            self.give_up()
            return
        failed = job.error is not None and not job.stopped
        if job.done:
            self.take(job.result)
            if self._next is not None and self.answers(job.result, self._next):
                self._next = None
        elif failed:
            self._failed = asked
        self._start()
        if self._job is None:
            self.progressed.emit(1.0)
        if job.done:
            self.found.emit()
        elif failed:
            self.failed.emit(job.problem)


def stop_work(owner: QObject) -> None:
    """Give up all that is computed or written for ``owner``; who closes it need not wait."""
    for worker in owner.findChildren(Worker):
        worker.give_up()
    stop_jobs(owner)
