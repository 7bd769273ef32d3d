"""Steps that are marked in heat maps, by a drag or by keys, and what is done to all of them."""

import numpy as np
import pytest
from PyQt6.QtCore import QPointF

from lstm_gui.core import Clamp, select
from lstm_gui.files.lessons.lesson_files import tour
from lstm_gui.files.shipped.presets import FIRST_PRESET
from lstm_gui.ui.cell.hold_box import HoldBox
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import SHIFT, click, drag, key, settle, write

STATE = select(seeded_state(2, 3, 12), t=3, unit=1)


@pytest.fixture
def main(shared_window):
    return shared_window(STATE)


@pytest.fixture
def states(main):
    return panel(main, "states")


def place(figure, name: str, step: int, lane: int) -> tuple[float, float]:
    row = next(row for row in figure.rows if row.kind.name == name)
    spot = QPointF(step, row.top + (lane + 0.5) * row.height / row.lanes)
    at = figure.mapFromScene(figure._view.mapViewToScene(spot))
    return at.x(), at.y()


def mark(states, name: str, lane: int, first: int, last: int):
    """Draw over the cells of a row with Shift, and return the menu that opens."""
    way = [place(states.figure, name, step, lane) for step in (first, (first + last) // 2, last)]
    drag(states.figure.viewport(), *way, keys=SHIFT)
    settle()
    assert states.quantities.isVisible()
    return states.quantities


def texts(menu) -> list[str]:
    return [action.text() for action in menu.actions()]


def choose(menu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    settle()


@pytest.mark.parametrize(("first", "last"), [(4, 8), (8, 4)])
def test_a_drag_marks_steps_either_way_and_changes_nothing(main, states, first, last):
    menu = mark(states, "f", 2, first, last)
    assert states.figure.marked == (4, 8)
    assert main.document.state.selection.unit == 2
    assert main.document.undo_stack.count() == 0
    menu.close()


def test_the_marked_steps_are_clamped(main, states):
    menu = mark(states, "f", 2, 4, 8)
    menu.surgery.fill()
    values = next(one.menu() for one in menu.surgery.actions() if one.text() == "From t = 4 to 8")
    choose(values, "to 1")
    menu.close()
    assert main.document.state.clamps == (Clamp("f", 2, 4, 8, 1.0),)
    assert main.document.undo_stack.count() == 1


def test_the_form_for_other_steps_begins_with_them(main, states):
    menu = mark(states, "o", 0, 5, 9)
    menu.surgery.fill()
    choose(menu.surgery, "In chosen steps …")
    (box,) = [one for one in main.findChildren(HoldBox) if one.isVisible()]
    assert (box.first.value(), box.last.value()) == (5, 9)
    box.close()


def test_the_form_takes_no_number_that_a_gate_cannot_be(main, states):
    menu = mark(states, "f", 2, 4, 8)
    menu.surgery.fill()
    choose(menu.surgery, "In chosen steps …")
    (box,) = [one for one in main.findChildren(HoldBox) if one.isVisible()]
    box.value.setFocus()
    write(box.value, "-1")
    click(box.clamp, (20, 12))
    assert box.isVisible()
    assert "between 0 and 1" in box.value.toolTip()
    assert main.document.state.clamps == ()
    box.value.selectAll()
    write(box.value, "0.25")
    click(box.clamp, (20, 12))
    settle()
    assert main.document.state.clamps == (Clamp("f", 2, 4, 8, 0.25),)


def test_an_input_is_silenced_in_them_in_one_step_of_undo(main, states):
    before = main.document.state.sequence.x.copy()
    menu = mark(states, "x", 1, 4, 8)
    choose(menu, "Set it to 0 from t = 4 to 8")
    after = main.document.state.sequence.x
    assert not after[4:9, 1].any()
    assert (after[:, 0] == before[:, 0]).all()
    assert (after[9:, 1] == before[9:, 1]).all()
    assert main.document.undo_stack.count() == 1


def test_noise_is_added_in_them_and_can_be_taken_back(main, states):
    before = main.document.state.sequence.x.copy()
    choose(mark(states, "x", 1, 4, 8), "Add noise from t = 4 to 8")
    added = main.document.state.sequence.x - before
    assert np.count_nonzero(added[4:9, 1]) == 5
    assert np.abs(added).max() < 3.0
    added[4:9, 1] = 0.0
    assert not added.any()
    assert main.document.undo_stack.count() == 1
    noisy = main.document.state.sequence.x
    main.document.undo_stack.undo()
    assert (main.document.state.sequence.x == before).all()
    choose(mark(states, "x", 1, 4, 8), "Add noise from t = 4 to 8")
    assert (main.document.state.sequence.x == noisy).all()


def test_the_heading_of_the_menu_names_the_marked_steps(states):
    menu = mark(states, "f", 2, 4, 8)
    assert texts(menu)[0].endswith("of unit 3, t = 4 to 8")
    menu.close()
    states.figure.unmark()
    menu.offer(states._snapshot, "f", 2)
    menu.fill()
    assert texts(menu)[0].endswith("of unit 3, t = 8")


def test_a_screen_reader_is_told_which_are_marked(states):
    assert "marked" not in states.figure.accessibleDescription()
    key(states.figure, "Right", SHIFT)
    key(states.figure, "Right", SHIFT)
    assert states.figure.accessibleDescription().startswith("marked: t = 3 to 5;")
    states.figure.unmark()
    assert "marked" not in states.figure.accessibleDescription()


def test_cells_keep_their_colours_within_the_marks(states):
    x, y = (round(number) for number in place(states.figure, "c", 5, 1))
    before = states.figure.grab().toImage().pixel(x, y)
    mark(states, "f", 2, 3, 7).close()
    states.figure.draw(states._snapshot)
    assert states._document.state.selection.t == 7
    assert states.figure.grab().toImage().pixel(x, y) == before


def test_they_are_shown_alone_and_all_again(states):
    figure = states.figure
    whole = figure._view.viewRange()[0]
    choose(mark(states, "h", 0, 4, 8), "Show t = 4 to 8 alone")
    assert figure._view.viewRange()[0] == pytest.approx([3.5, 8.5])
    key(figure, "0")
    assert figure._view.viewRange()[0] == whole


def test_keys_mark_them_from_the_cursor_on(main, states):
    for _ in range(3):
        key(states.figure, "Right", SHIFT)
    assert states.figure.marked == (3, 6)
    for _ in range(5):
        key(states.figure, "Left", SHIFT)
    assert states.figure.marked == (1, 3)
    assert main.document.state.selection.t == 3
    states.figure._ask_for_menu_of_selected()
    settle()
    assert any("1 to 3" in text for text in texts(states.quantities))
    states.quantities.close()


def test_a_click_marks_none_any_more(states):
    mark(states, "f", 2, 4, 8).close()
    click(states.figure.viewport(), place(states.figure, "f", 1, 0))
    assert states.figure.marked is None


def test_elsewhere_the_menu_is_about_one_step(states):
    mark(states, "f", 2, 4, 8).close()
    states.quantities.offer(states._snapshot, "f", 2)
    states.quantities.fill()
    assert not any("4 to 8" in text for text in texts(states.quantities))


def test_a_shorter_sequence_forgets_them(main, states):
    mark(states, "f", 2, 9, 11).close()
    main.workspace.parameters.sizes.boxes["T"].setValue(5)
    settle()
    assert states.figure.marked is None


def test_what_is_opened_has_none_marked_though_it_is_as_long(main, states):
    mark(states, "f", 2, 4, 8).close()
    main.document.open(main.document.session)
    settle()
    assert states.figure.marked is None


def test_a_lesson_has_none_marked_nor_has_what_comes_back_after_it(window):
    main = window(FIRST_PRESET)
    states = panel(main, "states")
    mark(states, "f", 2, 4, 8).close()
    main.learning.course.start(tour(), 2)
    settle()
    assert states.figure.marked is None
    key(states.figure, "Right", SHIFT)
    main.learning.course.leave()
    settle()
    assert states.figure.marked is None
