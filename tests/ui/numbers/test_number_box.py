"""Boxes for numbers: typed, mistyped, given up, and written so that they read back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.numbers import MINUS, number, parsed
from tests.ui.driving import Heard, heard, key, settle, write


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
            ("1/3", 1 / 3),
            (f"{MINUS}1,5 / 4", -0.375),
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
        assert box.hasSelectedText()
        assert box.cursorPosition() == 0, "where digits have no room, the first ones show"
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

    @pytest.mark.parametrize("text", ["", "abc", "1.2.3", "nan", "inf", "1/0", "1/2/3", "1e7"])
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

    @pytest.mark.parametrize("finish", ["Return", "Tab"])
    def test_a_mistake_is_told_beside_the_box_at_once(self, box, finish):
        box.setFocus()
        write(box, "abc")
        key(box, finish)
        settle()
        assert "1/3" in QToolTip.text()
        QToolTip.hideText()

    def test_a_mistake_is_told_also_to_who_clicks_elsewhere(self, box):
        box.setFocus()
        write(box, "abc")
        handle, place = box.window().windowHandle(), box.other.geometry().center()
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
        settle()
        assert not box.is_wrong, "the number is back"
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)
        settle()
        assert "1/3" in QToolTip.text()
        QToolTip.hideText()

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
