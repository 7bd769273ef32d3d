"""Writes a trace on a thread, with progress and a way to stop."""

import threading
from pathlib import Path

from PyQt6.QtCore import QObject, QRunnable, QThreadPool, pyqtSignal

from lstm_gui.files.problem import Problem
from lstm_gui.files.trace_export import write_trace
from lstm_gui.ui.snapshot import Snapshot


class TraceJob(QObject):
    """One file being written.

    Signals
    -------
    progressed(int)
        Percent that is written, 0 to 99.
    ended(object)
        Nothing more will come; carries the `Problem` that ended it, or ``None``.
    """

    progressed = pyqtSignal(int)
    ended = pyqtSignal(object)

    def __init__(self, path: Path, snapshot: Snapshot, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._snapshot = path, snapshot
        self._stopped = threading.Event()
        self._pool = QThreadPool(self)
        self._runnable = QRunnable.create(self._run)

    @property
    def path(self) -> Path:
        """The file that is written."""
        return self._path

    @property
    def stopped(self) -> bool:
        """Whether it was given up."""
        return self._stopped.is_set()

    def start(self) -> None:
        """Begin to write."""
        self._pool.start(self._runnable)

    def stop(self) -> None:
        """Give up; what was there before stays."""
        self._stopped.set()

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        self._pool.waitForDone()

    def _run(self) -> None:
        labels = self._snapshot.state.sequence.labels
        try:
            write_trace(self._path, self._snapshot.trace, labels, self._goes_on)
        except Problem as problem:
            self.ended.emit(problem)
        else:
            self.ended.emit(None)

    def _goes_on(self, share: float) -> bool:
        self.progressed.emit(int(100 * share))
        return not self._stopped.is_set()
