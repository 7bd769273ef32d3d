"""Lessons in the window: the Learn panel, its place, and a teacher's own file."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.files.problem import Problem
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.window.lessons.guide_place import GuidePlace
from lstm_gui.ui.window.lessons.program_lessons import has_lessons
from lstm_gui.ui.window.workspace_switch import Workspaces
from lstm_gui.words.translation import tr

if TYPE_CHECKING:
    from lstm_gui.files.lessons.lesson_format import Lesson
    from lstm_gui.ui.cards.panel import Panel
    from lstm_gui.ui.learn.learn_panel import LearnPanel
    from lstm_gui.ui.learn.lesson_course import Course
    from lstm_gui.ui.window.lessons.own_lesson import OwnLesson


class Learning(QObject):
    """Shows and hides the Learn panel; hiding it leaves the lesson.

    A page says in which workspace it is read. Leaving the lesson shows the one that the user
    was in, and hiding the panel puts the others where they were.

    Signals
    -------
    changed()
        Another lesson, another page, an answer or a hint.
    turned()
        Another page shows, or none any more.
    restyled()
        It shows in another language, or in other colours.
    looked_up(str)
        A word of the field was chosen on a page, by its key in the glossary.
    chapter_asked(str)
        A chapter of the manual is wanted beside a page, as links call it.
    placed()
        The panel stands in another place.
    arranged(object)
        All panels of the cell were opened beside it; carries the names of those that were open.
    """

    changed = pyqtSignal()
    turned = pyqtSignal()
    restyled = pyqtSignal()
    looked_up = pyqtSignal(str)
    chapter_asked = pyqtSignal(str)
    placed = pyqtSignal()
    arranged = pyqtSignal(object)

    def __init__(
        self,
        document: Document,
        settings: Settings,
        actions: Mapping[str, QAction],
        workspaces: Workspaces,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self._actions, self._workspaces = actions, workspaces
        self._panel: LearnPanel | None = None
        self._place = GuidePlace(workspaces, window)
        self._place.arranged.connect(self.arranged)
        self._page: tuple[str, int] | None = None
        self._show_actions()

    @cached_property
    def course(self) -> "Course":
        """The lesson that is open, made when somebody wants to learn."""
        from lstm_gui.ui.learn.lesson_course import Course

        course = Course(self._document, self._settings, self)
        course.changed.connect(self.changed)
        course.changed.connect(self._show_actions)
        return course

    @property
    def lesson(self) -> "Lesson | None":
        """The open lesson, if one is."""
        # Asked at every start, of a course that nobody may have begun.
        course: Course | None = vars(self).get("course")
        return course.lesson if course is not None else None

    @property
    def heading(self) -> str:
        """What to call the lesson that is shown instead of the user's work, or ``""``."""
        name = self.lesson_name
        return tr("Learn: {title}").format(title=name) if name else ""

    @property
    def lesson_name(self) -> str:
        """The number and the title of the open lesson, or ``""``."""
        lesson = self.lesson
        if lesson is None:
            return ""
        from lstm_gui.words.lesson_words import headed

        return headed(lesson)

    @property
    def reading(self) -> bool:
        """Whether a page of a lesson shows."""
        return not self._hidden and self.lesson is not None

    @property
    def on_tour(self) -> bool:
        """Whether a page of the look around shows."""
        if self.lesson is None or not self.reading:
            return False
        from lstm_gui.files.lessons.lesson_files import tour

        return self.lesson is tour()

    @property
    def needed(self) -> frozenset[str]:
        """The names of the panels of the cell that the open page speaks of."""
        return frozenset(panel.name for panel in self._spoken_of())

    @property
    def guide(self) -> "LearnPanel | None":
        """The panel where it shows."""
        return None if self._hidden else self._panel

    @property
    def panel(self) -> "LearnPanel":
        """The panel, made when somebody wants to learn."""
        if self._panel is None:
            self._panel = self._made_panel()
        return self._panel

    def do_learn(self) -> None:
        """Show the panel, or hide it and go back to the user's own work."""
        if not self._workspaces.cell.complete:
            return
        if not self._hidden:
            self._hide()
        elif has_lessons(self._window):
            self._show()
        self._show_actions()

    def do_tour(self) -> None:
        """Open the look around that is offered at the first start."""
        if self._workspaces.cell.complete and has_lessons(self._window):
            from lstm_gui.files.lessons.lesson_files import tour

            self._show_if_hidden()
            self.course.start(tour())

    def do_open_lesson(self) -> None:
        """Ask for a lesson file and open it."""
        from lstm_gui.ui.learn.lesson_dialogs import ask_lesson

        path = ask_lesson(self._window, self._settings.folder)
        if path is not None:
            self.open_lesson(path)

    def do_write_lesson(self) -> None:
        """Ask for a file, write a lesson on what is shown into it, and open it."""
        from lstm_gui.ui.learn.lesson_dialogs import ask_new_lesson

        path = ask_new_lesson(self._window, self._settings.folder)
        if path is not None:
            self._own.begin(path, self._document.network, self._show_if_hidden)

    def do_handout(self) -> None:
        """Make worksheets of the open lesson and of the cell that shows."""
        from lstm_gui.ui.exporting.paper.handout_dialog import HandoutDialog
        from lstm_gui.ui.window.lessons.handout_choices import handouts

        try:
            choices = handouts(self._document, self.lesson)
        except Problem as problem:
            show_problem(self._window, problem)
        else:
            HandoutDialog(choices, self._settings, self._window).open()

    def do_lesson_next(self) -> None:
        self.course.next()

    def do_lesson_back(self) -> None:
        self.course.back()

    def open_lesson(self, path: Path) -> None:
        """Open a lesson file; all mistakes in it are told with their lines."""
        self._own.open(path, self._show_if_hidden)

    def _show_if_hidden(self) -> None:
        if self._workspaces.cell.complete and self._hidden:
            self._show()

    @cached_property
    def _own(self) -> "OwnLesson":
        from lstm_gui.ui.window.lessons.own_lesson import OwnLesson

        return OwnLesson(self.course, self._settings, self._window)

    def bring_forward(self) -> None:
        """Bring the panels of the cell to the front that the open page speaks of."""
        for panel in self._spoken_of():
            panel.raise_()

    def arrange_anew(self) -> None:
        """Put all panels of the cell in their first places, beside this one and once it goes."""
        self._place.arrange_anew(self.panel)
        self.bring_forward()

    def follow_workspace(self, name: str) -> None:
        """Stand beside the workspace called ``name``, which shows now."""
        if not self._hidden:
            if self.lesson is None:
                self._place.home = name
            self._place.put(self.panel)

    def close(self) -> None:
        """Leave the lesson and show the user's own layout."""
        if not self._hidden:
            self._hide()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        if self._panel is not None:
            self._panel.retranslate()
            self.course.retranslate()
        self.restyled.emit()

    def set_theme(self) -> None:
        """Show everything in the colours in force."""
        if self._panel is not None:
            self._panel.set_theme(theme())
        self.restyled.emit()

    @property
    def _hidden(self) -> bool:
        return self._panel is None or self._panel.isHidden()

    def _made_panel(self) -> "LearnPanel":
        from lstm_gui.ui.learn.learn_panel import LearnPanel

        panel = LearnPanel(self._document, self.course, self._settings, self._window)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
        panel.hide()
        panel.chapters.own_chosen.connect(self.open_lesson)
        panel.chapters.own_asked.connect(self._actions["open_lesson"].trigger)
        panel.chapters.own_begun.connect(self._actions["write_lesson"].trigger)
        panel.looked_up.connect(self.looked_up)
        panel.chapter_asked.connect(self.chapter_asked)
        panel.table_asked.connect(self._actions["table"].trigger)
        panel.visibilityChanged.connect(self._show_actions)
        panel.dockLocationChanged.connect(self.placed)
        # After the panel has turned its page, which showing another workspace draws.
        self.course.changed.connect(self._follow_page)
        # After the workspace has drawn: a challenge may ask for what it compares.
        self._document.changed.connect(self._draw)
        self._workspaces.compared.connect(self._draw_latest)
        figure = self._workspaces.cell.diagram().figure
        figure.part_hovered.connect(panel.mark)
        figure.quantity_picked.connect(self.course.pick)
        return panel

    def _draw(self, snapshot: Snapshot) -> None:
        self.course.look(snapshot, self._workspaces.comparison)
        self.panel.draw(snapshot)

    def _draw_latest(self) -> None:
        snapshot = self._document.snapshot()
        if snapshot is not None:
            self._draw(snapshot)

    def _show(self) -> None:
        panel = self.panel
        self._place.begin(panel)
        panel.refresh()
        panel.setFocus()

    def _hide(self) -> None:
        self.course.leave()
        self._place.leave(self.panel)

    def _follow_page(self) -> None:
        """Show the workspace in which the page that was turned to is read."""
        lesson, page = self.course.lesson, self.course.page
        turned_to = None if lesson is None else (lesson.id, self.course.index)
        if turned_to != self._page:
            self._page = turned_to
            if page is None or page.workspace != self._workspaces.current:
                self._workspaces.show(self._place.home if page is None else page.workspace)
            self.turned.emit()
            self.bring_forward()

    def _spoken_of(self) -> "list[Panel]":
        course: Course | None = vars(self).get("course")
        if course is None or course.page is None or course.page.workspace != CELL:
            return []
        from lstm_gui.ui.learn.page_panels import panels_of

        return list(panels_of(course.page, self._workspaces.cell.panels))

    def _show_actions(self) -> None:
        for name in ("lesson_next", "lesson_back"):
            self._actions[name].setEnabled(self.lesson is not None)
        self._actions["learn"].setChecked(not self._hidden)
