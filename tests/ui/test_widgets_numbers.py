"""The controls of one number: slider, box, the row of both, the stack of rows."""

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lstm_gui.core import Entry
from lstm_gui.ui.cell.parameters.slider_stack import SliderStack
from lstm_gui.ui.widgets.key_steps import COARSE, FINE, NORMAL
from lstm_gui.ui.widgets.number_box import NumberBox
from lstm_gui.ui.widgets.number_slider import NumberSlider
from lstm_gui.ui.widgets.slider_row import SliderRow
from lstm_gui.ui.widgets.whole_box import WholeBox
from lstm_gui.words.numbers import MINUS, number, parsed
from tests.ui.driving import (
    SHIFT,
    Heard,
    click,
    double_click,
    drag,
    heard,
    key,
    middle,
    move_mouse,
    press_mouse,
    release_mouse,
    wheel,
    write,
)

ROW = (Entry("w_x", 0, 0, "f"), Entry("w_h", 0, 1, "f"), Entry("b", 0, 0, "f"))


@pytest.fixture
def slider(shown) -> NumberSlider:
    widget = NumberSlider()
    widget.resize(220, 24)
    return shown(widget)


@pytest.fixture
def box(shown) -> NumberBox:
    """A box beside another control, so that the focus has somewhere to go."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    widget, other = NumberBox(holder), QLineEdit(holder)
    layout.addWidget(widget)
    layout.addWidget(other)
    shown(holder)
    other.setFocus()
    widget.other = other
    return widget


class TestSlider:
    @given(value=st.floats(-1e300, 1e300))
    @settings(
        max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_shows_any_number_exactly_and_tells_nobody(self, slider, value):
        said = Heard(slider.edited, slider.reset_asked, slider.valueChanged)
        slider.show_number(value)
        assert slider.number == value
        assert said.calls == []
        assert slider.minimum() <= slider.value() <= slider.maximum()

    def test_another_reach_changes_no_number(self, slider):
        slider.show_number(2.5)
        said = Heard(slider.edited, slider.valueChanged)
        for reach in (1.0, 100.0, 0.1, 3.0):
            slider.set_reach(reach)
            assert slider.number == 2.5
        assert said.calls == []

    def test_click_on_the_middle_is_zero_and_the_ends_are_the_reach(self, slider):
        slider.show_number(1.0)
        for x, expected in ((110, 0.0), (0, -3.0), (219, 3.0), (500, 3.0), (-80, -3.0)):
            drag(slider, (60, 12), (x, 12))
            assert slider.number == expected

    def test_a_drag_is_one_gesture_on_the_grid_and_follows_at_once(self, slider):
        said = Heard(slider.edited)
        press_mouse(slider, (60, 12))
        for x in range(70, 200, 10):
            move_mouse(slider, (x, 12))
            assert said.last[0] == slider.number
        release_mouse(slider, (190, 12))
        values, gestures = zip(*said.calls, strict=True)
        assert len(set(gestures)) == 1
        assert list(values) == sorted(values)
        assert all(value == round(value, 2) for value in values)

    def test_the_next_drag_is_another_gesture(self, slider):
        said = Heard(slider.edited)
        drag(slider, (60, 12), (80, 12))
        drag(slider, (90, 12), (100, 12))
        assert len({gesture for _, gesture in said.calls}) == 2

    def test_moving_without_pressing_does_nothing(self, slider):
        said = Heard(slider.edited)
        move_mouse(slider, (150, 12), Qt.MouseButton.NoButton)
        click(slider, (150, 12), Qt.MouseButton.RightButton)
        assert said.calls == []

    @pytest.mark.parametrize(
        ("name", "keys", "step"),
        [
            ("Up", None, NORMAL),
            ("Right", None, NORMAL),
            ("Down", None, -NORMAL),
            ("Left", None, -NORMAL),
            ("Up", SHIFT, FINE),
            ("Left", SHIFT, -FINE),
            ("PageUp", None, COARSE),
            ("PageDown", None, -COARSE),
        ],
    )
    def test_keys_move_by_the_declared_steps(self, slider, name, keys, step):
        slider.show_number(0.25)
        said = Heard(slider.edited)
        key(slider, name, keys or Qt.KeyboardModifier.NoModifier)
        assert said.last[0] == slider.number == pytest.approx(0.25 + step, abs=1e-12)
        key(slider, name, keys or Qt.KeyboardModifier.NoModifier)
        assert slider.number == pytest.approx(0.25 + 2 * step, abs=1e-12)
        assert len({gesture for _, gesture in said.calls}) == 1

    def test_home_and_end_go_to_the_ends(self, slider):
        key(slider, "End")
        assert slider.number == 3.0
        key(slider, "Home")
        assert slider.number == -3.0

    def test_a_hundred_steps_leave_no_dust(self, slider):
        for _ in range(100):
            key(slider, "Up", SHIFT)
        assert slider.number == 1.0

    def test_keys_it_does_not_know_are_left_to_the_window(self, slider):
        said = Heard(slider.edited)
        for name in ("Space", "M", "1", "Escape"):
            key(slider, name)
        assert said.calls == []

    def test_the_wheel_moves_it_only_while_it_has_the_focus(self, slider):
        said = Heard(slider.edited)
        slider.clearFocus()
        assert not wheel(slider, 1)
        assert said.calls == []
        slider.setFocus()
        assert wheel(slider, 1)
        assert slider.number == pytest.approx(NORMAL)
        wheel(slider, -1, keys=SHIFT)
        assert slider.number == pytest.approx(NORMAL - FINE)

    def test_double_click_asks_for_the_default(self, slider):
        asked = Heard(slider.reset_asked)
        double_click(slider, middle(slider))
        assert asked.calls == [()]

    def test_a_number_beyond_the_reach_is_kept_until_the_user_moves_it(self, slider):
        slider.show_number(7.5)
        key(slider, "Up")
        assert slider.number == pytest.approx(7.55)
        drag(slider, (0, 12), (219, 12))
        assert slider.number == 3.0

    def test_says_its_number_to_a_screen_reader(self, slider):
        slider.show_number(-1.25)
        assert parsed(slider.accessibleDescription()) == -1.25


class TestBox:
    def test_shows_two_decimals_and_tells_nobody(self, box):
        said = Heard(box.typed)
        box.show_number(-0.123456)
        assert box.text() == f"{MINUS}0.12"
        assert said.calls == []

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("0.75", 0.75),
            ("0,75", 0.75),
            ("-2", -2.0),
            (f"{MINUS}2,5", -2.5),
            ("  1.5 ", 1.5),
            ("1e-3", 0.001),
            ("+4", 4.0),
            ("1000000", 1e6),
        ],
    )
    @pytest.mark.parametrize("finish", ["Return", "Enter", "Tab"])
    def test_typing_sets_the_exact_number(self, box, text, value, finish):
        said = Heard(box.typed)
        box.setFocus()
        write(box, text)
        key(box, finish)
        assert said.calls == [(value,)]
        assert box.number == value

    def test_in_the_focus_the_number_stands_there_in_full(self, box):
        box.show_number(0.123456789)
        box.setFocus()
        assert float(box.text()) == 0.123456789
        box.other.setFocus()
        assert box.text() == "+0.12"

    def test_leaving_it_untouched_says_nothing(self, box):
        box.show_number(1 / 3)
        said = Heard(box.typed)
        box.setFocus()
        key(box, "Return")
        key(box, "Tab")
        assert said.calls == []
        assert box.number == 1 / 3

    @pytest.mark.parametrize("text", ["", "abc", "1.2.3", "nan", "inf", "-inf", "1e7", "-1e9"])
    def test_what_is_no_number_changes_nothing_and_is_explained(self, box, text):
        box.show_number(0.5)
        said = Heard(box.typed)
        box.setFocus()
        key(box, "Delete")
        write(box, text)
        key(box, "Return")
        assert said.calls == []
        assert box.number == 0.5
        assert box.property("wrong")
        assert "Esc" in box.toolTip()

    def test_after_a_mistake_esc_returns_the_number(self, box):
        box.show_number(0.5)
        box.setFocus()
        write(box, "abc")
        key(box, "Return")
        key(box, "Escape")
        assert float(box.text()) == 0.5
        assert not box.property("wrong")
        assert box.toolTip() == ""

    def test_after_a_mistake_leaving_returns_the_number(self, box):
        box.show_number(0.5)
        box.setFocus()
        write(box, "abc")
        box.other.setFocus()
        assert box.text() == "+0.50"
        assert box.number == 0.5

    def test_what_is_being_typed_is_not_disturbed(self, box):
        box.setFocus()
        write(box, "1.2")
        box.show_number(9.0)
        assert box.text() == "1.2"
        write(box, "5")
        key(box, "Return")
        assert box.number == 1.25


class TestRow:
    @pytest.fixture
    def row(self, shown) -> SliderRow:
        row = SliderRow()
        row.show_entry(ROW[0], "w_{x1}", "weight", "f")
        return shown(row)

    def test_slider_and_box_show_the_same_number(self, row):
        said = Heard(row.edited, row.reset_asked)
        row.show_number(1.25, 3.0)
        assert row.slider.number == row.box.number == 1.25
        assert said.calls == []

    def test_both_name_the_entry(self, row):
        said = Heard(row.edited)
        key(row.slider, "Up")
        row.box.setFocus()
        write(row.box, "2")
        key(row.box, "Return")
        assert [(entry, value) for entry, value, _ in said.calls] == [(ROW[0], 0.05), (ROW[0], 2.0)]

    def test_each_typed_number_is_a_gesture_of_its_own(self, row):
        said = Heard(row.edited)
        row.box.setFocus()
        for text in ("1", "2", "3"):
            row.box.selectAll()
            write(row.box, text)
            key(row.box, "Return")
        assert len({gesture for _, _, gesture in said.calls}) == 3

    def test_double_click_names_the_entry_to_reset(self, row):
        asked = Heard(row.reset_asked)
        double_click(row.slider, middle(row.slider))
        assert asked.calls == [(ROW[0],)]

    def test_both_controls_are_named(self, row):
        assert row.slider.accessibleName() == row.box.accessibleName() == "weight"


class TestStack:
    @pytest.fixture
    def stack(self, shown) -> SliderStack:
        return shown(SliderStack())

    def test_shows_a_row_for_each_entry(self, stack):
        said = Heard(stack.edited, stack.reset_asked)
        stack.show_entries(ROW, [0.1, 0.2, 0.3], 3.0)
        assert [row.entry for row in stack.rows] == list(ROW)
        assert [row.slider.number for row in stack.rows] == [0.1, 0.2, 0.3]
        assert said.calls == []

    def test_rows_are_used_again(self, stack):
        stack.show_entries(ROW, [0.1, 0.2, 0.3], 3.0)
        rows = list(stack.rows)
        stack.show_entries(ROW[:1], [0.4], 3.0)
        assert stack.rows == rows[:1]
        others = [Entry("x", 0, k) for k in range(3)]
        stack.show_entries(others, [1.0, 2.0, 3.0], 3.0)
        assert stack.rows == rows
        assert [row.entry for row in stack.rows] == others

    def test_a_row_used_again_edits_what_it_shows_now(self, stack):
        stack.show_entries(ROW, [0.1, 0.2, 0.3], 3.0)
        other = Entry("c_0", 4)
        stack.show_entries([other], [1.0], 3.0)
        said = Heard(stack.edited)
        key(stack.rows[0].slider, "Up")
        assert said.last[:2] == (other, pytest.approx(1.05))


class TestWriting:
    @given(st.floats(-999, 999))
    def test_what_is_written_reads_back_to_its_decimals(self, value):
        # A half is rounded either way, and is no exact number of Python.
        assert parsed(number(value, digits=4)) == pytest.approx(value, abs=5.001e-5)

    @given(st.floats(allow_nan=False, allow_infinity=False))
    def test_no_number_grows_out_of_its_place(self, value):
        assert len(number(value, signed=True)) <= 9

    @pytest.mark.parametrize("value", [-0.001, 0.0, -0.0, 0.001])
    def test_what_rounds_to_zero_has_no_minus(self, value):
        assert number(value) == "0.00"

    def test_a_hyphen_is_never_written(self):
        assert "-" not in number(-2.5)
        assert math.isclose(parsed(number(-2.5)), -2.5)


def test_a_slider_may_run_between_two_ends_of_its_own(slider):
    slider.set_ends(-1.0, 6.0)
    for x, expected in ((0, -1.0), (219, 6.0), (110, 2.5)):
        drag(slider, (60, 12), (x, 12))
        assert slider.number == pytest.approx(expected, abs=0.01)
    for name, expected in (("Home", -1.0), ("End", 6.0)):
        key(slider, name)
        assert slider.number == expected


class TestWholeBox:
    @pytest.fixture
    def whole(self, shown) -> WholeBox:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        widget = WholeBox("Size", (1, 64), holder)
        layout.addWidget(widget)
        shown(holder)
        widget.show_number(7)
        widget.show_prefix("H  ")
        widget.setFocus()
        return widget

    def test_what_is_shown_anew_leaves_alone_what_is_being_typed(self, whole):
        whole.selectAll()
        write(whole, "12")
        whole.show_prefix("H  ")
        whole.show_limits(1, 64)
        whole.show_number(7)
        assert whole.cleanText() == "12"
        with heard(whole.valueChanged) as told:
            key(whole, "Return")
        assert told == [(12,)]

    def test_another_number_takes_its_place_and_nobody_is_told(self, whole):
        whole.selectAll()
        write(whole, "12")
        with heard(whole.valueChanged) as told:
            whole.show_number(9)
            whole.show_prefix("T  ")
            whole.show_limits(1, 5)
        assert told == []
        assert (whole.value(), whole.text()) == (5, "T  5")

    def test_a_number_counts_once_it_is_typed_to_its_end(self, whole):
        whole.selectAll()
        with heard(whole.valueChanged) as told:
            write(whole, "34")
            assert told == []
            key(whole, "Return")
        assert told == [(34,)]
