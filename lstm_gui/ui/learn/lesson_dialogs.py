"""The questions which lesson to open, and where to write one."""

from pathlib import Path

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.lessons.lesson_files import SUFFIX
from lstm_gui.ui.notices.file_question import file_to_open, file_to_save
from lstm_gui.words.translation import tr


def ask_lesson(parent: QWidget, folder: str) -> Path | None:
    """Ask which lesson file to open."""
    filters = tr("Lessons") + f" (*{SUFFIX} *.toml);;" + tr("All files") + " (*)"
    return file_to_open(parent, tr("Open a lesson"), folder, filters)


def ask_new_lesson(parent: QWidget, folder: str) -> Path | None:
    """Ask where to write a lesson; an existing file is replaced only when confirmed."""
    place = Path(folder) / (tr("my lesson").replace(" ", "-") + SUFFIX)
    return file_to_save(parent, tr("Write a lesson"), place, tr("Lessons") + f" (*{SUFFIX})")
