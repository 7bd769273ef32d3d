"""Whole matrices by clipboard, in one step of undo, as in a spreadsheet."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QLabel, QMenu

from lstm_gui.core import State
from lstm_gui.files.texts.matrix_text import parse_matrix
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import key, settle, write

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def main(window) -> MainWindow:
    return window(seeded_state(2, 3, 5))


def grid(main: MainWindow, array: str):
    return main.workspace.parameters.block.matrices.grids[array]


def state(main: MainWindow) -> State:
    settle()
    return main.document.state


def press(main: MainWindow, array: str, row: int, column: int, keys=None) -> None:
    one = grid(main, array)
    place = one.cell_rect(row, column).center()
    QTest.mouseClick(one, Qt.MouseButton.LeftButton, keys or Qt.KeyboardModifier.NoModifier, place)
    one.setFocus()
    settle()


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_a_matrix_goes_to_the_clipboard_and_back_in_one_step(main):
    before = state(main).parameters.block("f").w_h
    press(main, "w_h", 1, 1)
    key(grid(main, "w_h"), "A", CONTROL)
    key(grid(main, "w_h"), "C", CONTROL)
    assert np.array_equal(parse_matrix(clipboard(), "x"), before)
    changed = before.T + 1.0
    QApplication.clipboard().setText(f"array({changed.tolist()})")
    key(grid(main, "w_h"), "V", CONTROL)
    assert np.array_equal(state(main).parameters.block("f").w_h, changed)
    assert main.document.undo_stack.count() == 1
    main.document.undo_stack.undo()
    assert np.array_equal(state(main).parameters.block("f").w_h, before)


def test_a_range_is_chosen_with_shift_copied_and_filled(main):
    w_h = state(main).parameters.block("f").w_h
    press(main, "w_h", 0, 1)
    press(main, "w_h", 1, 2, SHIFT)
    assert np.array_equal(state(main).parameters.block("f").w_h, w_h)
    key(grid(main, "w_h"), "C", CONTROL)
    assert np.array_equal(parse_matrix(clipboard(), "x"), w_h[:2, 1:])
    press(main, "w_h", 1, 0)
    key(grid(main, "w_h"), "Right", SHIFT)
    key(grid(main, "w_h"), "Down", SHIFT)
    QApplication.clipboard().setText("0.5")
    key(grid(main, "w_h"), "V", CONTROL)
    expected = np.array(w_h)
    expected[1:, :2] = 0.5
    assert np.array_equal(state(main).parameters.block("f").w_h, expected)
    key(grid(main, "w_h"), "Right")
    assert grid(main, "w_h").chosen == (slice(1, 2), slice(1, 2))


def test_a_row_fits_into_the_column_of_biases(main):
    QApplication.clipboard().setText("[1, 2, 3]")
    press(main, "b", 2, 0)
    key(grid(main, "b"), "V", CONTROL)
    assert state(main).parameters.block("f").b.tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize("text", ["nothing", "1\t2\t3\t4", ""])
def test_what_does_not_fit_is_one_sentence_and_changes_nothing(main, text):
    QApplication.clipboard().setText(text)
    before = state(main)
    press(main, "w_h", 1, 1)
    key(grid(main, "w_h"), "V", CONTROL)
    (note,) = main.findChildren(Notice)
    assert note.findChild(QLabel).text().startswith("The clipboard ")
    assert state(main).parameters == before.parameters
    assert main.document.undo_stack.count() == 0


def test_the_menu_copies_for_numpy_and_opens_by_mouse_and_key(main):
    one = grid(main, "w_x")
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        place = one.cell_rect(2, 1).center()
        QApplication.sendEvent(one, QContextMenuEvent(reason, place, one.mapToGlobal(place)))
        menu = one.findChild(QMenu)
        assert one.current == (2, 1)
        texts = {action.text(): action for action in menu.actions()}
        texts["Copy matrix as array([[…]])"].trigger()
        assert clipboard().startswith("array([[")
        assert np.array_equal(parse_matrix(clipboard(), "x"), one.values)
        texts["Copy matrix"].trigger()
        assert np.array_equal(parse_matrix(clipboard(), "x"), one.values)
        menu.close()
        settle()


def type_and(main: MainWindow, text: str, name: str) -> None:
    """Type a number into the chosen entry and end it by a key."""
    one = QApplication.focusWidget()
    write(one, text[0])
    editor = QApplication.focusWidget()
    write(editor, text[1:])
    key(editor, name)
    settle()


def chosen(main: MainWindow) -> tuple[str, tuple[int, int]]:
    one = QApplication.focusWidget()
    assert one in main.workspace.parameters.block.matrices.grids.values()
    return one.array, one.current


def test_tab_goes_through_the_row_of_all_matrices_and_on_to_the_next(main):
    press(main, "w_x", 0, 0)
    for number in range(1, 8):
        type_and(main, f"{number}.5", "Tab")
    block = state(main).parameters.block("f")
    row = [*block.w_x[0], *block.w_h[0], block.b[0], block.w_x[1, 0]]
    assert row == [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5]
    assert chosen(main) == ("w_x", (1, 1))
    for _ in range(2):
        type_and(main, "9.0", "Backtab")
    assert chosen(main) == ("b", (0, 0))


def test_enter_goes_below_where_the_row_was_begun_and_on_to_the_next_column(main):
    press(main, "w_h", 0, 1)
    type_and(main, "1.0", "Tab")
    type_and(main, "2.0", "Return")
    assert chosen(main) == ("w_h", (1, 1))
    type_and(main, "3.0", "Return")
    type_and(main, "4.0", "Return")
    assert chosen(main) == ("w_h", (0, 2))
    assert state(main).parameters.block("f").w_h[:, 1].tolist() == [1.0, 3.0, 4.0]


def test_at_the_last_entry_it_ends(main):
    press(main, "b", 2, 0)
    for name in ("Tab", "Return"):
        type_and(main, "5.0", name)
        assert chosen(main) == ("b", (2, 0))


def test_what_was_chosen_in_between_begins_a_row_of_its_own(main):
    press(main, "w_h", 0, 0)
    type_and(main, "1.0", "Tab")
    key(grid(main, "w_h"), "Right")
    type_and(main, "2.0", "Return")
    assert chosen(main) == ("w_h", (1, 2))
