"""Rows and stacks of sliders with boxes: one number, one gesture, the right entry."""

import pytest

from lstm_gui.core import LSTM, Entry
from lstm_gui.ui.cell.parameters.slider_stack import SliderStack
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import unscaled
from lstm_gui.ui.widgets.numbers.slider_row import SliderRow
from tests.ui.driving import Heard, double_click, key, middle, write

ROW = (Entry("w_x", 0, 0, "f"), Entry("w_h", 0, 1, "f"), Entry("b", 0, 0, "f"))


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

    @pytest.mark.parametrize("markup", ["b", "w_{x1}", "w_{h64}"])
    def test_the_frame_of_what_is_pointed_at_stands_clear_of_its_symbol(self, row, markup):
        row.symbol.show_markup(markup)
        row.symbol.set_lit(True)
        room = unscaled(row.symbol.width())
        assert room >= typeset(markup, 16).width + 2 * 3.5

    def test_both_controls_are_named(self, row):
        assert row.slider.accessibleName() == row.box.accessibleName() == "weight"


class TestStack:
    @pytest.fixture
    def stack(self, shown) -> SliderStack:
        return shown(SliderStack())

    def test_shows_a_row_for_each_entry(self, stack):
        said = Heard(stack.edited, stack.reset_asked)
        stack.show_entries(ROW, [0.1, 0.2, 0.3], 3.0, LSTM)
        assert [row.entry for row in stack.rows] == list(ROW)
        assert [row.slider.number for row in stack.rows] == [0.1, 0.2, 0.3]
        assert said.calls == []

    def test_rows_are_used_again(self, stack):
        stack.show_entries(ROW, [0.1, 0.2, 0.3], 3.0, LSTM)
        rows = list(stack.rows)
        stack.show_entries(ROW[:1], [0.4], 3.0, LSTM)
        assert stack.rows == rows[:1]
        others = [Entry("x", 0, k) for k in range(3)]
        stack.show_entries(others, [1.0, 2.0, 3.0], 3.0, LSTM)
        assert stack.rows == rows
        assert [row.entry for row in stack.rows] == others

    def test_a_row_used_again_edits_what_it_shows_now(self, stack):
        stack.show_entries(ROW, [0.1, 0.2, 0.3], 3.0, LSTM)
        other = Entry("c_0", 4)
        stack.show_entries([other], [1.0], 3.0, LSTM)
        said = Heard(stack.edited)
        key(stack.rows[0].slider, "Up")
        assert said.last[:2] == (other, pytest.approx(1.05))
