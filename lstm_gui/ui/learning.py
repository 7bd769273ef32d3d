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
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.workspaces.cell import Arrangement
from lstm_gui.ui.workspaces.switch import CELL, Workspaces

if TYPE_CHECKING:
    from lstm_gui.ui.main_window import MainWindow
    from lstm_gui.ui.panels.learn import LearnPanel


class Learning(QObject):
    """Shows and hides the Learn panel; hiding it leaves the lesson.

    A page says in which workspace it is read. Leaving the lesson shows the one that the user
    was in, and hiding the panel puts the others where they were.
    """

    def __init__(self, document: Document, settings: Settings, window: "MainWindow") -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self.course = Course(document, settings, self)
        self.panel: LearnPanel | None = None
        self._actions: dict[str, QAction] = {}
        self._workspaces: Workspaces | None = None
        self._home = CELL
        self._placed_in = ""
        self._before: Arrangement | None = None
        self._page: tuple[str, int] | None = None
        # Before the layout is saved: the next start shows the user's own one.
        window.closing.connect(self._close)

    @property
    def heading(self) -> str:
        """What to call the lesson that is shown instead of the user's work, or ``""``."""
        lesson = self.course.lesson
        if lesson is None:
            return ""
        return tr("Learn: {number}. {title}").format(number=lesson.number, title=said(lesson.title))

    def complete(self, workspaces: Workspaces, actions: dict[str, QAction]) -> None:
        """Add the panel, hidden, once the plots are there."""
        from lstm_gui.ui.panels.learn import LearnPanel

        self._workspaces, self._actions = workspaces, actions
        self.panel = LearnPanel(self._document, self.course, self._settings, self._window)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panel)
        self.panel.hide()
        self.panel.visibilityChanged.connect(self._show_actions)
        self.course.changed.connect(self._show_actions)
        self.course.changed.connect(self._follow_page)
        # After the workspace has drawn: a challenge may ask for what it compares.
        self._document.changed.connect(self._draw)
        workspaces.compared.connect(self._draw_latest)
        workspaces.shown.connect(self._follow_workspace)
        figure = workspaces.cell.diagram().figure
        figure.part_hovered.connect(self.panel.mark)
        figure.quantity_picked.connect(self.course.pick)
        self._show_actions()

    def do_learn(self) -> None:
        """Show the panel, or hide it and go back to the user's own work."""
        if self.panel is None:
            return
        if self.panel.isHidden():
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
        if self.panel is not None and self.panel.isHidden():
            self._show()
        self._settings.folder = str(path.absolute().parent)
        self.course.start(lesson)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        if self.panel is not None:
            self.panel.retranslate()

    def set_theme(self) -> None:
        """Show everything in the colours in force."""
        if self.panel is not None:
            self.panel.set_theme(theme())

    def _draw(self, snapshot: Snapshot) -> None:
        if self.panel is not None and self._workspaces is not None:
            self.course.comparison = self._workspaces.comparison
            self.panel.draw(snapshot)

    def _draw_latest(self) -> None:
        self._draw(self._document.snapshot())

    def _show_chapters(self) -> None:
        try:
            bundled_lessons()
        except Problem as problem:
            show_problem(self._window, problem)
        else:
            self._show()
        self._show_actions()

    def _show(self) -> None:
        assert self.panel is not None
        assert self._workspaces is not None
        self._home, self._placed_in, self._before = self._workspaces.current, "", None
        self._place()
        self.panel.refresh()
        self.panel.setFocus()

    def _hide(self) -> None:
        assert self.panel is not None
        assert self._workspaces is not None
        self.course.leave()
        self.panel.hide()
        if self._before is not None:
            self._workspaces.show(CELL)
            self.panel.hide()
            self._workspaces.cell.restore(self._before)
            self._workspaces.show(self._home)

    def _place(self) -> None:
        """Put the panel beside the workspace that shows."""
        assert self.panel is not None
        assert self._workspaces is not None
        now = self._workspaces.current
        if now == self._placed_in:
            return
        self._placed_in = now
        if now != CELL:
            self._workspaces.put_beside_memory(self.panel)
        elif self._before is None:
            # Without the panel: that is what closing it brings back.
            self.panel.hide()
            self._before = self._workspaces.cell.arrangement()
            self._workspaces.cell.arrange_beside(self.panel)

    def _follow_page(self) -> None:
        """Show the workspace in which the page that was turned to is read."""
        lesson, page = self.course.lesson, self.course.page
        turned_to = None if lesson is None else (lesson.id, self.course.index)
        if self._workspaces is not None and turned_to != self._page:
            self._page = turned_to
            self._workspaces.show(self._home if page is None else page.workspace)

    def _follow_workspace(self, name: str) -> None:
        if self.panel is not None and not self.panel.isHidden():
            if self.course.lesson is None:
                self._home = name
            self._place()

    def _close(self) -> None:
        if self.panel is not None and not self.panel.isHidden():
            self._hide()

    def _show_actions(self) -> None:
        reading = self.course.lesson is not None
        for name in ("lesson_next", "lesson_back"):
            self._actions[name].setEnabled(reading)
        if self.panel is not None:
            self._actions["learn"].setChecked(not self.panel.isHidden())
