"""Whole tasks by keys alone: nothing but Tab, arrows, Enter, Space and the shortcuts."""

import pytest
from PyQt6.QtCore import QSize, Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from lstm_gui.core import value
from lstm_gui.ui.exporting.dialogs.table_dialog import TableDialog
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle, until
from tests.ui.memory_window import memory

_MOST_STOPS = 120
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def main(shared_window, qtbot) -> MainWindow:
    made = shared_window(seeded_state(2, 2, 8), QSize(1440, 900))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(name: str, keys=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key of the keyboard: it goes where the keys go."""
    popup = QApplication.activePopupWidget()
    target = popup or QApplication.focusWidget() or QApplication.activeWindow()
    QTest.keyClick(target, getattr(Qt.Key, f"Key_{name}"), keys)
    settle()


def come_to(fits) -> QWidget:
    """Press Tab until what has the focus ``fits``."""
    for _ in range(_MOST_STOPS):
        focused = QApplication.focusWidget()
        if fits(focused):
            return focused
        press("Tab")
    raise AssertionError("Tab does not come there")


def named(name: str):
    return lambda one: (
        one.accessibleName() == name or (isinstance(one, QAbstractButton) and one.text() == name)
    )


def choose(name: str) -> None:
    """Go down an open menu to ``name`` and choose it."""
    for _ in range(_MOST_STOPS):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        active = menu.activeAction()
        if active is not None and active.text().startswith(name):
            press("Return")
            return
        press("Down")
    raise AssertionError(f"the menu has no {name}")


def _hold_at_one() -> None:
    menu = QApplication.activePopupWidget()
    try:
        choose("In all steps")
        choose("to 1")
    finally:
        if menu is not None:
            menu.close()


def test_a_weight_is_changed_and_taken_back(main):
    slider = come_to(lambda one: isinstance(one, NumberSlider))
    row = main.workspace.parameters.block.sliders.rows[0]
    assert slider is row.slider
    before = value(main.document.state, row.entry)
    press("Right")
    assert value(main.document.state, row.entry) > before
    press("Z", CONTROL)
    assert value(main.document.state, row.entry) == before


def test_a_gate_is_clamped_and_released(main):
    come_to(lambda one: one.accessibleName().startswith("Clamp this number"))
    # The menu blocks until something is chosen.
    QTimer.singleShot(0, _hold_at_one)
    press("Space")
    assert [clamp.value for clamp in main.document.state.clamps] == [1.0]
    press("Z", CONTROL)
    assert main.document.state.clamps == ()


def test_a_word_is_marked_and_its_share_is_told(main):
    press("2", CONTROL)
    until(lambda: not memory(main).computing)
    settle()
    come_to(lambda one: isinstance(one, WordRow))
    marks = main.document.memory.marks
    press("Right")
    press("Return")
    assert main.document.memory.marks != marks
    until(lambda: not memory(main).computing)
    settle()
    told = memory(main).lanes[0].figure.accessibleDescription()
    assert "marked steps at t = 1" in told


def test_numbers_are_read_as_a_table_and_the_window_has_the_keys_again(main):
    press("T", CONTROL | SHIFT)
    dialog = main.findChild(TableDialog)
    dialog.activateWindow()
    settle()
    assert QApplication.focusWidget() is dialog.view
    press("Down")
    assert dialog.view.currentIndex().row() >= 0
    press("Escape")
    assert main.findChild(TableDialog) is None


def test_a_lesson_is_opened_read_and_left(main):
    press("F2")
    come_to(lambda one: isinstance(one, QAbstractButton) and one.text().startswith("3. "))
    press("Space")
    course = main.learning.course
    assert course.lesson.number == 3
    press("Right", ALT)
    assert course.index == 1
    come_to(named("leave"))
    press("Space")
    assert course.lesson is None
