"""A slider for a number: dragged, stepped by keys and wheel, and beyond its reach."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import Qt

from lstm_gui.ui.widgets.numbers.key_steps import COARSE, FINE, NORMAL
from lstm_gui.words.numbers import parsed
from tests.ui.driving import (
    SHIFT,
    Heard,
    click,
    double_click,
    drag,
    key,
    middle,
    move_mouse,
    press_mouse,
    release_mouse,
    wheel,
)


class TestSlider:
    @given(value=st.floats(-1e300, 1e300))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
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

    def test_double_click_asks_for_the_default_and_so_do_keys(self, slider):
        asked = Heard(slider.reset_asked)
        double_click(slider, middle(slider))
        key(slider, "Delete")
        key(slider, "Backspace")
        assert asked.calls == [(), (), ()]

    def test_a_number_beyond_the_reach_is_kept_until_the_user_moves_it(self, slider):
        slider.show_number(7.5)
        key(slider, "Up")
        assert slider.number == pytest.approx(7.55)
        drag(slider, (0, 12), (219, 12))
        assert slider.number == 3.0

    def test_says_its_number_to_a_screen_reader(self, slider):
        slider.show_number(-1.25)
        assert parsed(slider.accessibleDescription()) == -1.25


def test_a_slider_may_run_between_two_ends_of_its_own(slider):
    slider.set_ends(-1.0, 6.0)
    for x, expected in ((0, -1.0), (219, 6.0), (110, 2.5)):
        drag(slider, (60, 12), (x, 12))
        assert slider.number == pytest.approx(expected, abs=0.01)
    for name, expected in (("Home", -1.0), ("End", 6.0)):
        key(slider, name)
        assert slider.number == expected
