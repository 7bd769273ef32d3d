"""Recovery after a crash: autosave during a run, an offer at the start of the next."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import Leftover, RecoveryStore, Unreadable
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.autosave import Autosave
from lstm_gui.ui.sessions.presets_menu import title_of
from lstm_gui.words.translation import told, tr

if TYPE_CHECKING:
    from lstm_gui.ui.sessions.recovery_dialog import RecoveryDialog


class Recovery(QObject):
    """Guards the `Document` of one window.

    Without a folder to write to, the program works as before, after one note.

    Parameters
    ----------
    folder
        Where recovery files are kept.
    """

    def __init__(self, document: Document, folder: Path, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._told = False
        self._store: RecoveryStore | None = None
        self._autosave: Autosave | None = None
        try:
            self._store = RecoveryStore(folder)
        except Problem as problem:
            self._tell(problem)
            return
        self._autosave = Autosave(document, self._store, self)
        self._autosave.failed.connect(self._tell)

    def offer(self) -> "RecoveryDialog | None":
        """Offer what earlier runs left behind, if they did; what is large, once it is read."""
        store = self._store
        if store is None:
            return None
        if store.is_quick:
            return self._show(store.leftovers())
        job = Job(partial(_leftovers, store), self)
        job.ended.connect(self._show_read)
        job.start()
        return None

    def _show_read(self, job: Job) -> None:
        if job.done:
            self._show(job.result)

    def _show(self, leftovers: tuple[Leftover | Unreadable, ...]) -> "RecoveryDialog | None":
        if not leftovers:
            return None
        from lstm_gui.ui.sessions.recovery_dialog import RecoveryDialog

        dialog = RecoveryDialog(leftovers, self._window)
        dialog.restore_asked.connect(self._restore)
        dialog.discard_asked.connect(self._discard)
        dialog.set_aside_asked.connect(self._set_aside)
        dialog.open()
        return dialog

    def keep(self) -> None:
        """End in a hurry: unsaved changes wait for the next start."""
        if self._autosave is not None:
            self._autosave.keep()

    def close(self) -> None:
        """End well: nothing is left behind."""
        if self._autosave is not None:
            self._autosave.close()

    def _restore(self, leftover: Leftover) -> None:
        from lstm_gui.ui.sessions.recovery_dialog import name_of

        name = name_of(leftover)
        if self._store is not None and not self._store.take(leftover):
            text = tr('Another window has recovered or discarded "{name}".')
            Notice(text.format(name=name), self._window)
            return
        self._document.open_another(
            leftover.session,
            title_of(leftover.preset) if leftover.preset else leftover.title,
            leftover.original,
            leftover.preset,
            leftover.seen,
            saved=False,
        )
        if self._autosave is not None:
            # What was left behind is in the place of what it keeps until that is written.
            self._autosave.save()
        text = tr('"{name}" is recovered. It is not saved yet.')
        Notice(text.format(name=name), self._window)

    def _discard(self, leftover: Leftover) -> None:
        if self._store is not None:
            with suppress(OSError):
                self._store.discard(leftover)

    def _set_aside(self, unreadable: Unreadable) -> None:
        if self._store is None:
            return
        try:
            moved = self._store.set_aside(unreadable)
        except Problem as problem:
            show_problem(self._window, problem)
        else:
            Notice(tr("Set aside in {folder}").format(folder=moved.parent), self._window)

    def _tell(self, problem: Problem) -> None:
        if not self._told:
            self._told = True
            text = tr("Unsaved changes would be lost in a crash.")
            Notice(f"{text} {told(problem)}", self._window)


def _leftovers(store: RecoveryStore, _goes_on: GoesOn) -> tuple[Leftover | Unreadable, ...]:
    return store.leftovers()
