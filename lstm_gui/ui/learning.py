"""Lessons in the window: the Learn panel, its place, and a teacher's own file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QAction

from lstm_gui.files.lessons import bundled_lessons, read_lesson
from lstm_gui.files.problem import Problem
from lstm_gui.ui.dialogs.lesson_dialogs import ask_lesson
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import tr
from lstm_gui.ui.lessons.course import Course
from lstm_gui.ui.lessons.words import said
from lstm_gui.ui.messages import show_problem
from lstm_gui.ui.settings import Settings
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.workspaces.cell import Arrangement, CellWorkspace

if TYPE_CHECKING:
    from lstm_gui.ui.main_window import MainWindow
    from lstm_gui.ui.panels.learn import LearnPanel


class Learning(QObject):
    """Shows and hides the Learn panel; hiding it leaves the lesson."""

    def __init__(self, document: Document, settings: Settings, window: "MainWindow") -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self.course = Course(document, settings, self)
        self._panel: LearnPanel | None = None
        self._actions: dict[str, QAction] = {}
        self._workspace: CellWorkspace | None = None
        self._before: Arrangement | None = None
        # Before the layout is saved: the next start shows the user's own one.
        window.closing.connect(self._close)

    @property
    def heading(self) -> str:
        """What to call the lesson that is shown instead of the user's work, or ``""``."""
        lesson = self.course.lesson
        if lesson is None:
            return ""
        return tr("Learn: {number}. {title}").format(number=lesson.number, title=said(lesson.title))

    @property
    def reading(self) -> bool:
        """Whether a page of a lesson shows."""
        return not self._hidden and self.course.lesson is not None

    @property
    def panel(self) -> "LearnPanel":
        """The panel, made when somebody wants to learn."""
        if self._panel is None:
            self._panel = self._made_panel()
        return self._panel

    def complete(self, workspace: CellWorkspace, actions: dict[str, QAction]) -> None:
        """Get ready to show lessons beside the plots."""
        self._workspace, self._actions = workspace, actions
        self.course.changed.connect(self._show_actions)
        self._show_actions()

    def do_learn(self) -> None:
        """Show the panel, or hide it and go back to the user's own work."""
        if self._workspace is None:
            return
        if self._hidden:
            self._show_chapters()
        else:
            self._hide()

    def do_open_lesson(self) -> None:
        """Ask for a lesson file and open it."""
        path = ask_lesson(self._window, self._settings.folder)
        if path is not None:
            self.open_lesson(path)

    def do_lesson_next(self) -> None:
        self.course.next()

    def do_lesson_back(self) -> None:
        self.course.back()

    def open_lesson(self, path: Path) -> None:
        """Open a lesson file; a mistake in it is told with its line."""
        try:
            lesson = read_lesson(path)
        except Problem as problem:
            show_problem(self._window, problem)
            return
        if self._workspace is not None and self._hidden:
            self._show()
        self._settings.folder = str(path.absolute().parent)
        self.course.start(lesson)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        if self._panel is not None:
            self._panel.retranslate()

    def set_theme(self) -> None:
        """Show everything in the colours in force."""
        if self._panel is not None:
            self._panel.set_theme(theme())

    @property
    def _hidden(self) -> bool:
        return self._panel is None or self._panel.isHidden()

    def _made_panel(self) -> "LearnPanel":
        from lstm_gui.ui.panels.learn import LearnPanel

        assert self._workspace is not None
        panel = LearnPanel(self._document, self.course, self._settings, self._window)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        panel.hide()
        panel.visibilityChanged.connect(self._show_actions)
        self._document.changed.connect(panel.draw)
        figure = self._workspace.diagram().figure
        figure.part_hovered.connect(panel.mark)
        figure.quantity_picked.connect(self.course.pick)
        return panel

    def _show_chapters(self) -> None:
        try:
            bundled_lessons()
        except Problem as problem:
            show_problem(self._window, problem)
        else:
            self._show()
        self._show_actions()

    def _show(self) -> None:
        assert self._workspace is not None
        panel = self.panel
        self._before = self._workspace.arrangement()
        self._workspace.arrange_beside(panel)
        panel.refresh()
        panel.setFocus()

    def _hide(self) -> None:
        self.course.leave()
        self.panel.hide()
        if self._before is not None and self._workspace is not None:
            self._workspace.restore(self._before)
            self._before = None

    def _close(self) -> None:
        if not self._hidden:
            self._hide()

    def _show_actions(self) -> None:
        reading = self.course.lesson is not None
        for name in ("lesson_next", "lesson_back"):
            self._actions[name].setEnabled(reading)
        self._actions["learn"].setChecked(not self._hidden)
