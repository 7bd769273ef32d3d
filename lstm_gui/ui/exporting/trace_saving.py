"""Saves the trace of the open session, on a thread if it is a long one."""

from pathlib import Path

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QProgressDialog, QWidget

from lstm_gui.core import Trace
from lstm_gui.files.problem import Problem
from lstm_gui.files.trace_export import write_trace
from lstm_gui.ui.document import Document
from lstm_gui.ui.exporting.file_names import trace_name
from lstm_gui.ui.exporting.trace_job import TraceJob
from lstm_gui.ui.language import tr
from lstm_gui.ui.messages import show_problem
from lstm_gui.ui.notice import Notice
from lstm_gui.ui.settings import Settings
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.widgets.file_question import save_question

_NUMBERS_AT_ONCE = {".csv": 40_000, ".npz": 1_500_000}
_LONGEST_SILENCE = 300


class TraceSaving(QObject):
    """Asks where to save the trace, and saves it."""

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self._job: TraceJob | None = None
        self._progress: QProgressDialog | None = None

    def ask(self) -> None:
        """Ask for a file and save to it."""
        place = Path(self._settings.folder) / trace_name(self._document)
        filters = "NumPy (*.npz);;" + tr("Table") + " (*.csv)"
        question = save_question(self._window, tr("Save the trace"), place, filters)
        chosen = question.answer()
        suffix = ".csv" if "csv" in question.selectedNameFilter() else ".npz"
        if chosen is not None:
            self.save(_with_suffix(chosen, suffix))

    def save(self, path: Path) -> None:
        """Save the trace as ``path``, whose suffix decides on the format.

        What takes longer than a moment goes on in the background.
        """
        snapshot = self._document.snapshot()
        self._settings.folder = str(path.parent)
        if _numbers(snapshot.trace) > _NUMBERS_AT_ONCE.get(path.suffix.lower(), 0):
            self._start(path, snapshot)
            return
        try:
            write_trace(path, snapshot.trace, snapshot.state.sequence.labels)
        except Problem as problem:
            show_problem(self._window, problem)
        else:
            Notice.of_saved(path, self._window)

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        if self._job is not None:
            self._job.wait()

    def _start(self, path: Path, snapshot: Snapshot) -> None:
        job = self._job = TraceJob(path, snapshot, self)
        progress = self._progress = QProgressDialog(self._window)
        progress.setLabelText(tr("Saving the trace …"))
        progress.setCancelButtonText(tr("Cancel"))
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(_LONGEST_SILENCE)
        progress.setAutoReset(False)
        job.progressed.connect(progress.setValue)
        job.ended.connect(self._ended)
        progress.canceled.connect(job.stop)
        job.start()

    def _ended(self, problem: Problem | None) -> None:
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
        job, self._job = self._job, None
        if job is not None:
            job.wait()
            job.deleteLater()
        if problem is not None:
            show_problem(self._window, problem)
        elif job is not None and not job.stopped:
            Notice.of_saved(job.path, self._window)


def _numbers(trace: Trace) -> int:
    return trace.x.size + len(trace.quantities) * trace.h.size


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() in _NUMBERS_AT_ONCE else path.with_name(path.name + suffix)
