"""Surgery in the lanes: what is held, how it is asked for, and how it is marked."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import Sequence, gradients
from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.memory import lane_cost as cost_module
from lstm_gui.scenes.memory.lane_clamps import (
    MOST_CLAMPS,
    LaneClamp,
    in_cell,
    with_clamp,
)
from lstm_gui.scenes.memory.lanes import compare
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.memory.clamps_box import ClampBox, ReleaseButton, held, told
from lstm_gui.ui.memory.figures.clamp_marks import Band
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure
from lstm_gui.ui.memory.lane_panel import MemoryLanePanel
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.side_by_side import lane_kind
from tests.core.states import seeded_state
from tests.pure.test_memory_model import JUNK
from tests.ui.driving import SHIFT, drag, heard, key, settle
from tests.ui.memory.page import bars
from tests.ui.memory_window import latest, memory, show_memory

STEPS, UNITS = 12, 3
STATE = seeded_state(2, 4, STEPS)
SMALL = MemorySettings(units=UNITS)
ALL_F = LaneClamp("lstm", "f", None, 2, 5, 1.0)


@pytest.fixture
def main(shared_window) -> MainWindow:
    return opened(shared_window)


@pytest.fixture
def fresh(window) -> MainWindow:
    """A window of its own, in which nobody has chosen what to clamp."""
    return opened(window)


def opened(make) -> MainWindow:
    shown = make(STATE)
    shown.document.set_memory("", SMALL)
    show_memory(shown)
    return shown


def lane(main: MainWindow, name: str) -> MemoryLanePanel:
    return next(one for one in memory(main).lanes if one.lane == name)


def trace(main: MainWindow, name: str):
    return latest(main).lanes[name].trace


def undo(main: MainWindow) -> None:
    main.document.undo_stack.undo()
    settle()


def offered(box: ClampBox) -> list[ReleaseButton]:
    """Return what can be released."""
    return box.releases


# ---- the mathematics --------------------------------------------------------------------


def compared(*clamps: LaneClamp, steps: int = 8):
    x = np.random.default_rng(4).normal(size=(steps, 2))
    return compare(replace(SMALL, clamps=clamps), Sequence(x)).lanes


def test_a_held_gate_has_its_number_and_the_other_lanes_do_not_change():
    free, clamped = compared(), compared(ALL_F)
    f = clamped["lstm"].trace.f
    assert np.all(f[2:6] == 1.0)
    assert np.array_equal(f[:2], free["lstm"].trace.f[:2])
    for name in ("rnn", "gru"):
        assert np.array_equal(free[name].trace.h, clamped[name].trace.h)


def test_one_unit_is_held_and_the_others_go_on():
    clamped = compared(LaneClamp("gru", "z", 1, 0, 99, 0.25))["gru"].trace
    assert np.all(clamped.z[:, 1] == 0.25)
    assert not np.any(clamped.z[:, [0, 2]] == 0.25)


def test_a_silent_unit_takes_no_part_and_carries_no_gradient():
    lanes = compared(LaneClamp("rnn", "h", 0, 0, 7, 0.0))
    rnn = lanes["rnn"]
    assert np.all(rnn.trace.h[:, 0] == 0.0)
    d_h = np.zeros(rnn.trace.h.shape)
    d_h[-1] = 1.0
    exact = gradients(rnn.state, rnn.trace, d_h)
    assert rnn.flow.by_h == pytest.approx(np.linalg.norm(exact.h, axis=1))


def test_a_later_clamp_wins_and_replaces_what_it_covers():
    one = LaneClamp("lstm", "f", 1, 3, 4, 0.5)
    assert with_clamp((one,), ALL_F) == (ALL_F,)
    assert with_clamp((ALL_F,), one) == (ALL_F, one)
    f = compared(ALL_F, one)["lstm"].trace.f
    assert (f[3, 0], f[3, 1], f[2, 1]) == (1.0, 0.5, 1.0)


def test_of_very_many_clamps_the_first_give_way():
    clamps = ()
    for step in range(MOST_CLAMPS + 2):
        clamps = with_clamp(clamps, LaneClamp("lstm", "f", 0, step, step, 0.5))
    assert [clamp.first for clamp in clamps] == list(range(2, MOST_CLAMPS + 2))


def test_what_the_cell_does_not_have_is_left_out():
    beyond = LaneClamp("lstm", "f", 7, 0, 3, 1.0)
    late = LaneClamp("lstm", "f", 0, 50, 60, 1.0)
    assert in_cell((beyond, late), "lstm", UNITS, 8) == ()
    (cut,) = in_cell((LaneClamp("lstm", "f", 0, 6, 60, 1.0),), "lstm", UNITS, 8)
    assert (cut.first, cut.last) == (6, 7)


def test_the_direct_path_and_the_half_lives_know_what_is_held():
    held_ = compared(LaneClamp("lstm", "f", None, 0, 99, 1.0))["lstm"].flow
    assert np.all(np.isinf(held_.half_lives))
    assert held_.direct == pytest.approx(np.full(8, held_.direct[-1]))
    shut = compared(LaneClamp("lstm", "f", None, 5, 5, 0.0))["lstm"].flow
    assert np.all(shut.direct[:5] == 0.0)
    assert np.all(shut.direct[5:] > 0.0)


@settings(max_examples=60)
@given(st.lists(JUNK | st.fixed_dictionaries({}, optional={
    "lane": st.sampled_from(("rnn", "gru", "lstm", "x")), "quantity": st.sampled_from("fihzq"),
    "unit": st.none() | st.integers(-1, 70), "first": st.integers(-1, 20),
    "last": st.integers(-1, 20), "value": st.floats() | st.integers(-3, 3),
}), max_size=4))  # fmt: skip
def test_whatever_a_file_holds_the_clamps_can_be_computed_with(data):
    read = MemorySettings.from_json({"clamps": data, "units": 2})
    assert MemorySettings.from_json(read.as_json()) == read
    compare(read, Sequence(np.ones((3, 1))))


def test_the_price_of_a_step_is_measured_with_nothing_held(monkeypatch):
    ran = []
    monkeypatch.setattr(cost_module, "forward", ran.append)
    cost_module.cost(compared(ALL_F)["lstm"].state)
    assert ran
    assert not any(state.clamps for state in ran)


# ---- the menu of a lane -----------------------------------------------------------------


def test_each_lane_offers_what_it_has(fresh):
    for name in ("rnn", "gru", "lstm"):
        menu = lane(fresh, name).clamps
        assert tuple(menu.quantity.buttons) == lane_kind(name).clampable
        assert (menu.unit.maximum(), menu.last.maximum(), menu.last.value()) == (UNITS, 11, 11)
        for control in (menu.unit, menu.first, menu.last, menu.value, lane(fresh, name).clamping):
            assert control.accessibleName()


def test_a_gate_is_clamped_for_all_units_and_undo_takes_it_back(main):
    menu = lane(main, "lstm").clamps
    menu.quantity.buttons["i"].click()
    menu.choose_steps(3, 6)
    menu.value.setValue(0.0)
    menu.clamp.click()
    settle()
    assert main.document.memory.clamps == (LaneClamp("lstm", "i", None, 3, 6, 0.0),)
    assert np.all(trace(main, "lstm").i[3:7] == 0.0)
    undo(main)
    assert main.document.memory.clamps == ()
    assert not np.any(trace(main, "lstm").i[3:7] == 0.0)


def test_enter_in_a_box_clamps(fresh):
    panel = lane(fresh, "lstm")
    panel.clamping.click()
    settle()
    assert panel.clamps.unit.hasFocus()
    panel.clamps.unit.setValue(3)
    key(panel.clamps.unit, "Return")
    settle()
    assert fresh.document.memory.clamps == (LaneClamp("lstm", "f", 2, 0, 11, 1.0),)
    assert not panel.clamps.isVisible()


def test_tab_reaches_every_control_of_the_box_and_escape_closes_it(fresh):
    fresh.document.set_memory("", replace(SMALL, clamps=(ALL_F,)))
    settle()
    panel = lane(fresh, "lstm")
    panel.clamping.click()
    settle()
    box = panel.clamps
    reached = set()
    for _ in range(12):
        focused = QApplication.focusWidget()
        reached.add(focused)
        key(focused, "Tab")
    wanted = {box.unit, box.first, box.last, box.value, box.clamp, box.silence, *offered(box)}
    assert wanted | {box.quantity.buttons["f"]} <= reached
    key(box.unit, "Escape")
    assert not box.isVisible()
    assert fresh.document.memory.clamps == (ALL_F,)


def test_silencing_holds_the_hidden_state_of_a_unit_at_nothing(fresh):
    menu = lane(fresh, "gru").clamps
    menu.unit.setValue(2)
    menu.silence.click()
    settle()
    assert fresh.document.memory.clamps == (LaneClamp("gru", "h", 1, 0, 11, 0.0),)
    assert np.all(trace(fresh, "gru").h[:, 1] == 0.0)


def test_a_quantity_is_offered_to_be_held_at_what_it_can_be(main):
    menu = lane(main, "lstm").clamps
    assert (menu.value.minimum(), menu.value.maximum()) == (0.0, 1.0)
    menu.quantity.buttons["c_tilde"].click()
    assert (menu.value.minimum(), menu.value.maximum()) == (-1.0, 1.0)
    assert menu.value.value() == 0.0


def test_clamps_are_listed_and_released_one_by_one_or_all(main):
    one = LaneClamp("lstm", "h", 0, 1, 2, 0.0)
    other = LaneClamp("rnn", "h", 0, 1, 2, 0.0)
    main.document.set_memory("", replace(SMALL, clamps=(ALL_F, one, other)))
    settle()
    menu = lane(main, "lstm").clamps
    assert [button.text() for button in offered(menu)] == [
        "Release forget gate := 1, all units, t = 2 to 5",
        "Release hidden state := 0, unit 1, t = 1 to 2",
        "Release all of this lane",
    ]
    offered(menu)[0].click()
    settle()
    assert main.document.memory.clamps == (one, other)
    undo(main)
    offered(menu)[2].click()
    settle()
    assert main.document.memory.clamps == (other,)
    assert offered(menu) == []


def test_drawing_over_bars_with_shift_opens_the_menu_with_these_steps(main):
    panel = lane(main, "gru")
    figure, each = panel.figure, panel.figure.width() / STEPS
    t = main.document.state.selection.t
    drag(figure, (each * 7.5, 20.0), (each * 5.0, 20.0), (each * 3.5, 20.0), keys=SHIFT)
    settle()
    assert panel.clamps.isVisible()
    assert (panel.clamps.first.value(), panel.clamps.last.value()) == (3, 7)
    assert main.document.state.selection.t == t
    panel.clamps.close()


# ---- what is marked ---------------------------------------------------------------------


def test_what_is_held_is_marked_over_the_bars_named_and_counted(main):
    main.document.set_memory("", replace(SMALL, clamps=(ALL_F,)))
    settle()
    panel = lane(main, "lstm")
    assert panel.figure._bands == (Band(2, 5, 'f " := 1, all units"'),)
    assert panel.clamping.text() == "clamp (1)"
    assert told(ALL_F) in panel.figure.accessibleDescription()
    assert lane(main, "gru").clamping.text() == "clamp"
    main.apply_language("ko")
    main.apply_language("en")
    assert panel.clamping.text() == "clamp (1)"


def test_a_band_is_painted_over_its_bars_and_nowhere_else(shown):
    figure: BarsFigure = bars(shown)
    before = figure.grab().toImage()
    figure.show_bands((Band(1, 1, held(ALL_F)),))
    after = figure.grab().toImage()
    changed = {
        x // 100 for x in range(300) for y in range(120) if before.pixel(x, y) != after.pixel(x, y)
    }
    assert 1 in changed
    assert 0 not in changed


def test_texts_that_would_cover_each_other_are_kept_apart(shown):
    figure: BarsFigure = bars(shown)
    figure.show_bands((Band(0, 0, "a"),))
    one = figure.grab().toImage()
    figure.show_bands((Band(0, 0, "a"), Band(0, 0, "b")))
    two = figure.grab().toImage()
    assert any(one.pixel(10, y) != two.pixel(10, y) for y in range(21, 40))


def test_clamps_are_saved_with_the_session(main):
    main.document.set_memory("", replace(SMALL, clamps=(ALL_F,)))
    main.document.open(decode_session(encode_session(main.document.session), "again"))
    settle()
    assert main.document.memory.clamps == (ALL_F,)
    assert np.all(trace(main, "lstm").f[2:6] == 1.0)


def test_asking_says_nothing_while_it_is_only_shown(main):
    menu = lane(main, "lstm").clamps
    with heard(menu.clamp_asked, menu.release_asked) as calls:
        menu.show_clamps((ALL_F,), 5, 20)
        menu.choose_steps(1, 2)
    assert calls == []
