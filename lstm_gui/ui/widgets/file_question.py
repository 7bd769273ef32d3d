"""The questions which file to open and where to save one."""

import re
from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QWidget

from lstm_gui.ui.language import tr

_PATTERN = re.compile(r"\*\.([\w.]+)")


class FileQuestion(QFileDialog):
    """A file dialog whose labels all speak the language of the window.

    Qt's own translation leaves some of them in English where no desktop brings a dialog.
    """

    def __init__(self, parent: QWidget, title: str, folder: Path | str, filters: str) -> None:
        super().__init__(parent, title, str(folder), filters)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of type:"))

    def answer(self) -> Path | None:
        """Ask, and return the file that was chosen; the question is gone after that."""
        accepted = self.exec()
        chosen = Path(self.selectedFiles()[0]) if accepted else None
        self.deleteLater()
        return chosen

    def to_save(self) -> None:
        """Ask where to save; a name without a suffix gets that of the filter.

        It gets it before Qt looks whether a file would be replaced.
        """
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.filterSelected.connect(self._complete_names)
        self._complete_names(self.selectedNameFilter())

    def _complete_names(self, name_filter: str) -> None:
        pattern = _PATTERN.search(name_filter)
        if pattern is not None:
            self.setDefaultSuffix(pattern.group(1))


def file_to_open(parent: QWidget, title: str, folder: Path | str, filters: str) -> Path | None:
    """Ask which of the files in ``folder`` to open."""
    question = FileQuestion(parent, title, folder, filters)
    question.setFileMode(QFileDialog.FileMode.ExistingFile)
    return question.answer()


def file_to_save(parent: QWidget, title: str, place: Path, filters: str) -> Path | None:
    """Ask where to save, offering ``place``; an existing file is replaced only when confirmed."""
    return save_question(parent, title, place, filters).answer()


def save_question(parent: QWidget, title: str, place: Path, filters: str) -> FileQuestion:
    """Return the question where to save, for who wants to know more than the answer."""
    question = FileQuestion(parent, title, place.parent, filters)
    question.to_save()
    question.selectFile(place.name)
    return question
