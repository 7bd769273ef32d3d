"""Forward passes that take too long for the event loop, on a thread of their own."""

import threading

from PyQt6.QtCore import QObject, QRunnable, QThreadPool, pyqtSignal

from lstm_gui.core import Trace, State, forward_in_parts

LONGEST_AT_ONCE = 0.03
"""Seconds; what is expected to take longer goes to the thread."""


class Computation(QObject):
    """Runs the latest forward pass that was asked for; earlier ones are given up.

    Signals
    -------
    progressed(float)
        The share that is done, in (0, 1].
    finished(State, Trace)
    """

    progressed = pyqtSignal(float)
    finished = pyqtSignal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: _Job | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def start(self, state: State) -> None:
        """Compute the trace of ``state`` and nothing else any more."""
        self.stop()
        self._job = _Job(state)
        self._job.reports.progressed.connect(self._progress)
        self._job.reports.finished.connect(self._finish)
        self._pool.start(self._job.runnable)

    def stop(self) -> None:
        """Give up what is being computed."""
        if self._job is not None:
            self._job.stopped.set()
            self._job = None

    def wait(self) -> None:
        """Give up and return when the thread has ended."""
        self.stop()
        self._pool.waitForDone()

    def _progress(self, job: "_Job", share: float) -> None:
        if job is self._job:
            self.progressed.emit(share)

    def _finish(self, job: "_Job", trace: Trace) -> None:
        if job is self._job:
            self._job = None
            self.finished.emit(job.state, trace)


class _Reports(QObject):
    progressed = pyqtSignal(object, float)
    finished = pyqtSignal(object, object)


class _Job:
    """One forward pass; its signals cross from the thread to the event loop."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.stopped = threading.Event()
        self.reports = _Reports()
        self.runnable = QRunnable.create(self._run)

    def _run(self) -> None:
        trace = forward_in_parts(self.state, self._goes_on)
        if trace is not None:
            self.reports.finished.emit(self, trace)

    def _goes_on(self, share: float) -> bool:
        self.reports.progressed.emit(self, share)
        return not self.stopped.is_set()
