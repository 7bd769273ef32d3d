"""The page of differences: its sides, its pin, what it tells."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QComboBox, QToolTip

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.memory.lane_difference import in_common
from lstm_gui.scenes.memory.memory_look import MemoryLook
from lstm_gui.scenes.memory.pin import MOST_NUMBERS, Pin
from lstm_gui.ui.memory.difference_panel import MemoryDifferencePanel
from lstm_gui.ui.memory.figures.difference_maps import MapsFigure
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.pure.memory_sides import SIDES, SMALL, STATE, STEPS, UNITS
from tests.ui.driving import click, hover, settle
from tests.ui.memory.page import two_maps
from tests.ui.memory_window import lane, memory, show_memory


def page(main: MainWindow) -> MemoryDifferencePanel:
    (panel,) = memory(main).pages.shown_panels
    assert isinstance(panel, MemoryDifferencePanel)
    return panel


def choose(choice: QComboBox, name: str) -> None:
    choice.setCurrentIndex(choice.findData(name))
    choice.activated.emit(choice.currentIndex())
    settle()


def offered(choice: QComboBox) -> list[str]:
    return [choice.itemData(index) for index in range(choice.count())]


def _never(*_: object) -> None:
    raise AssertionError("a hidden page was drawn")


@pytest.fixture
def main(shared_window) -> MainWindow:
    shown = shared_window(STATE)
    shown.document.set_memory("", SMALL)
    show_memory(shown, "difference")
    return shown


@pytest.fixture
def figure(shown) -> MapsFigure:
    return two_maps(shown)


def test_the_page_compares_two_lanes_of_now(main):
    maps = page(main).figure._maps
    assert [one.title for one in maps] == ["A: RNN now", "B: LSTM now", "B − A"]
    assert np.array_equal(maps[0].values, lane(main, "rnn").trace.h)
    assert np.array_equal(maps[1].values, lane(main, "lstm").trace.h)
    assert np.array_equal(maps[2].values, maps[1].values - maps[0].values)
    assert maps[2].high == np.abs(maps[2].values).max() == -maps[2].low
    assert (maps[0].low, maps[0].high) == (maps[1].low, maps[1].high) == (-1.0, 1.0)
    assert "no counterparts" in page(main).facts.text()


def test_the_largest_difference_is_told_with_its_numbers(main):
    change = lane(main, "lstm").trace.h - lane(main, "rnn").trace.h
    t, unit = np.unravel_index(np.abs(change).argmax(), change.shape)
    told = page(main).facts.text()
    assert f"unit {unit + 1} at t = {t}" in told
    assert f"{change[t, unit]:+.2f}".replace("-", "−") in told
    assert page(main).figure.accessibleDescription() == told


def test_sides_and_quantity_are_chosen_and_swapped(main):
    choose(page(main).before, "lstm")
    assert "A and B are the same." in page(main).facts.text()
    assert offered(page(main).quantity) == list(in_common("lstm", "lstm"))
    choose(page(main).quantity, "c")
    assert page(main).figure._maps[0].symbol == "c_t"
    choose(page(main).before, "gru")
    assert page(main).quantity.currentData() == "h"
    page(main).swap.click()
    settle()
    assert [one.title for one in page(main).figure._maps[:2]] == ["A: LSTM now", "B: GRU now"]


def test_what_is_chosen_is_saved_and_undoes_nothing(main):
    choose(page(main).before, "gru")
    choose(page(main).quantity, "candidate")
    steps = main.document.undo_stack.count()
    main.document.open(decode_session(encode_session(main.document.session), "again"))
    settle()
    assert page(main).before.currentData() == "gru"
    assert page(main).quantity.currentData() == "candidate"
    assert steps == 1  # that of the fixture


def test_pinning_keeps_the_cells_of_the_moment(main):
    before = lane(main, "lstm").trace.h
    page(main).pin.click()
    settle()
    assert page(main).before.currentData() == "pinned lstm"
    assert "A and B are the same. · Nothing was changed since." in page(main).facts.text()
    main.document.set_memory("", replace(SMALL, forget_bias=-2.0, seed=5))
    settle()
    maps = page(main).figure._maps
    assert np.array_equal(maps[0].values, before)
    assert np.array_equal(maps[1].values, lane(main, "lstm").trace.h)
    assert "Since the pin: seed 1 → 5; forget bias 1.00 → −2.00." in page(main).facts.text()


def test_unpinning_goes_back_to_two_lanes_of_now(main):
    page(main).pin.click()
    settle()
    assert page(main).unpin.isVisible()
    assert offered(page(main).before) == list(SIDES)
    page(main).unpin.click()
    settle()
    assert not page(main).unpin.isVisible()
    assert offered(page(main).before) == list(FIRST_LANES)
    assert [one.title for one in page(main).figure._maps[:2]] == ["A: RNN now", "B: LSTM now"]


def test_a_pin_survives_the_session_file(main):
    page(main).pin.click()
    main.document.set_memory("", replace(SMALL, forget_bias=-2.0))
    settle()
    before = page(main).figure._maps[0].values
    main.document.open(decode_session(encode_session(main.document.session), "again"))
    settle()
    assert np.array_equal(page(main).figure._maps[0].values, before)


def test_a_pin_with_other_sizes_is_shown_beside_and_says_why(main):
    page(main).pin.click()
    main.document.set_memory("", replace(SMALL, units=5))
    settle()
    assert [one.title for one in page(main).figure._maps] == ["A: LSTM pinned", "B: LSTM now"]
    assert "A and B differ in the number of units, 3 and 5" in page(main).facts.text()


def test_a_pin_of_a_longer_input_is_compared_as_far_as_both_go(main):
    page(main).pin.click()
    x = np.random.default_rng(1).normal(size=(4, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    settle()
    assert page(main).figure._maps[2].values.shape == (4, UNITS)
    assert "4 steps that both have" in page(main).facts.text()
    assert "another input" in page(main).facts.text()
    page(main).grab()


def test_a_pin_too_large_to_be_saved_says_so_and_is_not(main):
    x = np.zeros((100, MOST_NUMBERS // 100 + 1))
    pin = Pin(SMALL, Sequence(x))
    assert not pin.is_saved
    look = replace(main.document.view.memory_look, pin=pin).pinned(pin)
    assert MemoryLook.from_json(look.as_json()) == look.unpinned()
    assert Pin.from_json(pin.as_json()) is None


def test_a_hidden_page_is_not_drawn_and_computes_nothing(main, monkeypatch):
    page(main).pin.click()
    settle()
    panel = page(main)
    memory(main).switch.picked.emit("flow")
    settle()
    monkeypatch.setattr(MemoryDifferencePanel, "draw_scene", _never)
    monkeypatch.setattr(memory(main)._pinned, "ask", _never)
    main.document.set_memory("", replace(SMALL, seed=9))
    settle()
    assert not panel.isVisible()


def test_a_click_chooses_the_step_in_every_map(main):
    figure = page(main).figure
    for area in figure._areas():
        click(figure, (area.left() + area.width() * 7.5 / STEPS, area.center().y()))
        settle()
        assert main.document.state.selection.t == 7
        main.document.select(t=0)


def test_hover_tells_unit_step_and_all_three_numbers(main, monkeypatch):
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: shown.append(text))
    figure = page(main).figure
    area = figure._areas()[2]
    hover(figure, (area.left() + area.width() * 4.5 / STEPS, area.top() + area.height() * 0.5))
    (told,) = shown
    a, b = (lane(main, name).trace.h[4, 1] for name in ("rnn", "lstm"))
    assert told.startswith("Unit 2, t = 4\n")
    for value in (a, b, b - a):
        assert f"{value:+.4f}".replace("-", "−") in told


def test_the_controls_have_names_and_the_theme_and_language_reach_the_page(main):
    for control in (page(main).before, page(main).after, page(main).quantity):
        assert control.accessibleName()
    main.apply_language("ko")
    main.apply_language("en")
    assert page(main).before.currentText() == "A: RNN now"
