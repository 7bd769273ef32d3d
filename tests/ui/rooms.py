"""All places of the window where somebody can come to, one after the other.

Each walk opens them, tells ``visit`` the name of the place and the window that shows, and
leaves everything as it was.
"""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QPoint, QTimer
from PyQt6.QtWidgets import QApplication, QDialog, QWidget

from lstm_gui.core import GENERATORS
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.lessons.lesson_format import Choice, Lesson
from lstm_gui.files.problem import Problem
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import tr
from tests.ui.driving import settle, until
from tests.ui.memory_window import memory, show_memory

Visit = Callable[[str, QWidget], None]

DIALOGS = (
    "export",
    "export_animation",
    "export_model",
    "handout",
    "share_state",
    "find",
    "stream",
    "diagnose",
    "manual",
    "glossary",
    "table",
    "shortcuts",
    "about",
    "notes",
)
QUESTIONS = ("open", "save_as", "save_trace", "open_lesson", "write_lesson")
"""Actions whose dialogs wait for an answer."""
_PAGES = (0, 1)
_TABLE = "day,a,b\nMon,1,2\nTue,,3\n"
"""Leaves something open, so that it is asked how it is meant."""


def walk_workspaces(main: MainWindow, visit: Visit) -> None:
    for panel in main.workspace.panels:
        panel.raise_()
        settle()
        visit(f"cell, {panel.name}", main)
    show_memory(main)
    for page in memory(main).switch.buttons:
        show_memory(main, page)
        until(lambda: not memory(main).computing)
        settle()
        visit(f"memory, {page}", main)
    main.workspaces.show("train")
    settle()
    # What trains meanwhile would enable buttons that Tab has passed.
    assert main.workspaces.train is not None
    main.workspaces.train.lab.pause()
    settle()
    visit("train", main)
    main.workspaces.show("cell")
    settle()


def walk_lessons(main: MainWindow, visit: Visit) -> None:
    """Visit the chapters, and pages of all sorts: a text, pictures, a challenge with a choice."""
    main.actions_by_name["learn"].trigger()
    settle()
    visit("chapters", main)
    for number in _PAGES:
        main.learning.course.start(bundled_lessons()[number], 0)
        settle()
        visit(f"first page of lesson {number + 1}", main)
    for lesson in bundled_lessons():
        index = _choosing_page(lesson)
        if index is not None:
            main.learning.course.start(lesson, index)
            settle()
            visit(f"challenge of {lesson.id}", main)
            break
    main.actions_by_name["learn"].trigger()
    settle()


def walk_dialogs(main: MainWindow, visit: Visit) -> None:
    for name in DIALOGS:
        main.actions_by_name[name].trigger()
        settle(8)
        _visit_and_close(main, partial(visit, name))
    main.workspace.parameters.input.menu.paste_text(_TABLE)
    settle()
    _visit_and_close(main, partial(visit, "table preview"))
    wrong = Problem("{file} holds no rows of numbers. Choose another table.", file="a.csv")
    for name in QUESTIONS:
        _answer(main.actions_by_name[name].trigger, partial(visit, name))
    _answer(partial(show_problem, main, wrong), partial(visit, "a problem"))


def walk_boxes(main: MainWindow, visit: Visit) -> None:
    """Visit the small forms that open over the window."""
    show_memory(main)
    boxes = [("randomise", main.workspace.parameters.block.randomise)]
    boxes += [(f"clamps of {lane.lane}", lane.clamps) for lane in memory(main).lanes]
    for name, box in boxes:
        assert isinstance(box, PopupBox)
        box.open_at(QPoint(0, 0), box.nextInFocusChain() or box)
        settle()
        visit(name, box)
        box.close()
    settle()
    main.workspaces.show("cell")
    settle()
    for name in GENERATORS:
        _visit_opened(main.workspace.parameters.input.menu.generate(name), f"input: {name}", visit)
    _visit_opened(_hold_box(main), "clamp over steps", visit)


def _hold_box(main: MainWindow) -> PopupBox:
    """Open the form that clamps what the inspector explains over steps."""
    inspector = main.workspace.panels[4]
    inspector.raise_()
    settle()
    surgery = inspector.surgery
    surgery.fill()
    words = tr("In chosen steps …")
    next(action for action in surgery.actions() if action.text() == words).trigger()
    settle()
    box = QApplication.activePopupWidget()
    assert isinstance(box, PopupBox)
    return box


def _visit_opened(box: PopupBox, name: str, visit: Visit) -> None:
    settle()
    visit(name, box)
    box.close()
    settle()


def _choosing_page(lesson: Lesson) -> int | None:
    """Return which page has a challenge whose answers are chosen."""
    for index, page in enumerate(lesson.pages):
        if page.challenge and any(isinstance(part, Choice) for part in page.challenge.conditions):
            return index
    return None


def _visit_and_close(main: MainWindow, visit: Callable[[QWidget], None]) -> None:
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not main]
    assert shown, "nothing has opened"
    for one in shown:
        visit(one)
        one.reject() if isinstance(one, QDialog) else one.close()
    settle()


def _answer(ask: Callable[[], object], visit: Callable[[QWidget], None]) -> None:
    """Ask what blocks until it is answered, visit what asks, and give it up."""
    seen: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in seen:
            seen.append(dialog)
            try:
                visit(dialog)
            finally:
                dialog.reject()

    poll = QTimer()
    poll.timeout.connect(look)
    poll.start(0)
    ask()
    poll.stop()
    assert seen, "nothing has asked"
