"""A right click on a heat map, or the key for menus: explain, pin, hold, copy, export."""

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import Clamp, select
from lstm_gui.files.texts.matrix_text import parse_matrix
from lstm_gui.scenes.quantity_table import quantity_table
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.hold_box import HoldBox
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import key, settle

STATE = select(seeded_state(2, 3, 8), t=3, unit=1)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def main(shared_window):
    return shared_window(STATE)


def right_click(figure, name: str, step: int, lane: int) -> None:
    row = next(row for row in figure._rows if row.kind.name == name)
    spot = QPointF(step, row.top + (lane + 0.5) * row.height / row.lanes)
    place = figure.mapFromScene(figure._view.mapViewToScene(spot))
    at = figure.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at)
    QApplication.sendEvent(figure.viewport(), event)
    settle()


def opened(main, name: str = "f", step: int = 5, lane: int = 2):
    states = panel(main, "states")
    right_click(states.figure, name, step, lane)
    assert states.quantities.isVisible()
    return states.quantities


def choose(menu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    settle()


def test_a_right_click_selects_what_the_menu_is_about(main):
    menu = opened(main)
    assert (main.document.state.selection.t, main.document.state.selection.unit) == (5, 2)
    assert menu.actions()[0].text() == "f of unit 3, t = 5"
    assert main.document.undo_stack.count() == 0
    menu.close()


def test_the_formula_is_shown_and_the_number_pinned_once(main):
    choose(opened(main), "Show the worked formula")
    view = panel(main, "inspector").view
    assert view.explained.inspection == Inspection("f", 5, 2)
    for _ in range(2):
        choose(opened(main, "i", 1, 0), "Pin this number")
        assert view.explained.inspection == Inspection("i", 1, 0)
        assert view.pinned
    assert len(view.pins.lines) == 1


def test_an_input_is_explained_pinned_and_never_clamped(main):
    menu = opened(main, "x", 4, 1)
    assert menu.actions()[0].text() == "x of input 2, t = 4"
    assert "Clamp" not in [action.text() for action in menu.actions()]
    choose(menu, "Pin this number")
    entry = panel(main, "inspector").view.explained.inspection.entry
    assert (entry.array, entry.row, entry.column) == ("x", 4, 1)


def test_the_values_are_copied_as_a_table_to_the_last_digit(main):
    choose(opened(main, "c"), "Copy the values of all steps as a table")
    heading, *rows = QApplication.clipboard().text().splitlines()
    assert heading == "t\tc[1]\tc[2]\tc[3]"
    values = parse_matrix("\n".join(rows), "x")
    assert np.array_equal(values[:, 0], np.arange(8))
    assert np.array_equal(values[:, 1:], main.document.snapshot().trace.c)


def test_what_enters_a_step_and_the_input_have_tables_as_well(main):
    trace = main.document.snapshot().trace
    for name, expected in (("x", trace.x), ("h_before", trace.entering("h"))):
        rows = quantity_table(trace, name).text.splitlines()[1:]
        assert np.array_equal(parse_matrix("\n".join(rows), "x")[:, 1:], expected)


def test_a_picture_of_the_panel_is_asked_for(main, monkeypatch):
    asked = []
    monkeypatch.setattr(type(main.exports), "export", lambda _, name: asked.append(name))
    panel(main, "states").export_asked.disconnect()
    panel(main, "states").export_asked.connect(main.exports.export)
    choose(opened(main), "Export this panel …")
    assert asked == ["states"]


def test_a_clamp_over_chosen_steps_is_one_step_of_undo(main):
    menu = opened(main)
    menu.surgery.fill()
    choose(menu.surgery, "In chosen steps …")
    menu.close()
    box = panel(main, "states").findChild(HoldBox)
    assert (box.first.value(), box.last.value()) == (5, 7)
    box.first.setValue(2)
    box.last.setValue(4)
    box.value.setFocus()
    box.value.selectAll()
    QTest.keyClicks(box.value, "0.25")
    key(box.value, "Return")
    settle()
    assert main.document.state.clamps == (Clamp("f", 2, 2, 4, 0.25),)
    main.actions_by_name["undo"].trigger()
    assert main.document.state.clamps == ()
    assert panel(main, "states").findChildren(HoldBox) == []


def test_the_last_step_cannot_be_before_the_first_and_all_units_can_be_held(main):
    menu = opened(main)
    menu.surgery.fill()
    choose(menu.surgery, "In chosen steps …")
    menu.close()
    box = panel(main, "states").findChild(HoldBox)
    box.last.setValue(1)
    assert box.last.value() == 5
    box.first.setValue(6)
    assert box.last.value() == 6
    box.everyone.click()
    box.clamp.click()
    clamps = main.document.state.clamps
    assert [(one.unit, one.first, one.last) for one in clamps] == [(0, 6, 6), (1, 6, 6), (2, 6, 6)]
    assert panel(main, "diagram").held.isEnabled()


@pytest.mark.parametrize("name", ["states", "diagram"])
def test_the_key_opens_the_menu_of_what_is_selected(main, name):
    main.document.select(block="o")
    settle()
    shown = panel(main, name)
    shown.figure.setFocus()
    key(shown.figure, "F10", SHIFT)
    settle()
    assert shown.quantities.isVisible()
    assert shown.quantities.actions()[0].text() == "o of unit 2, t = 3"
    assert main.geometry().contains(shown.quantities.pos())
    shown.quantities.close()


def test_what_is_to_be_guessed_is_not_copied(window):
    main = window(STATE)
    main.actions_by_name["gate_steps"].trigger()
    main.actions_by_name["predict"].trigger()
    settle()
    states = panel(main, "states")
    assert states.gives_away(main.document.snapshot())
    states.quantities.offer(main.document.snapshot(), "c", 0)
    states.quantities.fill()
    copies = {action.text(): action.isEnabled() for action in states.quantities.actions()}
    assert not copies["Copy the values of all steps as a table"]
