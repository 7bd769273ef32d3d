"""The questions which file to open and where to save one."""

import os
import re
from pathlib import Path

from PyQt6.QtCore import QStandardPaths
from PyQt6.QtGui import QValidator
from PyQt6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QListView,
    QMessageBox,
    QToolButton,
    QTreeView,
    QWidget,
)

from lstm_gui.files.disk.path_names import require_name
from lstm_gui.files.problem import Problem
from lstm_gui.ui.notices.file_dialog_parts import Moments, OneEnter, file_icons
from lstm_gui.ui.notices.messages import asked, show_problem
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.icons import icon
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import tr

_BUTTONS = {
    "backButton": "to the left",
    "forwardButton": "to the right",
    "toParentButton": "up",
    "newFolderButton": "new folder",
    "listModeButton": "names",
    "detailModeButton": "rows",
}
"""The buttons of Qt's dialog, by how it calls them, with their icons."""
_TYPE = 2
"""The column of the table that says of what type a file is."""
_MOMENT = 3
"""The one that says when it was changed."""
_PLACES = 180
"""Pixels that the names of the places at the side take at most."""
_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")
_BUTTON = QMessageBox.StandardButton
_PATTERN = re.compile(r"\*\.([\w.]+)")
_PATTERNS = 4
"""As many patterns as there is room for beside what they are of."""


class FileQuestion(QFileDialog):
    """A file dialog whose labels all speak the language of the window.

    Qt's own translation leaves some of them in English where no desktop brings a dialog.
    """

    def __init__(self, parent: QWidget, title: str, folder: Path | str, filters: str) -> None:
        super().__init__(parent, title, _known(folder), filters)
        if any(len(_PATTERN.findall(one)) > _PATTERNS for one in filters.split(";;")):
            # They would be cut, and take the room of what is chosen between.
            self.setOption(QFileDialog.Option.HideNameFilterDetails)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of type:"))
        typed = self.findChild(QLineEdit, "fileNameEdit")
        # A dialog of the desktop has no such field, and asks its own questions.
        self._is_ours = typed is not None
        if typed is not None:
            # Made for the dialog: Python knows the field no longer than this function.
            typed.setValidator(_OfNames(self))
            self._dress()
            completer = typed.completer()
            proposals = None if completer is None else completer.popup()
            if proposals is not None:
                OneEnter(proposals, self)

    def answer(self) -> Path | None:
        """Ask, and return the file that was chosen, see `answers`."""
        return next(iter(self.answers()), None)

    def answers(self) -> tuple[Path, ...]:
        """Ask, and return the files that were chosen; the question is gone after that.

        A name that no file can have is told, and counts as no answer.
        """
        accepted = self.exec()
        chosen = self.selectedFiles() if accepted else []
        self.deleteLater()
        try:
            for name in chosen:
                require_name(name)
        except Problem as problem:
            show_problem(self.parentWidget(), problem)
            return ()
        return tuple(map(Path, chosen))

    def accept(self) -> None:
        saving = self.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        if not (self._is_ours and saving) or self._may_be_written(Path(self.selectedFiles()[0])):
            super().accept()

    def _may_be_written(self, path: Path) -> bool:
        if not os.path.exists(path) or os.path.isdir(path):
            return True
        name = readable(path.name)
        answer = asked(
            self,
            tr('There is a file "{name}" already. Replace it?').format(name=name),
            tr("What is in it now is lost then."),
            {"cancel": _BUTTON.No, "replace": _BUTTON.Yes},
            {"cancel": tr("Cancel"), "replace": tr("Replace")},
        )
        return answer == "replace"

    def to_save(self) -> None:
        """Ask where to save; a name without a suffix gets that of the filter.

        It gets it before Qt looks whether a file would be replaced.
        """
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Save in:"))
        # Qt's own question takes the name for rich text if it looks like that.
        self.setOption(QFileDialog.Option.DontConfirmOverwrite, self._is_ours)
        self.filterSelected.connect(self._complete_names)
        self._complete_names(self.selectedNameFilter())

    def _dress(self) -> None:
        """Draw the buttons as all others of the program, and show every date in full."""
        color = theme().color("text")
        self.setIconProvider(file_icons(theme().color("muted").name()))
        # The list of folders keeps the icons it was filled with.
        self.setHistory(self.history())
        for name, drawing in _BUTTONS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(drawing, color))
        places = self.findChild(QListView, "sidebar")
        if places is not None:
            # Qt makes it as wide as it likes, and the names would be cut.
            places.setMinimumWidth(min(places.sizeHintForColumn(0) + scaled(12), scaled(_PLACES)))
        table = self.findChild(QTreeView, "treeView")
        header = table.header() if table is not None else None
        if table is not None and header is not None:
            # Qt calls folders and files of a type so in English, whatever the language.
            table.setColumnHidden(_TYPE, True)
            table.setItemDelegateForColumn(_MOMENT, Moments(self))
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _complete_names(self, name_filter: str) -> None:
        pattern = _PATTERN.search(name_filter)
        if pattern is not None:
            self.setDefaultSuffix(pattern.group(1))


def _known(folder: Path | str) -> str:
    """Return ``folder``; while none is known, that of the user's documents."""
    if str(folder) not in ("", "."):
        return str(folder)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if os.path.isdir(documents) else os.path.expanduser("~")


class _OfNames(QValidator):
    """Leaves out of a pasted name what no name can hold; Qt would warn at each letter."""

    def validate(self, text: str | None, at: int) -> tuple[QValidator.State, str, int]:
        kept = _IMPOSSIBLE.sub("", text or "")
        return QValidator.State.Acceptable, kept, min(at, len(kept))


def file_to_open(parent: QWidget, title: str, folder: Path | str, filters: str) -> Path | None:
    """Ask which of the files in ``folder`` to open."""
    question = FileQuestion(parent, title, folder, filters)
    question.setFileMode(QFileDialog.FileMode.ExistingFile)
    return question.answer()


def files_to_open(
    parent: QWidget, title: str, folder: Path | str, filters: str
) -> tuple[Path, ...]:
    """Ask which of the files in ``folder`` to open, one or several."""
    question = FileQuestion(parent, title, folder, filters)
    question.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return question.answers()


def folder_to_open(parent: QWidget, title: str, folder: Path | str) -> Path | None:
    """Ask which folder to open."""
    question = FileQuestion(parent, title, folder, "")
    question.setFileMode(QFileDialog.FileMode.Directory)
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
