"""Asks for what a class has handed in, and saves it as one table."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.answer_saving import read_hand_in, save_class
from lstm_gui.ui.notices.file_question import file_to_save, files_to_open
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.words.translation import tr


def gather(settings: Settings, window: QWidget) -> None:
    """Ask which tables to gather and where to save the table of the class, and save it there."""
    filters = tr("Table") + " (*.csv)"
    paths = files_to_open(window, tr("Answers of a class"), settings.folder, filters)
    if not paths:
        return
    settings.folder = str(paths[0].parent)
    try:
        handed = [read_hand_in(path) for path in paths]
        place = paths[0].parent / (tr("class answers").replace(" ", "-") + ".csv")
        saving = tr("Save the answers of the class")
        path = file_to_save(window, saving, place, filters + ";;Markdown (*.md)")
        if path is not None:
            save_class(handed, path)
            Notice.of_saved(path, window)
    except Problem as problem:
        show_problem(window, problem)
