"""The keys of the window answer wherever the focus has come to rest."""

import pytest
from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtGui import QKeyEvent, QKeySequence
from PyQt6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from lstm_gui.core import value
from lstm_gui.ui.widgets.numbers.number_box import NumberBox
from lstm_gui.ui.window.actions import ACTIONS
from lstm_gui.words.translation import tr
from tests.ui.cell_panels import panel
from tests.ui.driving import click, key, middle, settle, write


@pytest.fixture
def main(shared_window):
    made = shared_window("remember-early-pulse")
    # The test before may have opened another window over it.
    made.activateWindow()
    settle()
    return made


def test_undo_works_right_after_a_number_was_typed(main):
    row = main.workspace.parameters.block.sliders.rows[0]
    before = value(main.document.state, row.entry)
    row.box.setFocus()
    row.box.selectAll()
    write(row.box, "2.5")
    key(row.box, "Return")
    settle()
    assert value(main.document.state, row.entry) == 2.5
    assert row.slider.hasFocus()
    assert row.box.text() == "+2.50"
    main.document.undo_stack.undo()
    settle()
    assert value(main.document.state, row.entry) == before


def test_a_box_that_is_only_read_leaves_undo_to_the_session(main):
    row = main.workspace.parameters.block.sliders.rows[0]
    main.document.set_values("Change a number", {row.entry: 1.5})
    settle()
    row.box.setFocus()
    key(row.box, "Z", Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not main.document.undo_stack.canUndo()


def test_arrows_move_in_time_from_a_button_too(main):
    t = main.document.state.selection.t
    button = main.transport.loop
    button.setFocus(Qt.FocusReason.TabFocusReason)
    key(button, "Right")
    settle()
    assert main.document.state.selection.t == t + 1
    assert button.hasFocus()


def test_a_click_on_a_button_does_not_take_the_keys(main):
    main.setFocus()
    click(main.transport.loop, middle(main.transport.loop))
    assert not main.transport.loop.hasFocus()


def test_after_a_dialog_the_keys_are_those_of_the_window(main, qtbot):
    main.activateWindow()
    main.setFocus()
    dialog = QDialog(main)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reject()
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    settle()
    assert QApplication.focusWidget() is main
    dialog.deleteLater()


def test_tab_leaves_out_a_panel_that_floats_in_a_window_of_its_own(main):
    states = panel(main, "states")
    states.setFloating(True)
    settle()
    passed: list[QWidget | None] = []
    while len(passed) == len(set(passed)):
        main.focusNextPrevChild(True)
        passed.append(main.focusWidget())
    assert panel(main, "diagram").figure in passed
    assert not any(states.isAncestorOf(widget) for widget in passed)
    states.setFloating(False)


def test_the_menus_show_the_single_keys_without_taking_them(main):
    moves = main.actions_by_name["forward"]
    assert moves.shortcut().toString() == "Right"
    t = main.document.state.selection.t
    box = main.workspace.parameters.block.sliders.rows[0].box
    box.setFocus()
    key(box, "Right")
    settle()
    assert main.document.state.selection.t == t
    main.setFocus()
    key(main, "Right")
    settle()
    assert main.document.state.selection.t == t + 1


def test_undo_and_redo_say_of_what(main):
    undo, redo = main.actions_by_name["undo"], main.actions_by_name["redo"]
    assert (undo.text(), redo.text()) == ("Undo", "Redo")
    main.actions_by_name["reset_cell"].trigger()
    main.workspace.parameters.block.randomise.cell.click()
    settle()
    assert (undo.text(), redo.text()) == ("Undo: Randomise the cell", "Redo")
    undo.trigger()
    settle()
    assert redo.text() == "Redo: Randomise the cell"
    main.apply_language("ko")
    assert redo.text() == f"{tr('Redo')}: {tr('Randomise the cell')}" != "Redo: Randomise the cell"
    main.apply_language("en")


def test_f2_in_a_matrix_types_a_number_and_elsewhere_opens_the_lessons(main):
    grid = main.workspace.parameters.block.matrices.grids["w_h"]
    grid.setFocus()
    key(grid, "F2")
    settle()
    assert isinstance(QApplication.focusWidget(), NumberBox)
    assert not main.actions_by_name["learn"].isChecked()
    key(QApplication.focusWidget(), "Escape")
    main.setFocus()
    key(main, "F2")
    settle()
    assert main.actions_by_name["learn"].isChecked()
    key(main, "F2")


def test_the_arrows_walk_the_menu_bar(main, qtbot):
    t = main.document.state.selection.t
    bar = main.header.menu_bar
    first, second = bar.actions()[:2]
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    bar.setActiveAction(first)
    first.menu().hide()
    bar.setActiveAction(first)
    key(bar, "Right")
    settle()
    assert main.document.state.selection.t == t
    assert bar.activeAction() is second
    for menu in main.menus.values():
        menu.hide()


class Greedy(QLineEdit):
    """Takes every key for its own, as a field may on one system or another."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_a_field_keeps_no_shortcut_of_the_window_but_those_of_editing(main):
    field = Greedy(main)
    field.show()
    field.setFocus()
    kept = set()
    for spec in ACTIONS:
        for shortcut in () if spec.plain else spec.keys:
            pressed = QKeySequence(shortcut)[0]
            override = QKeyEvent(
                QEvent.Type.ShortcutOverride, pressed.key().value, pressed.keyboardModifiers()
            )
            override.ignore()
            QApplication.sendEvent(field, override)
            kept |= {spec.name} if override.isAccepted() else set()
    field.deleteLater()
    assert kept == {"undo", "redo", "first", "last"}
