"""Saves the trace of the open session, on a thread if it is a long one."""

from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QFileDialog, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.trace_export import write_trace
from lstm_gui.ui.document import Document
from lstm_gui.ui.exporting.file_names import trace_name
from lstm_gui.ui.language import tr
from lstm_gui.ui.messages import show_problem
from lstm_gui.ui.settings import Settings


class TraceSaving(QObject):
    """Asks where to save the trace, and saves it."""

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window

    def ask(self) -> None:
        """Ask for a file and save to it."""
        folder = Path(self._settings.folder) / trace_name(self._document)
        filters = "NumPy (*.npz);;" + tr("Table") + " (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the trace"), str(folder), filters
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Save the trace as ``path``; the suffix decides on the format."""
        self._settings.folder = str(path.parent)
        snapshot = self._document.snapshot()
        try:
            write_trace(path, snapshot.trace, snapshot.state.sequence.labels)
        except Problem as problem:
            show_problem(self._window, problem)
