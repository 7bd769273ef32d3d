"""Saves the trace of the open session, on a thread if it is a long one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.traces.network_arrays import names_of_inputs, network_arrays
from lstm_gui.files.traces.trace_export import TRACE_FORMATS, write_arrays
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.suggested_names import trace_name
from lstm_gui.ui.notices.file_question import save_question
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.words.translation import tr


class TraceSaving(QObject):
    """Asks where to save the trace, and saves it."""

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window

    def ask(self) -> None:
        """Ask for a file and save to it."""
        place = Path(self._settings.folder) / trace_name(self._document)
        filters = {f"{tr(one.title)} (*{suffix})": suffix for suffix, one in TRACE_FORMATS.items()}
        question = save_question(self._window, tr("Save the trace"), place, ";;".join(filters))
        chosen = question.answer()
        if chosen is not None:
            usual = filters.get(question.selectedNameFilter(), place.suffix)
            self.save(_with_suffix(chosen, usual))

    def save(self, path: Path) -> None:
        """Save the trace as ``path``, whose suffix decides on the format.

        What takes longer than a moment goes on in the background.
        """
        layers = self._document.computed().layers
        assert layers is not None, "a document draws all layers"
        arrays = network_arrays(layers)
        write = partial(
            write_arrays,
            path,
            arrays,
            layers.network.sequence.labels,
            names=names_of_inputs(layers),
        )
        self._settings.folder = str(path.parent)
        numbers = sum(array.size for array in arrays.values())
        written = TRACE_FORMATS.get(path.suffix.lower())
        if written is None or numbers > written.at_once:
            self._start(path, write)
            return
        try:
            write()
        except Problem as problem:
            show_problem(self._window, problem)
        else:
            Notice.of_saved(path, self._window)

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        for job in self.findChildren(Job):
            job.wait()

    def _start(self, path: Path, write: Callable[[GoesOn], bool]) -> None:
        job = Job(write, self, writes=True)
        progress = ProgressBox(tr("Saving the trace …"), self._window)
        job.progressed.connect(progress.show_share)
        # Its own path and box: another may be asked for before the box shows up.
        job.ended.connect(partial(self._ended, path, progress))
        progress.canceled.connect(job.stop)
        job.start()

    def _ended(self, path: Path, progress: ProgressBox, job: Job) -> None:
        progress.take_down()
        if job.problem is not None:
            show_problem(self._window, job.problem)
        elif job.result:
            Notice.of_saved(path, self._window)


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() in TRACE_FORMATS else path.with_name(path.name + suffix)
