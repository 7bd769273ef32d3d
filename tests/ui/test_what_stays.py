"""What a person does again and again leaves nothing behind each time.

Objects are counted, of Python and of Qt, rather than bytes: the allocator keeps what it likes.
"""

import gc
from collections import Counter
from collections.abc import Callable
from types import FunctionType

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QObject
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.scenes.pictures.number_places import number_places
from lstm_gui.ui.document.working import Worker
from lstm_gui.ui.style.lettering import _math, _text
from lstm_gui.ui.style.mathtext import _typeset
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.dialogs import Closer
from tests.ui.driving import settle

KEPT = _text, _math, _typeset, number_places


def trigger(main: MainWindow, *names: str) -> None:
    for name in names:
        main.actions_by_name[name].trigger()
        settle()


def turn_pages(main: MainWindow) -> None:
    trigger(main, "show_memory")
    memory = main.workspaces.memory
    for name in memory.switch.buttons:
        memory.switch.picked.emit(name)
        settle()
    trigger(main, "show_cell")


def choose_kinds(main: MainWindow, *kinds: str) -> None:
    for kind in kinds:
        main.workspace.parameters.kind.kinds.picked.emit(kind)
        settle()
    open_presets(main)


def open_presets(main: MainWindow, *names: str) -> None:
    for name in (*names, "latch"):
        main.files.show_preset(name)
        settle()


def take_a_lesson(main: MainWindow) -> None:
    main.learning.course.start(bundled_lessons()[0])
    settle()
    trigger(main, "learn")
    main.document.end_visit()


def open_dialogs(main: MainWindow, *names: str) -> None:
    closer = Closer(main, 0)
    trigger(main, *names)
    closer.stop()


def resize_cell(main: MainWindow, *sizes: int) -> None:
    for symbol in "IHT":
        for size in sizes:
            main.workspace.parameters.sizes.boxes[symbol].setValue(size)
            settle()
    open_presets(main)


def resize_window(main: MainWindow) -> None:
    for width, height in ((1000, 640), (1700, 1000), (1100, 500), (1360, 860)):
        main.resize(width, height)
        settle()


HABITS: dict[str, Callable[[MainWindow], None]] = {
    "show it to a class": lambda main: trigger(main, "classroom", "classroom"),
    "go to Memory and back": lambda main: trigger(main, "show_memory", "show_cell"),
    "turn the pages of Memory": turn_pages,
    "choose other kinds of cell": lambda main: choose_kinds(main, "gru", "slstm", "lstm"),
    "open other sessions": lambda main: open_presets(main, "irnn-counter", "gru-latch"),
    "take a lesson": take_a_lesson,
    "switch theme and language": lambda main: trigger(
        main, *("toggle_theme", "toggle_language") * 2
    ),
    "open dialogs": lambda main: open_dialogs(main, "manual", "shortcuts", "about", "export"),
    "make the cell larger and smaller": lambda main: resize_cell(main, 9, 3),
    "make the window larger and smaller": resize_window,
    "unroll and roll up": lambda main: trigger(main, "unrolled", "unrolled"),
    "walk through the steps of the gates": lambda main: trigger(main, "gate_steps", "gate_steps"),
    "look at every block": lambda main: trigger(main, *(f"block_{n}" for n in range(1, 5))),
}


def finish_work(main: MainWindow, qtbot: QtBot) -> None:
    """Have what is compared compared, however fast the machine is."""
    trigger(main, "show_memory")
    qtbot.waitUntil(lambda: not any(one.running for one in main.findChildren(Worker)))
    trigger(main, "show_cell")


def what_there_is(main: MainWindow, qtbot: QtBot) -> Counter[str]:
    # What was undoable, and texts and numbers that were laid out, are kept on purpose, so many
    # of them; to look at Memory is undoable too, for it opens on an example.
    finish_work(main, qtbot)
    open_presets(main)
    main.document.undo_stack.forget()
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        settle()
    # Last: what a thread still had to say is laid out until here.
    for kept in KEPT:
        kept.cache_clear()
    windows = [one for top in QApplication.topLevelWidgets() for one in top.findChildren(QObject)]
    of_qt = Counter(one.metaObject().className() for one in windows)
    # Each bar of tabs, of which Qt leaves some behind to use again, has two.
    del of_qt["QToolButton"]
    return of_qt + Counter(type(one).__qualname__ for one in gc.get_objects() if is_ours(one))


def is_ours(one: object) -> bool:
    """Tell things with a life from plain values, of which a larger picture has more."""
    return isinstance(one, FunctionType) or str(type(one).__module__).startswith("lstm_gui.")


@pytest.mark.no_qt_log
def test_no_habit_leaves_anything_behind_each_time(window, qtbot):
    """At first there is more: what is made when somebody asks for it."""
    main = window("latch")
    live(main, times=1)
    before = what_there_is(main, qtbot)
    left = left_by_more_life(main, qtbot, before)
    if left:
        # Once more, since a panel that was drawn only now holds what it has laid out.
        again = left_by_more_life(main, qtbot, what_there_is(main, qtbot))
        left = {name: number for name, number in left.items() if name in again}
    assert not left


def left_by_more_life(main: MainWindow, qtbot: QtBot, before: Counter[str]) -> dict[str, int]:
    live(main, times=2)
    more = what_there_is(main, qtbot) - before
    return {name: number for name, number in more.items() if number >= 2}


def live(main: MainWindow, times: int) -> None:
    for habit in HABITS.values():
        for _ in range(times):
            habit(main)
