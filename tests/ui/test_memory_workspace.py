"""The Memory workspace in the real window: what is done in it, and what it shows."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPoint, QPointF, QRect, QRectF
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtTest import QSignalSpy
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.core.readout import softmax
from lstm_gui.files.session import decode_session, encode_session
from lstm_gui.scenes.memory.lanes import seconds_for
from lstm_gui.scenes.memory.memory_settings import FORGET_BIAS, INITIALISATIONS, MemorySettings
from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.scenes.memory.starts_in_words import ways
from lstm_gui.ui.document.job import LONGEST_AT_ONCE
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.memory.comparer import Comparisons
from lstm_gui.ui.memory.figures.flow_curves import FlowFigure, Series, spread
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure, share_text
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.style.vectors import vector_painter
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import percent
from tests.core.states import seeded_state
from tests.ui.driving import click, double_click, drag, heard, hover, key, middle, settle, write
from tests.ui.memory_window import latest, memory, show_memory

STEPS = 12
STATE = seeded_state(2, 4, STEPS)


@pytest.fixture
def main(window) -> MainWindow:
    shown = window(STATE)
    show_memory(shown)
    return shown


def panel(main: MainWindow, name: str) -> Any:
    return next(one for one in memory(main).panels if one.name == f"memory_{name}")


def at_step(widget: QWidget, step: int, steps: int = STEPS) -> tuple[float, float]:
    return widget.width() * (step + 0.5) / steps, widget.height() / 2


def undo(main: MainWindow) -> None:
    main.document.undo_stack.undo()
    settle()


def choose(main: MainWindow, name: str) -> None:
    start = memory(main).sentence.start
    start.setCurrentIndex(ways().index(name))
    start.activated.emit(start.currentIndex())
    settle()


def visible(main: MainWindow) -> set[str]:
    return {panel.name for panel in main.workspace.panels if panel.isVisible()}


# ---- switching -------------------------------------------------------------------------


def test_the_workspaces_take_turns(main):
    assert memory(main).widget.isVisible()
    assert visible(main) == set()
    main.actions_by_name["show_cell"].trigger()
    settle()
    assert not memory(main).widget.isVisible()
    assert visible(main) >= {"parameters", "diagram", "states"}


def test_the_tabs_show_which_workspace_it_is(main):
    checked = [main.actions_by_name[f"show_{name}"].isChecked() for name in ("cell", "memory")]
    assert checked == [False, True]
    main.actions_by_name["show_memory"].trigger()
    assert main.actions_by_name["show_memory"].isChecked()


def test_panels_come_back_where_they_were_and_hidden_ones_stay_hidden(window):
    main = window(STATE)
    main.workspace.panels[2].hide()
    settle()
    before = {panel.name: panel.geometry() for panel in main.workspace.panels if panel.isVisible()}
    for name in ("show_memory", "show_cell"):
        main.actions_by_name[name].trigger()
        settle(8)
    after = {panel.name: panel.geometry() for panel in main.workspace.panels if panel.isVisible()}
    assert before.keys() == after.keys()
    for name, place in before.items():
        assert abs(place.width() - after[name].width()) <= 12, name
        assert abs(place.height() - after[name].height()) <= 12, name


def test_the_workspace_is_remembered_and_the_docks_are_saved_as_they_were(window):
    main = window(STATE)
    layout = main.keep_layout(Settings())
    main.workspaces.choose("memory")
    layout.save()
    other = window(STATE)
    other.keep_layout(Settings())
    other.completed.emit()
    settle()
    assert other.workspaces.current == "memory"
    other.workspaces.choose("cell")
    settle()
    assert visible(other) >= {"parameters", "diagram"}


def test_the_view_menu_offers_the_panels_of_the_workspace_that_shows(main):
    lane = memory(main).lanes[0].toggleViewAction()
    cell = main.workspace.panels[0].toggleViewAction()
    assert (lane.isVisible(), cell.isVisible()) == (True, False)
    main.workspaces.show("cell")
    assert (lane.isVisible(), cell.isVisible()) == (False, True)


# ---- the sentence ----------------------------------------------------------------------


def test_a_click_marks_a_word_and_undo_takes_it_back(main):
    words = memory(main).sentence.words
    click(words, at_step(words, 5))
    settle()
    assert main.document.memory.marks == (0, 5)
    click(words, at_step(words, 0))
    assert main.document.memory.marks == (5,)
    undo(main)
    undo(main)
    assert main.document.memory.marks == (0,)


def test_enter_marks_the_word_at_the_cursor(main):
    main.document.select(t=3)
    settle()
    key(memory(main).sentence.words, "Return")
    assert main.document.memory.marks == (0, 3)


def test_a_typed_sentence_becomes_the_input_of_the_session(main):
    line = memory(main).sentence.line
    line.setFocus()
    write(line, "비가 오면 간다.")
    key(line, "Return")
    settle()
    sequence = main.document.state.sequence
    assert sequence.labels == ("비가", "오면", "간다", ".")
    assert line.toPlainText() == "비가 오면 간다 ."
    assert "비가" in memory(main).sentence.words.accessibleDescription()
    assert all(len(lane.trace) == 4 for lane in latest(main).lanes.values())
    undo(main)
    assert main.document.state.sequence == STATE.sequence


def test_an_empty_line_changes_nothing(main):
    key(memory(main).sentence.line, "Return")
    assert main.document.state == STATE


def test_the_example_marks_the_words_that_decide(main):
    memory(main).sentence._show_example()
    settle()
    labels = main.document.state.sequence.labels
    marks = main.document.memory.marks
    assert labels is not None
    assert marks == tuple(range(len(marks)))
    assert 1 < len(marks) < len(labels) / 2


# ---- how the cells are made -------------------------------------------------------------


def test_size_seed_and_initialisation_make_other_cells_and_can_be_undone(main):
    sentence = memory(main).sentence
    sentence.units.setValue(5)
    sentence.seed.setValue(9)
    choose(main, "chrono")
    made = MemorySettings(units=5, seed=9, initialisation="chrono", forget_bias=0.0)
    assert main.document.memory == made
    assert latest(main).lanes["gru"].trace.h.shape == (STEPS, 5)
    for _ in range(3):
        undo(main)
    assert main.document.memory == MemorySettings()
    assert (sentence.units.value(), sentence.seed.value()) == (16, 1)
    assert sentence.start.currentIndex() == 0


def test_dragging_the_forget_bias_is_one_step_and_moves_everything(main):
    flow = panel(main, "flow")
    before = latest(main)
    slider = flow.bias.slider
    drag(slider, middle(slider), (slider.width() * 0.8, 10.0), (slider.width() * 0.95, 10.0))
    settle()
    bias = main.document.memory.forget_bias
    assert bias > 4
    assert flow.bias.box.number == bias
    after = latest(main)
    assert np.all(after.lanes["lstm"].flow.half_lives > before.lanes["lstm"].flow.half_lives)
    assert after.costs is before.costs
    undo(main)
    assert main.document.memory == MemorySettings()
    assert slider.number == MemorySettings().forget_bias


def test_a_typed_number_beyond_the_ends_comes_back_to_them(main):
    box = panel(main, "flow").gain.box
    box.setFocus()
    box.selectAll()
    write(box, "99")
    key(box, "Return")
    settle()
    assert main.document.memory.gain == 3.0
    assert latest(main).spectral_radii == {"rnn": pytest.approx(3.0)}


def test_a_double_click_returns_to_what_the_initialisation_starts_with(main):
    flow = panel(main, "flow")
    for name in INITIALISATIONS:
        choose(main, name)
        flow.bias.slider.edited.emit(3.0, 10**6)
        double_click(flow.bias.slider, middle(flow.bias.slider))
        settle()
        assert main.document.memory.forget_bias == FORGET_BIAS[name]


def test_settings_are_saved_with_the_session_and_mark_it_modified(main):
    assert not main.document.modified
    main.document.set_memory("", replace(main.document.memory, seed=77, marks=(1, 2)))
    assert main.document.modified
    data = encode_session(main.document.session)
    main.document.open(decode_session(data, "again"))
    assert main.document.memory == MemorySettings(seed=77, marks=(1, 2))


# ---- trained networks -------------------------------------------------------------------

KOREAN = "sentence-ko-10-lstm-chrono"


def test_trained_networks_bring_their_task_and_their_weights(main):
    choose(main, KOREAN)
    comparison, document = latest(main), main.document
    for cell, lane in comparison.lanes.items():
        assert lane.model is not None
        assert lane.model.name.startswith(f"sentence-ko-10-{cell}-")
        assert lane.state.parameters == lane.model.state.parameters
    assert document.state.parameters == comparison.lanes["lstm"].state.parameters
    assert document.state.selection.t == len(document.state.sequence) - 1
    assert memory(main).sentence.units.isHidden()
    undo(main)
    assert document.state == STATE
    assert latest(main).model is None
    assert memory(main).sentence.distance.isHidden()


def test_each_lane_says_what_its_network_answers(main):
    choose(main, KOREAN)
    for lane in memory(main).lanes:
        made = latest(main).lanes[lane.lane]
        scores = softmax(made.model.readout.scores(made.trace.h[-1]))
        label = made.model.labels[int(scores.argmax())]
        assert f"says {label} {percent(scores.max())}" in lane.fact.text()


def test_the_answer_stays_in_sight_when_the_sentence_grows(main):
    choose(main, KOREAN)
    for clauses in (2, 9, 20):
        memory(main).sentence.distance.setValue(clauses)
        settle()
        state = main.document.state
        assert state.selection.t == len(state.sequence) - 1
    undo(main)
    assert main.document.state.selection.t == len(main.document.state.sequence) - 1
    main.document.select(t=3)
    memory(main).sentence.distance.setValue(5)
    settle()
    assert main.document.state.selection.t == 3


def test_more_clauses_keep_how_the_sentence_opens(main):
    choose(main, KOREAN)
    opening = main.document.state.sequence.labels[:2]
    memory(main).sentence.distance.setValue(20)
    settle()
    labels = main.document.state.sequence.labels
    assert labels[:2] == opening
    assert len(labels) == 43
    assert main.document.memory.distance == 20
    undo(main)
    assert len(main.document.state.sequence) == 23


def test_a_word_the_networks_do_not_know_is_told(main):
    choose(main, KOREAN)
    line = memory(main).sentence.line
    line.setPlainText("아마 그는 우주선이 오면")
    key(line, "Return")
    settle()
    words = memory(main).sentence.words
    hover(words, at_step(words, 2, 4))
    assert "not in the vocabulary" in words.toolTip()
    hover(words, at_step(words, 1, 4))
    assert "not in the vocabulary" not in words.toolTip()


def test_another_sentence_opens_otherwise_and_marks_what_decides(main):
    choose(main, KOREAN)
    before = main.document.state.sequence.labels
    memory(main).sentence._show_example()
    settle()
    assert main.document.state.sequence.labels != before
    assert main.document.memory.marks == (0,)


def test_an_input_of_another_size_is_read_by_untrained_cells(main):
    choose(main, KOREAN)
    main.document.edit("", STATE)
    settle()
    assert latest(main).model is None
    assert memory(main).sentence.start.currentIndex() == 0


# ---- what is shown ----------------------------------------------------------------------


def test_the_cursor_is_that_of_the_window(main):
    for lane in memory(main).lanes:
        click(lane.figure, at_step(lane.figure, 7))
        settle()
        assert main.document.state.selection.t == 7
        main.document.select(t=0)
    settle()
    assert all("t = 0" in lane.fact.text() for lane in memory(main).lanes)


def test_each_lane_prints_the_share_of_the_marked_words(main):
    main.document.select(t=6)
    settle()
    for lane in memory(main).lanes:
        share = latest(main).lanes[lane.lane].influence.shares[6, 0]
        assert lane.figure.marked_share(6) == pytest.approx(share)
        assert share_text(share) in lane.fact.text()
        assert share_text(share) in lane.figure.accessibleDescription()


def test_the_lstm_can_show_what_its_cell_state_is_made_of(main):
    lane = memory(main).lanes[2]
    lane.parts.click()
    settle()
    parts = latest(main).lanes["lstm"].parts
    assert lane.figure.marked_share(9) == pytest.approx(parts.shares[9, 0])
    assert [one.parts.isVisible() for one in memory(main).lanes] == [False, False, True]
    undo(main)
    influence = latest(main).lanes["lstm"].influence
    assert lane.figure.marked_share(9) == pytest.approx(influence.shares[9, 0])


def test_radius_and_half_lives_are_told(main):
    facts = panel(main, "flow").facts.text()
    lanes = memory(main).comparison.lanes
    for name, cell in (("gru", "GRU"), ("lstm", "LSTM")):
        lives = lanes[name].flow.half_lives
        numbers = f"{np.median(lives):.1f} ({lives.min():.1f}–{lives.max():.1f})"
        assert f"{cell} {numbers}" in facts
    # What a narrow window cuts off is the least of it.
    assert facts.endswith("spectral radius of W_h 1.00")


def test_the_price_of_each_cell_is_told(main):
    told = panel(main, "cost").figure.accessibleDescription()
    counts = [cost.parameters for cost in latest(main).costs.values()]
    assert all(f"{count:,} parameters" in told for count in counts)
    inputs, units = STATE.parameters.input_size, memory(main).comparison.settings.units
    assert counts[0] == units * (inputs + units + 1)
    assert panel(main, "cost").note.text() == f"I = {inputs}, H = {units}"


def test_language_and_theme_reach_every_panel(main):
    english = [panel.heading.text() for panel in memory(main).panels]
    facts = panel(main, "flow").facts.text()
    main.apply_language("ko")
    assert panel(main, "flow").facts.text() != facts
    assert [panel.heading.text() for panel in memory(main).panels] != english
    main.apply_language("en")
    assert [panel.heading.text() for panel in memory(main).panels] == english
    for lane in memory(main).lanes:
        assert lane.heading.styleSheet()


def test_every_control_has_a_name(main):
    sentence, flow = memory(main).sentence, panel(main, "flow")
    for control in (
        sentence.words, sentence.line, sentence.units, sentence.start, sentence.seed,
        flow.bias.slider, flow.bias.box, flow.gain.slider, flow.gain.box, flow.figure,
    ):  # fmt: skip
        assert control.accessibleName()


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (3840, 2160)])
def test_everything_has_a_place_at_every_size(main, size):
    main.resize(*size)
    settle()
    area = memory(main).widget.rect()
    for one in memory(main).panels:
        assert area.contains(QRect(one.mapTo(memory(main).widget, QPoint()), one.size())), one.name
        for child in (one.widget(), one.titleBarWidget()):
            assert one.rect().contains(child.geometry()), one.name


# ---- what takes long --------------------------------------------------------------------


def test_what_takes_long_is_computed_beside_the_window(qtbot):
    comparisons = Comparisons()
    small = Sequence(np.random.default_rng(1).normal(size=(5, 2)))
    large = Sequence(np.random.default_rng(1).normal(size=(240, 2)))
    settings = MemorySettings(units=8)
    assert seconds_for(settings, small) < LONGEST_AT_ONCE < seconds_for(settings, large)
    first = comparisons.ask(settings, small)
    found = QSignalSpy(comparisons.found)
    assert comparisons.ask(settings, large) is first
    assert comparisons.running
    other = replace(settings, seed=2)
    assert comparisons.ask(other, large) is first
    qtbot.waitUntil(lambda: len(found) == 2, timeout=20_000)
    assert comparisons.latest is not None
    assert comparisons.latest.answers(other, large)
    assert not comparisons.running
    comparisons.stop()


def test_the_window_shows_the_last_cells_until_the_next_are_there(main, qtbot):
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    main.document.select(t=299)
    settle()
    qtbot.waitUntil(lambda: len(latest(main).sequence) == 300, timeout=20_000)
    settle()
    assert "t = 299" in memory(main).lanes[0].fact.text()


def test_the_first_comparison_of_a_long_input_is_waited_for_in_words(window, qtbot):
    main = window(STATE)
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    main.workspaces.show("memory")
    settle()
    shown = memory(main)
    assert shown.computing
    assert "being compared" in shown.measure.text()
    assert not shown.lanes[0].clamping.isEnabled(), "there is nothing to clamp yet"
    qtbot.waitUntil(lambda: not shown.computing, timeout=20_000)
    settle()
    assert "A share says" in shown.measure.text()
    assert shown.lanes[0].clamping.isEnabled()


def test_something_else_can_be_asked_for_while_the_first_comparison_runs(window):
    main = window(STATE)
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    main.document.set_memory("", MemorySettings(units=24, seed=7, marks=(3,)))
    main.workspaces.show("memory")
    settle()
    sentence = memory(main).sentence
    assert memory(main).comparison is None
    assert (sentence.units.value(), sentence.seed.value()) == (24, 7)
    assert "3" in sentence.words.accessibleDescription()
    sentence.units.setValue(2)
    assert main.document.memory.units == 2


def test_closing_gives_up_what_is_computed(window):
    main = window(STATE)
    main.workspaces.show("memory")
    x = np.random.default_rng(1).normal(size=(300, 2))
    main.document.edit("", with_sequence(main.document.state, Sequence(x)))
    settle()
    main.document.undo_stack.setClean()
    assert main.close()
    assert not memory(main)._comparisons.running


# ---- figures ----------------------------------------------------------------------------


def bars(shown) -> BarsFigure:
    figure = shown(BarsFigure())
    figure.resize(300, 120)
    shares = np.tril(np.ones((3, 3)))
    shares /= shares.sum(axis=1, keepdims=True)
    figure.show_shares(Shares(shares, shares, np.zeros(3)), (0,), 1)
    settle()
    return figure


def test_a_part_under_the_pointer_is_told_and_an_empty_place_is_not(shown):
    figure = bars(shown)
    with heard(figure.part_hovered) as calls:
        hover(figure, (250.0, 10.0))
        hover(figure, (250.0, 95.0))
        hover(figure, (250.0, 119.0))
    assert [call[0] for call in calls] == [(2, 0), (2, 2), None]


def test_a_bar_has_the_colour_of_the_mark_as_high_as_its_share(shown):
    figure = bars(shown)
    image = QImage(figure.size(), QImage.Format.Format_RGB32)
    figure.render(image)
    column = [image.pixelColor(150, y) for y in range(4, 100)]
    orange = [color.red() > 150 > color.green() for color in column]
    assert 0.42 < sum(orange) / len(orange) < 0.58
    assert orange[0]
    assert not orange[-1]


def test_print_shows_the_same_parts_as_the_screen(shown, tmp_path):
    from PyQt6.QtSvg import QSvgGenerator, QSvgRenderer

    figure = bars(shown)
    file = tmp_path / "bars.svg"
    generator = QSvgGenerator()
    generator.setFileName(str(file))
    generator.setSize(figure.size())
    generator.setViewBox(figure.rect())
    with vector_painter(generator) as painter:
        figure.render(painter)
    assert "image" not in file.read_text().lower().replace("image/", "")
    screen, printed = (QImage(figure.size(), QImage.Format.Format_RGB32) for _ in range(2))
    figure.render(screen)
    printed.fill(0xFFFFFFFF)
    painter = QPainter(printed)
    QSvgRenderer(str(file)).render(painter, QRectF(figure.rect()))
    painter.end()
    for place in ((50, 30), (150, 20), (150, 80), (250, 20), (250, 60), (250, 90)):
        one, other = screen.pixelColor(*place), printed.pixelColor(*place)
        assert abs(one.red() - other.red()) + abs(one.blue() - other.blue()) < 12, place


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0\xa0%"), (0.004, "<1\xa0%"), (0.5, "50\xa0%"), (float("nan"), "–")],
)
def test_shares_are_written_so_that_little_differs_from_nothing(share, text):
    assert share_text(share) == text


def test_the_axis_holds_all_numbers_but_no_more_than_it_can_show(shown):
    figure = shown(FlowFigure())
    figure.show_series((Series("a", "c", np.array([1e-3, 2.0])),), 0)
    assert figure.decades == (-3, 1)
    figure.show_series((Series("a", "c", np.array([0.0, 1e-300, np.nan, 2.0])),), 0)
    assert figure.decades == (-24, 1)
    figure.grab()


def test_a_click_on_the_flow_chooses_the_nearest_step(shown):
    figure = shown(FlowFigure())
    figure.resize(500, 120)
    figure.show_series((Series("a", "c", np.ones(11)),), 0)
    with heard(figure.step_picked) as calls:
        click(figure, (figure.width() - 12.0, 50.0))
        click(figure, (133.0, 50.0))
    assert calls == [(10,), (0,)]


def test_names_of_lines_that_meet_are_kept_apart():
    places = spread([50.0, 51.0, 50.5, 10.0], 14.0, 0.0, 60.0)
    ordered = sorted(places)
    assert all(b - a >= 14.0 - 1e-9 for a, b in pairwise(ordered))
    assert places.index(min(places)) == 3
    assert ordered[0] >= 0
    assert ordered[-1] <= 60


def test_words_tell_their_step_under_the_pointer(shown):
    row = shown(WordRow())
    row.resize(300, 54)
    row.show_words(("one", "two", "three"), (), 0)
    hover(row, (QPointF(150, 20).x(), 20.0))
    assert row.toolTip() == "t = 1: two"


@pytest.mark.parametrize("name", ["orthogonal", "sentence-ko-2-lstm-default"])
def test_the_name_of_the_weights_can_be_read_whole_where_there_is_room(main, name):
    choose(main, name)
    main.resize(1440, 900)
    settle()
    start = memory(main).sentence.start
    assert start.width() > start.fontMetrics().horizontalAdvance(start.currentText()) + 20
    main.resize(main.minimumSize())
    settle()
    assert start.isVisible()


def test_a_short_name_of_weights_leaves_room_to_the_legend(main):
    choose(main, ways()[-1])
    start = memory(main).sentence.start
    wide = start.width()
    choose(main, "chrono")
    assert start.width() < wide
