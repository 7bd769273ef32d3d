"""The lessons that come with the program, as the window finds them."""

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.notices.messages import show_problem


def has_lessons(window: QWidget) -> bool:
    """Tell whether they can be read; say why not before ``window``."""
    from lstm_gui.files.lessons.lesson_files import program_lessons

    try:
        return bool(program_lessons())
    except Problem as problem:
        show_problem(window, problem)
        return False
