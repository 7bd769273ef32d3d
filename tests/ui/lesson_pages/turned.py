"""A page of a lesson, opened, and what can be seen then."""

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import key, settle

LESSONS = {lesson.number: lesson for lesson in bundled_lessons()}


def turn_to(main: MainWindow, chapter: int, page: int) -> None:
    """Open a page, both counted from 1."""
    if main.learning.panel.isHidden():
        key(main, "F2")
        settle()
    main.learning.course.start(LESSONS[chapter], page - 1)
    settle()


def in_sight(main: MainWindow) -> set[str]:
    return {panel.name for panel in main.workspace.panels if not panel.visibleRegion().isEmpty()}
