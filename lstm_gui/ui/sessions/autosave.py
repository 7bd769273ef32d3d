"""Keeping unsaved changes where a crash does not reach them."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PyQt6.QtCore import QDateTime, QObject, Qt, QTimer, pyqtSignal

from lstm_gui.core import Network
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import RecoveryStore
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.widgets.labels.file_name_text import readable

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
        self._job: Job | None = None
        self._next: Callable[[], None] | None = None
        document.undo_stack.indexChanged.connect(self._changed)
        document.identity_changed.connect(self._changed)

    @property
    def pending(self) -> bool:
        """Whether changes wait to be written."""
        return self._timer.isActive()

    def save(self) -> None:
        """Write now, in another thread if it would take long."""
        self._timer.stop()
        # Of no time zone, where an hour may come twice and the order of two be lost.
        stamp = QDateTime.currentDateTimeUtc().toString(Qt.DateFormat.ISODate)
        document = self._document
        session = document.session
        # A preset is called by what it is in the language of the next start.
        title = "" if document.preset else readable(document.title)
        given = (session, document.path, stamp, document.preset, document.seen, title)
        self._next = partial(self._store.save, *given)
        if numbers_in(session.network) >= LARGE:
            self._start()
        else:
            self.wait()

    def wait(self) -> None:
        """Return when all of it is written."""
        if self._job is not None:
            self._job.wait()
        write, self._next = self._next, None
        try:
            if write is not None:
                write()
        except Problem as problem:
            self.failed.emit(problem)

    def keep(self) -> None:
        """End in a hurry: leave unsaved changes for the next start."""
        if self._document.modified:
            self.save()
            self.wait()
        else:
            self.close()

    def close(self) -> None:
        """End well: leave nothing; what is being written goes when it is there."""
        self._timer.stop()
        self._next = None
        with suppress(OSError):
            self._store.close()

    def _changed(self) -> None:
        if not self._document.modified:
            self._timer.stop()
            self._next = None
            self._clear()
        elif not self._timer.isActive():
            self._timer.start()

    def _start(self) -> None:
        # One at a time: what is written later must not be overtaken.
        if self._job is None and self._next is not None:
            job = Job(partial(_wholly, self._next), self, writes=True)
            job.ended.connect(self._written)
            self._next = None
            job.start()
            self._job = job

    def _written(self, job: Job) -> None:
        self._job = None
        if job.problem is not None:
            self.failed.emit(job.problem)
        self._start()
        if not self._document.modified:
            self._clear()

    def _clear(self) -> None:
        """Forget what is kept; what is just being written, once it is there."""
        if self._job is None or not self._job.running:
            with suppress(OSError):
                self._store.clear()


def _wholly(write: Callable[[], None], _goes_on: GoesOn) -> None:
    write()


def numbers_in(network: Network) -> int:
    """Return about how many numbers a session file of ``network`` holds; nothing is computed."""
    layers = (layer.parameters for layer in network.layers)
    arrays = (array for cell in layers for array in (cell.w_x, cell.w_h, cell.b))
    return network.sequence.x.size + sum(array.size for array in arrays)
