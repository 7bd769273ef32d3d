"""The menu of the pages of the open lesson, with all other chapters behind them."""

from functools import partial

from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour, worked_examples
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.labels.literal_text import literal
from lstm_gui.words.lesson_words import headed, said
from lstm_gui.words.translation import message


class PagesMenu(QMenu):
    """Goes to a page or to another chapter; it is filled when it opens."""

    def __init__(self, course: Course, parent: QWidget) -> None:
        super().__init__(parent)
        self._course = course
        self.chapters = QMenu(parent)
        bind(self.chapters.setTitle, message("Chapters"))
        self.aboutToShow.connect(self._fill)
        self.chapters.aboutToShow.connect(self._fill_chapters)

    def _fill(self) -> None:
        self.clear()
        lesson = self._course.lesson
        for index, page in enumerate(lesson.pages if lesson else ()):
            action = self.addAction(literal(f"{index + 1}. {said(page.title)}"))
            action.setCheckable(True)
            action.setChecked(index == self._course.index)
            action.triggered.connect(partial(self._go, index))
        self.addSeparator()
        self.addMenu(self.chapters)

    def _fill_chapters(self) -> None:
        self.chapters.clear()
        for lessons in ((tour(), *bundled_lessons()), worked_examples()):
            for lesson in lessons:
                action = self.chapters.addAction(literal(headed(lesson)))
                action.setCheckable(True)
                action.setChecked(lesson is self._course.lesson)
                action.triggered.connect(partial(self._begin, lesson))
            self.chapters.addSeparator()

    def _begin(self, lesson: Lesson) -> None:
        self._course.start(lesson)

    def _go(self, index: int) -> None:
        self._course.go(index)
