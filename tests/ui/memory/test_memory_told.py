"""What is said of each network: its answer, its shares, its half-lives, its price."""

import numpy as np
import pytest

from lstm_gui.core import Sequence, with_sequence
from lstm_gui.core.readout import softmax
from lstm_gui.scenes.figure_table import over_steps
from lstm_gui.ui.memory.figures.memory_bars import share_text
from lstm_gui.words.numbers import percent
from tests.ui.driving import click, settle
from tests.ui.memory.page import KOREAN, STATE, at_step, choose, panel, undo
from tests.ui.memory_window import latest, memory, show_memory


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


def test_only_what_has_words_is_told_of_words(main):
    page, lane = memory(main), memory(main).lanes[0]
    for labels, called in (
        (tuple(f"2024-01-{day:02}" for day in range(1, 13)), "step"),
        (("she", "walks", "and", "sings") * 3, "word"),
    ):
        main.document.edit("", with_sequence(STATE, Sequence(STATE.sequence.x, labels)))
        settle()
        assert f"marked {called}s at t = " in lane.fact.text()
        assert f"marked {called}s (1). Click a {called}" in page.sentence.legend.text()
        assert f"small change of a {called} would move h" in page.measure.text()
        assert page.switch.buttons["without"].text() == f"Without a {called}"
        assert f"see “Without a {called}” below" in lane.measure.toolTip()
        assert page.sentence.words.accessibleName().startswith(f"The {called}s; ")
        page.sentence.words.swap_asked.emit(0, 1)
        settle()
        assert main.document.undo_stack.undoText() == f"Exchange two {called}s"
        undo(main)


def test_panels_are_called_by_what_there_is(main):
    show_memory(main, "without")
    words = ("she", "walks", "and", "sings") * 3
    for labels, called, read in ((None, "step", "Input"), (words, "word", "Sentence")):
        main.document.edit("", with_sequence(STATE, Sequence(STATE.sequence.x, labels)))
        settle()
        assert panel(main, "without").windowTitle() == f"Without a {called}"
        sentence = memory(main).sentence
        assert sentence.windowTitle() == sentence.toggleViewAction().text() == read
        sentence.heading.resize(sentence.heading.wide(read) + 1, sentence.heading.height())
        assert sentence.heading.shown == read


@pytest.mark.parametrize(
    ("labels", "titles"),
    [
        (None, ["t"]),
        (("", "1", "2"), ["t"]),
        (("2024-01-01", "2024-01-02", ""), ["t", "name"]),
        (("she", "walks", "2"), ["t", "word"]),
    ],
)
def test_a_table_names_steps_as_words_only_if_they_are(labels, titles):
    table = over_steps("", range(3), labels, ())
    assert [column.title for column in table.columns] == titles


def test_the_lstm_can_show_what_its_cell_state_is_made_of(main):
    lane = memory(main).lanes[2]
    lane.parts.click()
    settle()
    parts = latest(main).lanes["lstm"].parts
    assert lane.figure.marked_share(9) == pytest.approx(parts.shares[9, 0])
    assert [one.parts.isVisible() for one in memory(main).lanes] == [False, False, True]
    assert "a share is what a step has left in it" in memory(main).measure.text()
    undo(main)
    assert memory(main).measure.text().startswith("A share says")
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
    assert facts.endswith("spectral radius of Wₕ 1.00")
    lasting = panel(main, "flow").facts
    lasting.resize(lasting.least_whole, lasting.height())
    assert not lasting.is_cut
    medians = (f"{np.median(lanes[name].flow.half_lives):.1f}" for name in ("gru", "lstm"))
    assert lasting.shown.endswith("GRU {}, LSTM {}".format(*medians))
    lasting.resize(lasting.least_whole - 1, lasting.height())
    assert "GRU" in lasting.shown, "what is cut is the briefest of all"


def test_the_price_of_each_cell_is_told(main):
    told = panel(main, "cost").figure.accessibleDescription()
    counts = [cost.parameters for cost in latest(main).costs.values()]
    assert all(f"{count:,} parameters" in told for count in counts)
    inputs, units = STATE.parameters.input_size, memory(main).comparison.settings.units
    assert counts[0] == units * (inputs + units + 1)
    assert panel(main, "cost").note.text() == f"I = {inputs}, H = {units}"
