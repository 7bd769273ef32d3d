"""Keeping unsaved changes where a crash does not reach them."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QDateTime, QObject, Qt, QThreadPool, QTimer, pyqtSignal

from lstm_gui.core import State
from lstm_gui.files.problem import Problem
from lstm_gui.files.recovery import RecoveryStore
from lstm_gui.files.session import Session
from lstm_gui.ui.document import Document

INTERVAL = 3000
"""Milliseconds from a change until it is kept."""

LARGE = 40_000
"""Numbers in a session from which on writing it would be felt, about 50 ms."""


class Autosave(QObject):
    """Writes the session to the recovery file while it has unsaved changes.

    Nothing runs while nothing changes.

    Signals
    -------
    failed(Problem)
        It could not be written.
    """

    failed = pyqtSignal(object)

    def __init__(self, document: Document, store: RecoveryStore, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._store = document, store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.save)
        # One thread: what is written later must not be overtaken.
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        document.undo_stack.indexChanged.connect(self._changed)
        document.identity_changed.connect(self._changed)

    @property
    def pending(self) -> bool:
        """Whether changes wait to be written."""
        return self._timer.isActive()

    def save(self) -> None:
        """Write now, in another thread if it would take long."""
        self._timer.stop()
        stamp = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
        document = self._document
        session = document.session
        write = partial(self._write, session, document.path, stamp, document.preset, document.seen)
        if numbers_in(session.state) >= LARGE:
            self._pool.start(write)
        else:
            self.wait()
            write()

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        self._pool.waitForDone()

    def keep(self) -> None:
        """End in a hurry: leave unsaved changes for the next start."""
        if self._document.modified:
            self.save()
            self.wait()
        else:
            self.close()

    def close(self) -> None:
        """End well: leave nothing."""
        self._timer.stop()
        self.wait()
        with suppress(OSError):
            self._store.close()

    def _changed(self) -> None:
        if not self._document.modified:
            self._timer.stop()
            self.wait()
            with suppress(OSError):
                self._store.clear()
        elif not self._timer.isActive():
            self._timer.start()

    def _write(
        self, session: Session, path: Path | None, stamp: str, preset: str, seen: str
    ) -> None:
        try:
            self._store.save(session, path, stamp, preset, seen)
        except Problem as problem:
            self.failed.emit(problem)


def numbers_in(state: State) -> int:
    """Return how many numbers a session file of ``state`` holds."""
    parameters = state.parameters
    arrays = (parameters.w_x, parameters.w_h, parameters.b, state.sequence.x)
    return sum(array.size for array in arrays)
