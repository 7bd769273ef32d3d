"""What chapters 12 and 13 say in numbers: who is right, and how far away."""

import re
from pathlib import Path

import numpy as np
import pytest

from lstm_gui.core import LSTM, RNN, Variant, converted, forward, lstm_kind, with_values
from lstm_gui.core.analysis.decomposition import written_by_step
from lstm_gui.core.cells.registry import CELLS
from lstm_gui.core.facts.learned_numbers import learned_numbers
from lstm_gui.files.lessons.lesson_addresses import entry_at
from lstm_gui.files.lessons.lesson_evidence import evidence_of
from lstm_gui.files.shipped.trained import load_trained
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.lesson_measures import longest_right
from lstm_gui.scenes.memory.trained_lanes import answer, deciding, drawn, models
from lstm_gui.scenes.memory.untrained_lanes import trained_state
from tests.pure.claims.claims import (
    LESSONS,
    compared,
    gradient,
    says,
    share,
    shares,
    stated,
    traced,
    written,
)

SOURCES = evidence_of("cost-and-gru").sources
HISTORY = re.findall(r"^\| (\d{4}) \| (.+) \|$", LESSONS[13].pages[2].text["en"], re.M)
"""Years, and what was new with its papers in brackets."""


def right(comparison: Comparison) -> dict[str, bool]:
    last = len(comparison.sequence) - 1
    return {name: lane.answer(last).right for name, lane in comparison.lanes.items()}


def with_and_without_the_first(lstm) -> set[str]:
    """Return how sure the answer is, and how sure without what the first word has written."""
    trace, model, sequence = lstm.trace, lstm.model, lstm.whole
    part = np.array([written_by_step(trace, len(trace) - 1, unit).parts[0] for unit in range(16)])
    without = trace.o[-1] * np.tanh(trace.c[-1] - part)
    answers = [answer(model, sequence, h) for h in (trace.h[-1], without)]
    assert all(one.right for one in answers)
    return {share(one.share, 1) for one in answers}


def test_chapter_12_who_is_right_and_how_sure(code):
    near = compared(12, 1)
    last = len(near.sequence) - 1
    assert right(near) == {"rnn": True, "gru": True, "lstm": True}
    sure = [share(near.lanes[name].answer(last).share) for name in ("rnn", "gru", "lstm")]
    assert stated(12, 1, code) == set(sure)
    starts = {name: lane.model.facts.initialisation for name, lane in near.lanes.items()}
    assert starts == {"rnn": "xavier-orthogonal", "gru": "chrono", "lstm": "chrono"}
    assert near.sequence.labels[0] == {"ko": "부디", "en": "may"}[code]


def test_chapter_12_how_the_first_word_is_remembered(code):
    far = compared(12, 2)
    assert right(far) == {"rnn": False, "gru": True, "lstm": True}
    marks = far.settings.marks
    assert marks == (0,)
    lstm, flow = far.lanes["lstm"], far.lanes["lstm"].flow
    digits = 1 if code == "ko" else 2
    numbers = {share(value) for value in shares(far, marks).values()}
    numbers |= {written(lstm.trace.f.mean()), written(flow.by_c[0], digits)}
    numbers |= {written(flow.direct[0]), written(gradient(far, "rnn"))}
    numbers |= {written(gradient(far, "lstm"), digits)}
    if code == "ko":
        numbers |= {written(gradient(far, "gru")), share(flow.direct[0] / flow.by_c[0])}
    else:
        assert round(gradient(far, "gru")) == 68
        assert flow.direct[0] / flow.by_c[0] == pytest.approx(0.1, abs=0.01)
    assert lstm.parts.shares[-1][0] < 0.01
    assert stated(12, 2, code) == numbers | {share(0.01)} | with_and_without_the_first(lstm)


def test_chapter_12_taking_the_first_word_out_of_the_memory_changes_no_answer(code):
    start = start_of(LESSONS[12], 1)
    model = models(start.memory.trained)["lstm"]
    for seed in range(8):
        sequence = drawn(model, 10, seed)
        trace = forward(trained_state("lstm", model, start.memory, sequence))
        part = np.zeros(16)
        for unit in range(16):
            parts = written_by_step(trace, len(trace) - 1, unit).parts
            part[unit] = parts[list(deciding(model, sequence))].sum()
        h = trace.o[-1] * np.tanh(trace.c[-1] - part)
        assert answer(model, sequence, h).right, seed


def test_chapter_12_an_rnn_may_be_right_far_away_and_wrong_nearer(code):
    assert right(compared(12, 3)) == {"rnn": True, "gru": True, "lstm": True}
    assert right(compared(12, 3, distance=5)) == {"rnn": False, "gru": True, "lstm": True}
    practised = load_trained(f"sentence-{code}-0-to-10-rnn-orthogonal").facts
    assert (practised.runs_solved, practised.runs) == (16, 16)


def test_chapter_12_how_far_each_goes_on_being_right(code):
    start = start_of(LESSONS[12], 4)
    found = {name: longest_right(name, start.memory) for name in ("rnn", "gru", "lstm")}
    assert found == {"rnn": 2, "gru": {"ko": 16, "en": 20}[code], "lstm": 20}
    for name, model in models(start.memory.trained).items():
        answers = []
        for distance in range(2, 21):
            sequence = drawn(model, distance, start.memory.seed)
            trace = forward(trained_state(name, model, start.memory, sequence))
            answers.append(answer(model, sequence, trace.h[-1]).right)
        assert all(answers[: found[name] - 1])
        assert found[name] == 20 or not answers[found[name] - 1]
    assert start.memory.distance not in found.values()


def test_chapter_12_the_hand_made_cell_leaks_and_holds(code):
    state = start_of(LESSONS[12], 3).state
    trace = forward(state)
    assert trace.c[40, 0] < 0.01 * trace.c[0, 0]
    opened = forward(with_values(state, {entry_at("b_f[1]"): 7.0}))
    powers = {written(f**n) for f in (0.9, 0.99, 0.999) for n in (10, 100)} - {"0.00"}
    numbers = {written(trace.f[-1, 0]), share(opened.c[40, 0] / opened.c[0, 0]), share(0.01)}
    listed = powers | {"0.9", "0.99", "0.999", written(0.9**100, 5)}
    assert stated(12, 4, code) == numbers | listed


def test_chapter_13_what_is_counted(code):
    comparison = compared(13, 2)
    counts = {name: cost.parameters for name, cost in comparison.costs.items()}
    assert counts == {"rnn": 104, "gru": 320, "lstm": 416}
    first = start_of(LESSONS[13], 0).state.parameters
    assert first.w_x.size + first.w_h.size + first.b.size == 112
    says(13, 1, code, "= 112")


def test_chapter_13_as_many_parameters_are_no_equal_chance(code):
    tables = Path("docs/trained-presets.md").read_text("utf-8").partition("\n## Adding\n")[2]
    assert "| LSTM | Xavier, orthogonal, b_f = 1 | ≈ 7 of 16 (23–67 %) |" in tables
    assert "| RNN, H = 33 | Xavier, orthogonal | 0 of 16 (0–19 %) |" in tables
    counts = learned_numbers(LSTM, 2, 16), learned_numbers(RNN, 2, 33)
    says(13, 1, code, *(str(count) for count in counts), "H = 16", "H = 33")
    says(13, 1, code, *{"ko": ("7개를", "하나도"), "en": ("7 of 16", "none of 16")}[code])
    figure = evidence_of("cost-and-gru").figures[0][code]
    assert all(
        bound in figure for bound in {"ko": ("23–67 %", "0–19 %"), "en": ("67 %", "19 %")}[code]
    )


def test_chapter_13_without_a_forget_gate_nothing_is_forgotten(code):
    state = start_of(LESSONS[13], 2).state
    halved = forward(state)
    signals = np.flatnonzero(state.sequence.x)
    assert (halved.f == 0.5).all()
    of_1997 = forward(converted(state, lstm_kind(Variant(forget_gate=False))))
    assert np.allclose(of_1997.c[1:] - of_1997.c[:-1], of_1997.i[1:] * of_1997.c_tilde[1:])
    assert np.ptp(of_1997.c[signals[-1] :]) == 0
    assert len(signals) == 4
    numbers = {written(halved.c[-1, 0]), written(of_1997.c[-1, 0])}
    assert stated(13, 3, code) == numbers | {"0.5"}


@pytest.mark.parametrize("row", HISTORY, ids=lambda row: row[0])
def test_chapter_13_each_paper_of_the_history_is_cited_with_its_year(row):
    year, new = row
    papers = " ".join(re.findall(r"\(([^)]+)\)", new))
    assert papers
    for author in re.findall(r"[A-Z][a-z]{3,}|Cho|Gers", papers):
        assert any(author in source and f"({year})" in source for source in SOURCES), author


def test_chapter_13_the_cells_are_as_old_as_the_list_of_cells_says():
    told = dict(HISTORY)
    for name, year in (("lstm", 1997), ("gru", 2014), ("mingru", 2024), ("slstm", 2024)):
        assert name in told[str(year)].lower()
        assert CELLS[name].year == year


def test_chapter_13_both_latches_hold_what_was_set(code):
    on = [*range(3, 9), *range(14, 20)]
    lstm, gru = traced(13, 5), traced(13, 4)
    for trace in (lstm, gru):
        assert trace.h[on, 0].min() > 0.6
        assert np.delete(trace.h[:, 0], on).max() < 0.1
    assert stated(13, 5, code) == {"0.6", "0.1"}
    assert (lstm.x == gru.x).all()
