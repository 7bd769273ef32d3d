"""The questions asked when a session is opened, saved or left."""

from pathlib import Path

from PyQt6.QtWidgets import QMessageBox, QWidget

from lstm_gui.files.sessions.session import SUFFIX
from lstm_gui.ui.notices.file_question import file_to_open, file_to_save
from lstm_gui.ui.notices.messages import asked
from lstm_gui.words.translation import tr

_BUTTON = QMessageBox.StandardButton


def ask_open(parent: QWidget, folder: str) -> Path | None:
    """Ask which session, trained model or table to open."""
    from lstm_gui.files.importers.formats import usual_suffixes
    from lstm_gui.files.tables.table_names import SUFFIXES

    known = dict.fromkeys((SUFFIX, ".json", *usual_suffixes(), *SUFFIXES))
    patterns = " ".join(f"*{suffix}" for suffix in known)
    filters = (tr("Sessions, models and tables") + f" ({patterns})", _filters())
    title = tr("Open a session, a model or a table")
    return file_to_open(parent, title, folder, ";;".join(filters))


def ask_save(parent: QWidget, folder: str, name: str) -> Path | None:
    """Ask where to save a session; an existing file is overwritten only when confirmed."""
    return file_to_save(parent, tr("Save the session"), Path(folder) / name, _filters())


def ask_unsaved(parent: QWidget, name: str, otherwise: str) -> str:
    """Ask what becomes of unsaved changes: ``"save"``, ``"discard"`` or ``"cancel"``.

    ``otherwise`` says what happens to them without saving.
    """
    return asked(
        parent,
        tr('Save the changes to "{name}"?').format(name=name),
        otherwise,
        {"save": _BUTTON.Save, "discard": _BUTTON.Discard, "cancel": _BUTTON.Cancel},
        {"discard": tr("Don't save")},
    )


def ask_changed(parent: QWidget, name: str) -> str:
    """Ask about a file that others have changed: ``"replace"``, ``"save as"`` or ``"cancel"``."""
    return asked(
        parent,
        tr('"{name}" holds something else than what was opened or saved here.').format(name=name),
        tr("Another program or window has changed it since. Replacing it loses those changes."),
        {"save as": _BUTTON.Save, "replace": _BUTTON.Discard, "cancel": _BUTTON.Cancel},
        {"save as": tr("Save as …"), "replace": tr("Replace")},
    )


def _filters() -> str:
    return ";;".join(
        (tr("Sessions") + f" (*{SUFFIX} *.json)", tr("All files") + " (*)"),
    )
