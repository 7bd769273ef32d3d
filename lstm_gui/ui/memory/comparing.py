"""Finds comparisons: at once if that is quick, else on a thread with the picture alive."""

from PyQt6.QtCore import QObject, QRunnable, QThreadPool, pyqtSignal

from lstm_gui.core import Sequence
from lstm_gui.ui.memory.lanes import Comparison, compare, seconds_for
from lstm_gui.ui.memory.settings import MemorySettings

LONGEST_AT_ONCE = 0.03
"""Seconds; what is expected to take longer goes to the thread."""


class Comparisons(QObject):
    """Keeps the latest comparison.

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
        self._next: tuple[MemorySettings, Sequence] | None = None
        self.latest: Comparison | None = None

    @property
    def running(self) -> bool:
        return self._job is not None

    def ask(self, settings: MemorySettings, sequence: Sequence) -> Comparison | None:
        """Return the comparison asked for, or the latest there is while it is computed."""
        if self.latest is not None and self.latest.answers(settings, sequence):
            self._next = None
        elif seconds_for(settings, sequence) <= LONGEST_AT_ONCE:
            self._next = None
            self.latest = compare(settings, sequence)
        else:
            self._next = settings, sequence
            self._start()
        return self.latest

    def stop(self) -> None:
        """Give up and return when the thread has ended."""
        self._job = self._next = None
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._job is None and self._next is not None:
            self._job, self._next = _Job(*self._next), None
            self._job.reports.finished.connect(self._finish)
            self._pool.start(self._job.runnable)

    def _finish(self, job: "_Job", comparison: Comparison) -> None:
        if job is not self._job:
            return
        self._job = None
        self.latest = comparison
        self._start()
        self.found.emit()


class _Reports(QObject):
    finished = pyqtSignal(object, object)


class _Job:
    """One comparison; its signal crosses from the thread to the event loop."""

    def __init__(self, settings: MemorySettings, sequence: Sequence) -> None:
        self._settings, self._sequence = settings, sequence
        self.reports = _Reports()
        self.runnable = QRunnable.create(self._run)

    def _run(self) -> None:
        self.reports.finished.emit(self, compare(self._settings, self._sequence))
