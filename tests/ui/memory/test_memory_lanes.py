"""Which cell stands in which lane of the Memory workspace: chosen, told, kept."""

import pytest
from msgspec.structs import replace

from lstm_gui.core import CELLS
from lstm_gui.files.sessions.session import decode_session, encode_session
from lstm_gui.scenes.memory.lane_clamps import LaneClamp
from lstm_gui.scenes.memory.memory_look import PAGES
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.memory.lane_panel import MemoryLanePanel
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.side_by_side import FIRST_LANES, lane_cells, lane_kind
from tests.core.states import seeded_state
from tests.ui.driving import painted, settle
from tests.ui.memory_window import latest, memory, show_memory

STATE = seeded_state(2, 4, 12)


def panels(main: MainWindow) -> list[MemoryLanePanel]:
    return memory(main).lanes


def choose(main: MainWindow, place: int, name: str) -> None:
    panels(main)[place].kinds.kinds[name].trigger()
    settle()


def titles(main: MainWindow) -> list[str]:
    return [panel.heading.text() for panel in panels(main)]


def test_every_registered_cell_is_offered_by_its_family_and_the_one_there_is_ticked(main):
    for panel, name in zip(panels(main), FIRST_LANES, strict=True):
        panel.kinds.aboutToShow.emit()
        assert set(panel.kinds.kinds) == set(lane_cells()) >= set(CELLS)
        assert [one for one, act in panel.kinds.kinds.items() if act.isChecked()] == [name]
        listed = [act for act in panel.kinds.actions() if not act.isSeparator()]
        rows = [act.text() for act in listed]
        families = [row for row, act in enumerate(listed) if not act.isEnabled()]
        assert [rows[row] for row in families] == ["Classic", "Gated", "Modern"]
        first = [rows[row + 1] for row in families]
        assert first == ["RNN  (1990)", "LSTM  (1997)", "minGRU  (2024)"]


def test_a_chosen_cell_takes_the_lane_and_is_taken_back(main):
    choose(main, 0, "minlstm")
    assert titles(main) == ["minLSTM", "GRU", "LSTM"]
    assert tuple(latest(main).lanes) == ("minlstm", "gru", "lstm")
    assert latest(main).lanes["minlstm"].trace.kind == lane_kind("minlstm")
    main.document.undo_stack.undo()
    settle()
    assert titles(main) == ["RNN", "GRU", "LSTM"]


def test_a_cell_that_stands_in_another_lane_changes_places(main):
    choose(main, 0, "lstm")
    assert titles(main) == ["LSTM", "GRU", "RNN"]


def test_two_departures_of_one_kind_may_stand_side_by_side(main):
    choose(main, 1, "rnn:activation=relu")
    choose(main, 2, "rnn:activation=linear")
    assert titles(main) == ["RNN", "RNN · ReLU", "RNN · linear"]
    assert latest(main).spectral_radii.keys() == latest(main).lanes.keys()


def test_only_a_cell_with_a_cell_state_shows_parts_of_it(main):
    choose(main, 0, "slstm")
    choose(main, 2, "mingru")
    assert [panel.parts.isVisible() for panel in panels(main)] == [True, False, False]
    panels(main)[0].parts.click()
    settle()
    assert panels(main)[0]._shares(panels(main)[0]._scene) is latest(main).lanes["slstm"].parts


def test_a_lane_offers_to_hold_what_its_new_cell_computes(main):
    choose(main, 1, "minlstm")
    assert tuple(panels(main)[1].clamps.quantity.buttons) == lane_kind("minlstm").clampable
    held = LaneClamp("minlstm", "f_share", None, 0, 11, 1.0)
    panels(main)[1].clamps.clamp_asked.emit(held)
    settle()
    assert main.document.memory.clamps == (held,)
    assert (latest(main).lanes["minlstm"].trace.f_share == 1.0).all()


def test_clamps_wait_until_their_cell_comes_back(main):
    held = LaneClamp("gru", "z", None, 0, 11, 1.0)
    main.document.set_memory("Test", replace(main.document.memory, clamps=(held,)))
    choose(main, 1, "slstm")
    choose(main, 1, "gru")
    assert (latest(main).lanes["gru"].trace.z == 1.0).all()


def test_lanes_are_saved_and_opened_again(main):
    chosen = ("slstm", "rnn:activation=relu", "mingru")
    main.document.set_memory("Test", replace(main.document.memory, lanes=chosen))
    saved = decode_session(encode_session(main.document.session), "x")
    assert MemorySettings.from_json(saved.view["memory"]).lanes == chosen


@pytest.mark.parametrize(
    "lanes", [["rnn", "gru"], ["rnn", "rnn", "gru"], ["rnn", "gru", "unknown"], "rnn", [1, 2, 3]]
)
def test_lanes_that_cannot_be_shown_are_passed_over(lanes):
    assert MemorySettings.from_json({"lanes": lanes}).lanes == FIRST_LANES


@pytest.mark.parametrize("page", PAGES)
def test_every_page_paints_lanes_of_new_cells(main, page):
    main.document.set_memory(
        "Test",
        replace(main.document.memory, units=1, lanes=("slstm", "minlstm", "mingru"), marks=(2, 4)),
    )
    show_memory(main, page)
    for panel in memory(main).panels:
        if panel.isVisible():
            painted(panel)
    assert titles(main) == ["sLSTM", "minLSTM", "minGRU"]


def test_an_untrained_cell_beside_trained_ones_says_that_it_is(main):
    start = memory(main).sentence.start
    start.setCurrentIndex(start.count() - 1)
    start.activated.emit(start.currentIndex())
    settle()
    trained = latest(main).lanes["lstm"]
    choose(main, 0, "slstm")
    lane = latest(main).lanes["slstm"]
    assert lane.model is None
    assert lane.trace.h.shape == trained.trace.h.shape
    assert "not trained" in panels(main)[0].figure.accessibleDescription()
