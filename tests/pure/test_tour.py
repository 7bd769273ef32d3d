"""What the tour says holds for the cells that it shows."""

import numpy as np
import pytest

from lstm_gui.core import forward, with_values
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour
from lstm_gui.files.lessons.reading_order import lesson_after
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.memory.lanes import compare
from lstm_gui.words.lesson_words import headed
from lstm_gui.words.translation import set_language


def traced(page, **values):
    state = start_of(tour(), page).state
    return forward(with_values(state, {entry_at(name): v for name, v in values.items()}))


def test_it_is_short_and_has_one_thing_to_do_on_each_page():
    pages = tour().pages
    assert 5 <= len(pages) <= 6
    asked = [page.challenge for page in pages]
    # The first page also asks for what is so at its start: there is something to forget.
    first, *others = asked[:-1]
    assert first is not None
    assert [part.quantity for part in first.conditions] == ["c", "c"]
    assert traced(0).c[3, 0] >= first.conditions[0].at_least
    assert all(one is not None and len(one.conditions) == 1 for one in others)
    assert asked[-1] is None
    assert all(len(text) < 420 for page in pages for text in page.text.values())
    assert headed(tour()) == "One-minute tour"


def test_after_it_comes_the_first_chapter():
    assert lesson_after(tour()) is bundled_lessons()[0]


def test_the_signal_is_remembered_until_the_slider_is_below_minus_one():
    assert traced(0).c[9, 0] > 0.8
    assert traced(0).numbers["f"][9, 0] > 0.95
    assert abs(forward(_with(0, -1.0)).c[9, 0]) <= 0.1
    assert abs(forward(_with(0, 3.0)).c[9, 0]) > 0.1


def _with(page, bias):
    return with_values(start_of(tour(), page).state, {entry_at("b_f[1]"): bias})


def test_the_memory_jumps_where_alone_the_input_gate_opens():
    shown = traced(2)
    assert int(np.argmax(np.abs(np.diff(shown.c[:, 0])))) + 1 == 3
    assert np.flatnonzero(shown.numbers["i"][:, 0] > 0.5).tolist() == [3]
    assert shown.c[2, 0] == pytest.approx(0, abs=0.05)
    assert shown.c[3, 0] == pytest.approx(0.9, abs=0.05)


def test_h_is_small_though_c_is_not_for_the_output_gate_is_shut():
    shown = traced(3)
    assert shown.c[9, 0] > 0.7
    assert abs(shown.h[9, 0]) < 0.05
    assert shown.numbers["o"][9, 0] < 0.05


@pytest.mark.parametrize("code", ["ko", "en"])
def test_only_the_rnn_is_wrong(code):
    set_language(code)
    try:
        start = start_of(tour(), 4)
        seen = compare(start.memory, start.state.sequence)
        last = len(start.state.sequence) - 1
        right = {name: lane.answer(last).right for name, lane in seen.lanes.items()}
    finally:
        set_language("en")
    assert right == {"rnn": False, "gru": True, "lstm": True}
