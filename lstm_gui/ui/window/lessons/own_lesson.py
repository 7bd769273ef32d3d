"""A teacher's own lesson: begun, opened, told what is wrong in it, read again when it is saved."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QUrl
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Network
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.lessons.lesson_files import SUFFIX, read_lesson
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.learning.lesson_template import lesson_template
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.notices.messages import show_problem, show_text
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.ui.widgets.pages.page_links import targets_in
from lstm_gui.ui.window.lessons.followed_file import FollowedFile, stamp
from lstm_gui.words.translation import told, tr

_MOST = 20
_MISTAKES = "what is wrong in a lesson"


def all_told(problem: Problem) -> str:
    """Return what is wrong, one mistake a line."""
    lines = [told(one) for one in problem.all[:_MOST]]
    if len(problem.all) > _MOST:
        lines.append(tr("And {count} more.").format(count=len(problem.all) - _MOST))
    return "\n".join(lines)


class OwnLesson(QObject):
    """Opens lesson files in the `Course`, and follows the one that is open."""

    def __init__(self, course: Course, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._course, self._settings, self._window = course, settings, window
        self._path: Path | None = None
        self._lesson: Lesson | None = None
        self._file = FollowedFile(self)
        self._file.changed.connect(self.read_again)
        course.changed.connect(self._follow)

    def open(self, path: Path, show: Callable[[], None]) -> None:
        """Open the lesson file ``path`` after ``show``; all mistakes in it are told at once."""
        seen = stamp(path)
        try:
            lesson = read_lesson(path, targets_in)
        except Problem as problem:
            if not os.path.exists(path):
                self._settings.remove_recent_lesson(str(path.absolute()))
            show_text(self._window, all_told(problem))
            return
        show()
        self._settings.folder = str(path.absolute().parent)
        self._settings.add_recent_lesson(str(path.absolute()))
        self._path, self._lesson = path, lesson
        self._file.follow(path, seen)
        self._course.start(lesson)

    def begin(self, path: Path, network: Network, show: Callable[[], None]) -> None:
        """Write a lesson on ``network`` to ``path``, open it after ``show``, say how to go on."""
        title = readable(path.name).removesuffix(SUFFIX).replace("-", " ")
        try:
            replace_bytes(path, lesson_template(network, title).encode())
        except Problem as problem:
            show_problem(self._window, problem)
            return
        self.open(path, show)
        said = tr(
            "The lesson is written. Change {name} with any text editor: each time it is saved, "
            "its page here follows."
        ).format(name=readable(path.name))
        edit = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.absolute())))
        Notice(said, self._window, offer=(tr("Open in an editor"), edit))

    def read_again(self) -> None:
        """Show the open page as the file says it now; a mistake leaves it as it was."""
        path = self._path
        if path is None or not os.path.exists(path):
            return
        Notice.end(_MISTAKES, self._window)
        try:
            lesson = read_lesson(path, targets_in)
        except Problem as problem:
            Notice(all_told(problem), self._window, about=_MISTAKES)
            return
        if lesson != self._lesson:
            self._lesson = lesson
            self._course.start(lesson, self._course.index)

    def _follow(self) -> None:
        if self._path is not None and self._course.lesson is not self._lesson:
            self._file.leave()
            self._path = self._lesson = None
