"""The live numbers in the text of a page are those of the cell, rounded, and add up or say so."""

import re

import pytest

from lstm_gui.core import forward, select
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.lessons.lesson_live import LIVE, LIVE_EQUATION
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.learning.live_text import filled
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.words.arithmetic import EQUAL, sign
from lstm_gui.words.numbers import number

PAGES = [
    (lesson, index)
    for lesson in program_lessons()
    for index, page in enumerate(lesson.pages)
    if "}} = {{" in page.text["en"] or "}}) = {{" in page.text["en"]
]
EQUATION = re.compile(r"((?:tanh\()?[−\d.]+\)?(?: [·+] [−\d.]+)*) ([=≈]) (−?[\d.]*\d)")


def shown(lesson, index, t, unit):
    state = select(start_of(lesson, index).state, t=t, unit=unit)
    return Snapshot(state, forward(state), View())


@pytest.mark.parametrize(("lesson", "index"), PAGES, ids=lambda one: getattr(one, "id", one))
@pytest.mark.parametrize("code", ["ko", "en"])
def test_whoever_calculates_along_finds_what_stands_there(lesson, index, code):
    state, text = start_of(lesson, index).state, lesson.pages[index].text[code]
    assert LIVE_EQUATION.search(text)
    signs = set()
    for t in range(len(state.sequence)):
        for unit in range(state.parameters.hidden_size):
            told = filled(LIVE_EQUATION.search(text)[0], shown(lesson, index, t, unit))
            left, between, right = EQUATION.fullmatch(told).groups()
            assert between == sign(left, right), told
            signs.add(between)
    assert EQUAL in signs


def test_a_rounded_product_that_does_not_come_out_says_so():
    lesson, index = PAGES[0]
    signs = {
        filled("{{f}} · {{c_before}} = {{kept}}", shown(lesson, index, t, unit)).split()[3]
        for t in range(24)
        for unit in range(4)
    }
    assert signs == {"=", "≈"}


def test_the_numbers_are_those_of_the_selected_unit_and_step():
    lesson, index = PAGES[0]
    snapshot = shown(lesson, index, 7, 1)
    told = filled("{{unit}} {{t}} {{f}} {{w_x_f}} {{nowhere}}", snapshot)
    weights = snapshot.state.parameters.block("f").w_x[1]
    listed = ", ".join(number(float(weight)) for weight in weights)
    assert told == f"2 7 {number(float(snapshot.trace.f[7, 1]))} {listed} –"
    assert LIVE.search(told) is None
