"""The question which lesson to open."""

from pathlib import Path

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.lessons.lesson_files import SUFFIX
from lstm_gui.ui.notices.file_question import file_to_open
from lstm_gui.words.translation import tr


def ask_lesson(parent: QWidget, folder: str) -> Path | None:
    """Ask which lesson file to open."""
    filters = tr("Lessons") + f" (*{SUFFIX} *.toml);;" + tr("All files") + " (*)"
    return file_to_open(parent, tr("Open a lesson"), folder, filters)
