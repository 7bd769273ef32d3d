"""The question which lesson to open."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from lstm_gui.files.lessons import SUFFIX
from lstm_gui.ui.language import tr


def ask_lesson(parent: QWidget, folder: str) -> Path | None:
    """Ask which lesson file to open."""
    filters = tr("Lessons") + f" (*{SUFFIX} *.toml);;" + tr("All files") + " (*)"
    dialog = QFileDialog(parent, tr("Open a lesson"), folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    accepted = dialog.exec()
    dialog.deleteLater()
    return Path(dialog.selectedFiles()[0]) if accepted else None
