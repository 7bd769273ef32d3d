"""Finds answers: at once if that is quick, else on a thread with the picture alive."""

from typing import Generic, TypeVar

from PyQt6.QtCore import QObject, QRunnable, QThreadPool, pyqtSignal

Q = TypeVar("Q")
A = TypeVar("A")

LONGEST_AT_ONCE = 0.03
"""Seconds; what is expected to take longer goes to the thread."""


class Worker(QObject, Generic[Q, A]):
    """Keeps the latest answer; subclasses say how one is found.

    While one is computed, the one before stays; those asked for meanwhile are given up
    but for the last, so that a drag shows some of its stations and then its end.

    Signals
    -------
    found()
        `latest` is something else.
    """

    found = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: _Job | None = None
        self._next: Q | None = None
        self.latest: A | None = None

    def find(self, question: Q) -> A:
        """Return the answer, however long it takes, on whatever thread."""
        raise TypeError(f"{type(self).__name__} does not say how to find")

    def seconds(self, question: Q) -> float:
        """Return about how many seconds `find` takes."""
        raise TypeError(f"{type(self).__name__} does not say how long it takes")

    def answers(self, latest: A, question: Q) -> bool:
        """Tell whether an answer is that of a question."""
        raise TypeError(f"{type(self).__name__} does not know its answers")

    @property
    def running(self) -> bool:
        return self._job is not None

    def answer(self, question: Q) -> A | None:
        """Return the answer, or the latest there is while it is computed."""
        if self.latest is not None and self.answers(self.latest, question):
            self._next = None
        elif self.seconds(question) <= LONGEST_AT_ONCE:
            self._next = None
            self.latest = self.find(question)
        else:
            self._next = question
            self._start()
        return self.latest

    def stop(self) -> None:
        """Give up and return when the thread has ended."""
        self._job = self._next = None
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._job is None and self._next is not None:
            self._job, self._next = _Job(self, self._next), None
            self._job.reports.finished.connect(self._finish)
            self._pool.start(self._job.runnable)

    def _finish(self, job: "_Job", answer: A) -> None:
        if job is not self._job:
            return
        self._job = None
        self.latest = answer
        self._start()
        self.found.emit()


class _Reports(QObject):
    finished = pyqtSignal(object, object)


class _Job:
    """One question; its signal crosses from the thread to the event loop."""

    def __init__(self, worker: Worker, question: object) -> None:
        self._worker, self._question = worker, question
        self.reports = _Reports()
        self.runnable = QRunnable.create(self._run)

    def _run(self) -> None:
        self.reports.finished.emit(self, self._worker.find(self._question))
