"""The questions asked when a session is opened, saved or left."""

from pathlib import Path

from PyQt6.QtWidgets import QMessageBox, QWidget

from lstm_gui.files.session import SUFFIX
from lstm_gui.ui.language import tr
from lstm_gui.ui.widgets.file_question import file_to_open, file_to_save

_BUTTONS = {
    "save": QMessageBox.StandardButton.Save,
    "discard": QMessageBox.StandardButton.Discard,
    "cancel": QMessageBox.StandardButton.Cancel,
}


def ask_open(parent: QWidget, folder: str) -> Path | None:
    """Ask which session file to open."""
    return file_to_open(parent, tr("Open a session"), folder, _filters())


def ask_save(parent: QWidget, folder: str, name: str) -> Path | None:
    """Ask where to save a session; an existing file is overwritten only when confirmed."""
    return file_to_save(parent, tr("Save the session"), Path(folder) / name, _filters())


def ask_unsaved(parent: QWidget, name: str) -> str:
    """Ask what becomes of unsaved changes: ``"save"``, ``"discard"`` or ``"cancel"``."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("LSTM Explorer"))
    box.setText(tr('Save the changes to "{name}"?').format(name=name))
    box.setInformativeText(tr("Without saving they are lost."))
    for button in _BUTTONS.values():
        box.addButton(button)
    box.button(_BUTTONS["discard"]).setText(tr("Don't save"))
    box.setDefaultButton(_BUTTONS["save"])
    box.setEscapeButton(_BUTTONS["cancel"])
    pressed = box.exec()
    box.deleteLater()
    return next((answer for answer, button in _BUTTONS.items() if button == pressed), "cancel")


def _filters() -> str:
    return ";;".join(
        (tr("Sessions") + f" (*{SUFFIX} *.json)", tr("All files") + " (*)"),
    )
