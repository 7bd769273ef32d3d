"""A long input in the Memory workspace: a stretch of it, exact, and never T times T numbers."""

import tracemalloc

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence, forward
from lstm_gui.core.analysis import influence
from lstm_gui.scenes.memory.lane_clamps import LaneClamp
from lstm_gui.scenes.memory.lanes import Cells, compare
from lstm_gui.scenes.memory.lesson_measures import measured
from lstm_gui.scenes.memory.memory_look import PAGES
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.stretch import MOST_STEPS, GivenUpError, stretch
from lstm_gui.scenes.memory.untrained_lanes import lane_state
from lstm_gui.ui.memory.comparer import Comparisons
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.core.states import seeded_state
from tests.ui.driving import click, heard, settle
from tests.ui.memory_window import latest, memory, show_memory

SMALL = MemorySettings(units=3, marks=(700, 900))
LONG = Sequence(np.random.default_rng(1).normal(size=(1200, 2)))


# ---- which steps --------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 60, MOST_STEPS])
def test_all_steps_of_what_has_room_are_shown(steps):
    assert stretch(steps, steps - 1) == range(steps)


@pytest.mark.parametrize("t", [0, 5, 600, 1100, 1199])
def test_of_more_a_stretch_around_the_cursor_is_shown(t):
    shown = stretch(1200, t)
    assert len(shown) == MOST_STEPS
    assert t in shown
    assert shown.start >= 0
    assert shown.stop <= 1200


# ---- the numbers --------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIRST_LANES)
def test_a_stretch_is_the_same_pass_as_the_whole(name):
    clamps = (LaneClamp(name, "h", 1, 100, 700, 0.25), LaneClamp(name, "h", 0, 900, 900, -0.5))
    settings = replace(SMALL, clamps=clamps)
    found = compare(settings, LONG, t=900).lanes[name]
    whole = forward(lane_state(name, settings, LONG))
    steps = slice(found.first, found.first + MOST_STEPS)
    assert found.first == 644
    np.testing.assert_allclose(found.trace.h, whole.h[steps], rtol=0, atol=1e-12)
    np.testing.assert_array_equal(found.trace.x, LONG.x[steps])


@pytest.mark.parametrize("name", FIRST_LANES)
def test_sizes_are_those_of_the_whole_and_shares_are_among_the_steps_that_are_shown(name):
    found = compare(SMALL, LONG, t=900).lanes[name]
    state = lane_state(name, SMALL, LONG)
    whole = influence(state, forward(state)).norms[644:1156, 644:1156]
    sizes = found.influence.sizes
    seen = whole > 1e-290
    np.testing.assert_allclose(sizes[seen], whole[seen], rtol=1e-9)
    np.testing.assert_allclose(found.influence.shares.sum(axis=1), 1.0, rtol=1e-12)


def test_what_c_is_made_of_has_what_came_before_as_its_start():
    lane = compare(SMALL, LONG, t=900).lanes["lstm"]
    parts = lane.shares(True)
    assert parts.first == lane.first
    np.testing.assert_allclose(parts.shares.sum(axis=1) + parts.start, 1.0, rtol=1e-12)
    before = forward(lane_state("lstm", SMALL, LONG)).c[lane.first - 1]
    left = np.linalg.norm(before * lane.trace.f[0])
    written = parts.sizes[0, 0]
    assert parts.start[0] == pytest.approx(left / (left + written))


def test_marks_beside_the_stretch_have_no_share_rather_than_none():
    found = compare(SMALL, LONG, t=900).lanes["rnn"].influence
    assert found.marked((700, 900))[-1] == pytest.approx(found.shares[-1, [56, 256]].sum())
    assert np.isnan(found.marked((3,))).all()
    assert (found.marked(()) == 0).all()


def test_chrono_knows_the_length_of_the_whole_input():
    settings = replace(SMALL, initialisation="chrono", forget_bias=0.0)
    state = compare(settings, LONG, t=900).lanes["lstm"].state
    assert state.parameters == lane_state("lstm", settings, LONG).parameters


@pytest.mark.parametrize("measure", ["share", "gradient", "saturated", "answers right"])
def test_a_condition_of_a_lesson_is_not_asked_of_a_stretch(measure):
    comparison = compare(SMALL, LONG, t=900)
    assert measured(measure, "lstm", comparison, SMALL, (0,)) is None


@pytest.mark.parametrize("t", [0, 99_999])
def test_a_hundred_thousand_steps_take_no_more_memory_than_a_screen_of_them(t):
    """T times T numbers would be 75 GB; the arrays of one pass of 64 units over it 500 MB."""
    long = Sequence(np.random.default_rng(1).normal(size=(100_000, 2)))
    tracemalloc.start()
    compare(MemorySettings(units=4), long, t)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30e6


def test_many_inputs_and_units_stay_within_the_bound_too():
    wide = Sequence(np.random.default_rng(1).normal(size=(700, 1000)) * 0.01)
    tracemalloc.start()
    compare(MemorySettings(units=16), wide, 600)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150e6


# ---- progress, and giving up --------------------------------------------------------------


def test_progress_is_told_up_to_the_end():
    shares: list[float] = []
    Cells(SMALL, LONG).compare(stretch(1200, 1199), lambda share: not shares.append(share))
    assert shares == sorted(shares)
    assert len(shares) > len(FIRST_LANES)
    assert shares[-1] == pytest.approx(1.0)


def test_what_is_not_wanted_any_more_is_given_up():
    with pytest.raises(GivenUpError):
        Cells(SMALL, LONG).compare(stretch(1200, 1199), lambda share: share < 0.2)


def test_another_input_does_not_wait_for_the_one_before(qtbot):
    comparisons = Comparisons()
    huge = Sequence(np.zeros((1_000_000, 1)))
    assert comparisons.ask(SMALL, huge, 999_999) is None
    assert comparisons.running
    with heard(comparisons.found) as found:
        comparisons.ask(SMALL, LONG, 900)
        qtbot.waitUntil(lambda: comparisons.latest is not None, timeout=20_000)
    assert comparisons.latest.sequence is LONG
    assert len(found) <= 2
    comparisons.stop()
    comparisons.deleteLater()


# ---- the window ---------------------------------------------------------------------------


@pytest.fixture
def main(window, qtbot):
    state = seeded_state(2, 3, 1200)
    made = window(replace(state, selection=replace(state.selection, t=900)))
    made.document.set_memory("", SMALL)
    show_memory(made)
    qtbot.waitUntil(lambda: memory(made).comparison is not None, timeout=20_000)
    settle()
    return made


def follow(main, qtbot, t: int) -> None:
    main.document.select(t=t)
    settle()
    qtbot.waitUntil(lambda: t in latest(main).steps, timeout=20_000)
    settle()


def test_the_steps_that_are_shown_are_named_and_move_only_with_the_cursor(main, qtbot):
    assert latest(main).steps == range(644, 1156)
    assert "644" in memory(main).measure.text()
    assert "1,200" in memory(main).measure.text()
    follow(main, qtbot, 700)
    assert latest(main).steps == range(644, 1156)
    follow(main, qtbot, 10)
    assert latest(main).steps == range(MOST_STEPS)
    assert "0 to 511" in memory(main).measure.text()


@pytest.mark.parametrize("page", PAGES)
def test_a_click_chooses_the_step_that_was_clicked(main, qtbot, page):
    show_memory(main, page)
    follow(main, qtbot, 900)
    lane = memory(main).lanes[0].figure
    assert lane.marked_share(900) == pytest.approx(
        latest(main).lanes["rnn"].influence.marked((700, 900))[900 - 644]
    )
    click(lane, (lane.width() * (800.5 - 644) / MOST_STEPS, lane.height() / 2))
    settle()
    assert main.document.state.selection.t == 800
    main.grab()


def test_words_maps_and_curves_count_from_the_first_step_that_is_shown(main):
    words = memory(main).sentence.words
    with heard(words.mark_asked) as marked:
        click(words, (words.width() * (650.5 - 644) / MOST_STEPS, 15))
    assert [step for step, _ in marked] == [650]
    show_memory(main, "difference")
    (panel,) = memory(main).pages.shown_panels
    assert panel._made[1].first == 644
    assert panel._made[1].largest.t >= 644
    show_memory(main, "flow")
    flow = next(one for one in memory(main).pages.shown_panels if one.name == "memory_flow").figure
    with heard(flow.step_picked) as picked:
        click(flow, (flow.width() - 12, flow.height() / 2))
    assert picked == [(1155,)]


def test_a_pin_of_the_same_input_stands_at_the_same_steps(main, qtbot):
    show_memory(main, "difference")
    (panel,) = memory(main).pages.shown_panels
    panel._pin()
    settle()
    qtbot.waitUntil(lambda: not memory(main).computing, timeout=20_000)
    settle()
    assert memory(main)._pinned.latest.steps == latest(main).steps
    assert panel._made[1].change_bound == 0
