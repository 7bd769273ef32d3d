"""The checkpoints of a folder that was opened, beside the window."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.sessions.session_files import SessionFiles

if TYPE_CHECKING:
    from lstm_gui.files.importers.checkpoint_folder import CheckpointSeries


class CheckpointLinks(QObject):
    """Opens the dialog once the first checkpoint is shown; another folder takes its place."""

    def __init__(self, document: Document, files: SessionFiles, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        files.checkpoints_found.connect(self.show_series)

    def show_series(self, series: "CheckpointSeries") -> None:
        """Show ``series`` in a dialog of its own."""
        from lstm_gui.ui.window.links.checkpoint_dialog import CheckpointDialog

        for dialog in self._window.findChildren(CheckpointDialog):
            dialog.close()
        CheckpointDialog(self._document, series, self._window).show()
