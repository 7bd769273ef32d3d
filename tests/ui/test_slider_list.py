"""Very many numbers: a list of sliders that scrolls, and nothing of it stays behind."""

import numpy as np
import pytest
from PyQt6.QtCore import QCoreApplication, QEvent
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.core import LSTM, Entry
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.cell.parameters.slider_stack import IN_A_LIST, MOST_AT_ONCE, SliderStack
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import click, heard, key, settle, wheel

COUNT = 1024
MANY = [Entry("x", 0, k) for k in range(COUNT)]
VALUES = np.linspace(-1.0, 1.0, COUNT)


@pytest.fixture
def stack(shown) -> SliderStack:
    made = shown(SliderStack())
    made.show_entries(MANY, VALUES, 3.0, LSTM)
    settle()
    return made


@pytest.mark.parametrize("count", [1, MOST_AT_ONCE])
def test_what_has_room_has_a_row_each_and_nothing_to_scroll(shown, count):
    stack = shown(SliderStack())
    stack.show_entries(MANY[:count], VALUES[:count], 3.0, LSTM)
    assert len(stack.rows) == count
    assert stack.bar.isHidden()
    assert stack.place.isHidden()


def test_a_list_shows_so_many_rows_and_says_which(stack):
    assert [row.entry for row in stack.rows] == MANY[:IN_A_LIST]
    assert stack.bar.isVisible()
    assert stack.place.text().startswith("1–16 of 1024")


def test_a_narrow_list_says_which_rows_it_shows_in_brief_and_cuts_nothing(stack):
    whole, brief = stack.place.text(), "1–16 of 1024"
    for said in (whole, brief):
        stack.place.resize(stack.place.fontMetrics().horizontalAdvance(said) + 4, 20)
        assert stack.place.shown == said


def test_scrolled_rows_show_name_and_edit_other_numbers(stack):
    with heard(stack.scrolled) as scrolled:
        stack.bar.setValue(500)
    assert scrolled == [(500, 515)]
    for row, index in zip(stack.rows, range(500, 516), strict=True):
        assert row.entry == MANY[index]
        assert row.slider.number == VALUES[index]
    assert "501" in stack.rows[0].slider.accessibleName()
    with heard(stack.edited) as edited:
        key(stack.rows[3].slider, "Up")
    assert edited[0][0] == MANY[503]


def test_the_wheel_scrolls_the_list_and_at_its_end_the_panel(stack):
    wheel(stack, -1)
    assert stack.shown.start == 3
    wheel(stack, 1)
    wheel(stack, 1)
    assert stack.shown.start == 0


def test_tab_goes_through_all_numbers_and_back(stack):
    stack.rows[-1].box.setFocus()
    key(stack.rows[-1].box, "Tab")
    assert stack.shown == range(1, IN_A_LIST + 1)
    assert stack.rows[-1].slider.hasFocus()
    assert stack.rows[-1].entry == MANY[IN_A_LIST]
    stack.rows[0].slider.setFocus()
    key(stack.rows[0].slider, "Backtab")
    assert stack.shown == range(IN_A_LIST)
    assert stack.rows[0].box.hasFocus()


def test_at_the_last_number_tab_leaves_the_list(stack):
    stack.bar.setValue(stack.bar.maximum())
    stack.rows[-1].box.setFocus()
    assert stack.rows[-1].entry == MANY[-1]
    key(stack.rows[-1].box, "Tab")
    assert stack.shown.stop == COUNT
    assert not stack.rows[-1].box.hasFocus()


def test_what_is_pointed_at_elsewhere_comes_into_the_list(stack):
    stack.show_entries(MANY, VALUES, 3.0, LSTM, frozenset({MANY[700]}))
    assert 700 in stack.shown
    place = stack.shown
    stack.show_entries(MANY, VALUES, 3.0, LSTM, frozenset({MANY[place.start]}))
    stack.show_entries(MANY, VALUES, 3.0, LSTM)
    assert stack.shown == place


def test_marks_of_influence_follow_the_rows(stack):
    shares = np.zeros(COUNT)
    shares[600] = 1.0
    stack.show_influence(shares, "legend")
    assert all(row.slider._influence == 0 for row in stack.rows)
    stack.bar.setValue(600)
    assert stack.rows[0].slider._influence == 1.0


def test_numbers_change_and_the_list_stays_where_it_is(stack):
    stack.bar.setValue(300)
    stack.show_entries(MANY, VALUES * 2, 3.0, LSTM)
    assert stack.shown.start == 300
    assert stack.rows[0].slider.number == VALUES[300] * 2
    others = [Entry("x", 1, k) for k in range(COUNT)]
    stack.show_entries(others, VALUES, 3.0, LSTM)
    assert stack.shown.start == 300
    assert stack.rows[0].entry == others[300]


# ---- the window ---------------------------------------------------------------------------


def widgets(main: MainWindow) -> int:
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(main.findChildren(QWidget))


def open_session(main: MainWindow, inputs: int, units: int, steps: int = 3) -> None:
    main.document.open(Session.of(seeded_state(inputs, units, steps)))
    settle()


@pytest.mark.parametrize(
    ("inputs", "units"), [(1024, 1), (4096, 1), (1, 512)], ids=["I1024", "I4096", "H512"]
)
def test_a_wide_session_takes_few_widgets_and_leaves_none(window, inputs, units):
    main = window(seeded_state(1, 1, 3))
    before = widgets(main)
    open_session(main, inputs, units)
    assert widgets(main) <= before + 2 * 4 * MOST_AT_ONCE
    open_session(main, 1, 1)
    assert widgets(main) <= before + 2 * 4 * 8


def test_no_pool_of_widgets_grows_with_the_sessions(window):
    """Whatever was opened before, what comes after has as many widgets as the first time."""
    main = window(seeded_state(1, 1, 3))
    counts: list[int] = []
    for _ in range(2):
        for inputs, units, steps in ((30, 30, 40), (1, 1, 1), (64, 64, 600), (2, 3, 5)):
            open_session(main, inputs, units, steps)
            for name in ("show_memory", "show_cell"):
                main.actions_by_name[name].trigger()
                settle()
        counts.append(widgets(main))
    assert counts[1] <= counts[0]


def test_a_lane_is_drawn_for_each_input_with_a_slider_and_edits_it(window):
    main = window(seeded_state(200, 1, 5))
    section = main.workspace.parameters.input
    section.sliders.bar.setValue(100)
    settle()
    lanes = IN_A_LIST
    assert section.canvas.height() < 200 * 38
    with heard(section.canvas.drawn) as drawn:
        click(section.canvas, (section.canvas.width() / 2, section.canvas.height() * 2.5 / lanes))
    assert {lane for change, _ in drawn for _, lane in change} == {102}
    settle()
    assert main.document.undo_stack.count() == 1
    main.actions_by_name["undo"].trigger()
    settle()
    assert section.sliders.shown.start == 100
    assert (
        section.sliders.rows[2].slider.number
        == main.document.state.sequence.x[main.document.state.selection.t, 102]
    )


def test_the_focus_is_on_a_living_widget_after_a_wide_session(window):
    main = window(seeded_state(100, 1, 3))
    main.workspace.parameters.input.sliders.rows[-1].box.setFocus()
    open_session(main, 1, 1)
    widgets(main)
    focused = QApplication.focusWidget()
    assert focused is None or focused.isVisible()
