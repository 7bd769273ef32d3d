"""Every number that the chapters state is that of the cells they show, in both languages."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from lstm_gui.core import Clamp, Variant, converted, forward, lstm_kind, with_clamp, with_values
from lstm_gui.core.analysis.decomposition import written_by_step
from lstm_gui.core.saturation import saturated_share
from lstm_gui.files.lesson_addresses import entry_at
from lstm_gui.files.lesson_evidence import evidence_of
from lstm_gui.files.lesson_format import Memory
from lstm_gui.files.lessons import bundled_lessons
from lstm_gui.files.trained import load_trained
from lstm_gui.scenes.learning.gradient_lines import gradient_lines
from lstm_gui.scenes.learning.lesson_starts import remembered, start_of
from lstm_gui.scenes.memory.lanes import Comparison, compare
from lstm_gui.scenes.memory.lesson_measures import SATURATED, longest_right, measured
from lstm_gui.scenes.memory.trained_lanes import answer, deciding, drawn, models
from lstm_gui.scenes.memory.untrained_lanes import trained_state
from lstm_gui.words.translation import set_language

LESSONS = {lesson.number: lesson for lesson in bundled_lessons()}
NUMBER = re.compile("\N{MINUS SIGN}?\\d+\\.\\d+(?:\N{NO-BREAK SPACE}%)?|\\d+\N{NO-BREAK SPACE}%")
LANGUAGES = ("ko", "en")

SWAPS = {
    "forget": Variant(tanh_gates=("f",)),
    "input": Variant(tanh_gates=("i",)),
    "output": Variant(tanh_gates=("o",)),
    "candidate": Variant(sigmoid_candidate=True),
    "second tanh": Variant(second_tanh=False),
}


@pytest.fixture(params=LANGUAGES)
def code(request) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("en")


def stated(chapter: int, page: int, code: str) -> set[str]:
    """Return the numbers in the text of a page, both counted from 1."""
    return set(NUMBER.findall(LESSONS[chapter].pages[page - 1].text[code]))


def says(chapter: int, page: int, code: str, *phrases: str) -> None:
    """Check that each of ``phrases`` stands in the text of a page."""
    text = LESSONS[chapter].pages[page - 1].text[code]
    assert [phrase for phrase in phrases if phrase not in text] == []


def written(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace("-", "\N{MINUS SIGN}")


def share(value: float, digits: int = 0) -> str:
    return f"{100 * value:.{digits}f}\N{NO-BREAK SPACE}%"


def compared(chapter: int, page: int, **changes: float) -> Comparison:
    """Return what the Memory workspace shows on a page, counted from 1."""
    start = remembered(Memory(**changes), start_of(LESSONS[chapter], page - 1))
    return compare(start.memory, start.state.sequence)


def traced(chapter: int, page: int):
    return forward(start_of(LESSONS[chapter], page - 1).state)


def shares(comparison: Comparison, marks: tuple[int, ...]) -> dict[str, float]:
    return {
        name: measured("share", name, comparison, comparison.settings, marks)
        for name in comparison.lanes
    }


def gradient(comparison: Comparison, lane: str) -> float:
    return measured("gradient", lane, comparison, comparison.settings, ())


def right(comparison: Comparison) -> dict[str, bool]:
    last = len(comparison.sequence) - 1
    return {name: lane.answer(last).right for name, lane in comparison.lanes.items()}


def test_chapter_2_the_share_of_the_first_words_shrinks(code):
    comparison = compared(2, 1)
    assert comparison.settings.marks == (0, 1)
    assert len(comparison.sequence) == 11
    along = comparison.lanes["rnn"].influence.marked((0, 1))
    assert along[0] == 1
    assert (np.diff(along)[1:] < 0.02).all()
    assert share(along[-1]) in stated(2, 1, code)


def test_chapter_2_the_single_unit_keeps_less_than_the_power_of_its_weight(code):
    state = start_of(LESSONS[2], 1).state
    trace = forward(state)
    h, weight = trace.h[:, 0], state.parameters.w_h[0, 0, 0]
    left = np.prod(weight * (1 - h[1:] ** 2))
    assert left < weight**10
    assert (np.diff(h) < 0).all()
    numbers = {written(h[0]), written(h[10], 3), written(weight, 1), written(left, 4)}
    assert stated(2, 2, code) == numbers | {written(weight**10, 3)}


def test_chapter_2_what_the_gradient_does(code):
    shown = compared(2, 3)
    w_h = shown.lanes["rnn"].state.parameters.w_h[0]
    assert np.linalg.svd(w_h)[1] == pytest.approx(1.0)
    part, lstm = round(1 / gradient(shown, "rnn"), -1), round(1 / gradient(shown, "lstm"), -1)
    opened = compared(2, 3, forget_bias=5.0)
    gates = [one.lanes["lstm"].trace.f.mean() for one in (shown, opened)]
    assert gates == pytest.approx([0.5, 0.99], abs=0.01)
    assert stated(2, 3, code) == {"0.5", "0.99", written(gradient(opened, "lstm"))}
    phrases = {
        "ko": (f"{part:.0f}분의 1쯤으로 줄었어요", f"{lstm:.0f}분의 1로, RNN보다 더"),
        "en": ("to about a thirtieth", f"to a {lstm:.0f}th, more than"),
    }
    assert part == {"ko": 40, "en": 30}[code]
    says(2, 3, code, *phrases[code])
    assert gradient(opened, "rnn") == gradient(shown, "rnn")


def test_chapter_2_the_chart_shows_the_same_networks(code):
    lines = {line.name: line.values[0] for line in gradient_lines()}
    shown, opened = compared(2, 3), compared(2, 3, forget_bias=5.0)
    trained = compared(12, 2)
    assert lines == pytest.approx({
        "rnn": gradient(shown, "rnn"),
        "lstm": gradient(shown, "lstm"),
        "open": gradient(opened, "lstm"),
        "trained rnn": gradient(trained, "rnn"),
        "trained lstm": gradient(trained, "lstm"),
    })  # fmt: skip


def test_chapter_2_saturation_comes_with_the_share(code):
    def saturated(comparison: Comparison) -> float:
        h = comparison.lanes["rnn"].trace.h
        assert measured("saturated", "rnn", comparison, comparison.settings, ()) == np.mean(
            (h > SATURATED) | (h < -SATURATED)
        )
        return float(np.mean(np.abs(h) > SATURATED))

    told = LESSONS[2].pages[3].challenge.findings[0].text[code]
    assert share(saturated(compared(2, 4))) in told
    for gain in np.linspace(-3, 3, 61):
        comparison = compared(2, 4, gain=float(gain))
        if shares(comparison, (0, 1))["rnn"] >= 0.2:
            assert saturated(comparison) >= 0.17, gain


def test_chapter_3_the_data_turns_the_valve(code):
    f = traced(3, 3).f[:, 0]
    assert {written(value) for value in f} == stated(3, 3, code)


def test_chapters_4_and_5_what_the_two_memories_do(code):
    for chapter, page in ((4, 3), (5, 1)):
        trace = traced(chapter, page)
        numbers = {written(trace.c[3, 0]), written(trace.c[-1, 0])}
        if chapter == 5:
            numbers |= {written(trace.h[3:, 0].min()), written(trace.h[3:, 0].max())}
            assert (np.diff(trace.c[3:, 0]) < 0.01).all()
        assert stated(chapter, page, code) == numbers


def test_chapter_6_what_sigma_and_powers_give(code):
    def sigma(z: float) -> float:
        return 1 / (1 + np.exp(-z))

    assert stated(6, 2, code) == {written(sigma(0), 1), written(sigma(5), 3), written(sigma(-5), 3)}
    powers = {written(0.9**10), written(0.5**10, 3)}
    assert stated(6, 3, code) == powers | {"0.9", "0.5"}


@pytest.mark.parametrize(("chapter", "page"), [(4, 1), (6, 1), (6, 3), (9, 1)])
def test_the_first_numbers_of_a_chapter_show_something(chapter, page):
    """No product on show is so small that the formula is trivial."""
    state = start_of(LESSONS[chapter], page - 1).state
    t, unit, trace = state.selection.t, state.selection.unit, forward(state)
    kept = trace.f[t] * trace.c[t - 1]
    added = trace.i[t] * trace.c_tilde[t]
    assert min(abs(kept[unit]), abs(added[unit]), abs(trace.h[t, unit])) > 0.05


def test_chapter_7_the_candidate_and_what_a_shut_gate_lets_in(code):
    trace = traced(7, 2)
    c, i, new = trace.c[:, 0], trace.i[:, 0], trace.c_tilde[:, 0]
    assert stated(7, 2, code) == {written(new[2]), written(new[8])}
    assert stated(7, 3, code) == {written(new[6]), written(i[6]), written(c[5]), written(c[6])}


def test_chapter_8_the_gate_opens_where_the_signal_is(code):
    i, signal = traced(8, 2).i[:, 0], traced(8, 2).x[:, 1]
    assert list(np.flatnonzero(signal)) == [2, 8, 14]
    assert {written(value) for value in i[signal == 1]} == {"0.99"}
    assert {written(value) for value in i[signal == 0]} == {"0.01"}
    assert stated(8, 2, code) == {"0.99", "0.01"}


def test_chapter_9_overwriting_and_adding_up(code):
    trace = traced(9, 2)
    numbers = [written(trace.c[t, unit]) for unit in (0, 1) for t in (2, 8, 14)]
    assert stated(9, 2, code) == set(numbers)
    says(9, 2, code, ", ".join(numbers[:3]), ", ".join(numbers[3:]))


def test_chapter_9_what_was_written_when(code):
    trace = traced(9, 3)
    parts = written_by_step(trace, 9, 0).parts
    numbers = {written(trace.f[8, 0]), written(trace.c[9, 0])}
    assert stated(9, 3, code) == numbers | {written(parts[2]), written(parts[8])}


def test_chapter_9_what_is_wiped_out_is_still_known(code):
    """Eight sentences, and all forget gates shut at one of three steps."""
    start = start_of(LESSONS[12], 1)
    model = models(start.memory.trained)["lstm"]
    answers = []
    for seed in range(8):
        sequence = drawn(model, 10, seed)
        for t in (3, 10, 18):
            state = trained_state("lstm", model, start.memory, sequence)
            for unit in range(16):
                state = with_clamp(state, Clamp("f", unit, t, t, 0.0))
            answers.append(answer(model, sequence, forward(state).h[-1]).right)
    assert (sum(answers), len(answers)) == (24, 24)
    phrase = {
        "ko": "여덟 개에서 스물네 번 모두",
        "en": "eight sentences its answer stays right twent",
    }
    says(9, 3, code, phrase[code])


def test_chapter_10_nothing_goes_out_until_the_end(code):
    trace = traced(10, 3)
    assert np.abs(trace.h[:-1, 0]).max() < 0.02
    assert stated(10, 3, code) == {written(trace.o[-1, 0]), written(trace.h[-1, 0])}


def test_chapter_11_how_much_of_the_trained_gates_is_saturated(code):
    trace = compared(12, 2).lanes["lstm"].trace
    part = {name: saturated_share(getattr(trace, f"z_{name}"), "sigmoid") for name in "fio"}
    told = {share(part[name]) for name in "fi"}
    if code == "ko":
        told |= {share(part["o"])}
    else:
        assert part["o"] == 0
    assert stated(11, 2, code) == told


def test_chapter_11_each_swap_does_what_is_said(code):
    flips = forward(start_of(LESSONS[11], 2).state)
    assert abs(flips.c[2, 0]) < 0.01
    assert stated(11, 3, code) == {written(flips.f[1, 0])}
    swapped = forward(
        converted(start_of(LESSONS[11], 2).state, lstm_kind(Variant(tanh_gates=("f",))))
    )
    assert (np.sign(swapped.c[:, 0]) == [1, -1] * 6).all()
    assert 0.85 < np.abs(swapped.c).min() <= np.abs(swapped.c).max() < 1
    piled = start_of(LESSONS[11], 3).state
    piles = forward(piled)
    assert not piled.parameters.w_h.any()
    assert stated(11, 4, code) == {written(piles.c[-1, 0], 1), written(piles.h[-1, 0], 1)}
    steady = start_of(LESSONS[11], 4).state
    assert np.abs(forward(steady).c).max() < 1
    for name, variant in SWAPS.items():
        runs_away = np.abs(forward(converted(steady, lstm_kind(variant))).c).max() > 5
        assert runs_away == (name == "candidate"), name


def test_chapter_11_what_runs_away_has_a_limit(code):
    away = forward(converted(start_of(LESSONS[11], 4).state, lstm_kind(SWAPS["candidate"])))
    assert (np.diff(away.c[:, 0]) > 0).all()
    f, i, new = away.f[0, 0], away.i[0, 0], away.c_tilde[:2, 0]
    c, limit = away.c[-1, 0], i * new.mean() / (1 - f)
    why = LESSONS[11].pages[4].challenge.conditions[0].why[code]
    assert all(text in why for text in (written(f, 4), written(c, 1), f"{limit:.0f}"))


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


def with_and_without_the_first(lstm) -> set[str]:
    """Return how sure the answer is, and how sure without what the first word has written."""
    trace, model, sequence = lstm.trace, lstm.model, lstm.whole
    part = np.array([written_by_step(trace, len(trace) - 1, unit).parts[0] for unit in range(16)])
    without = trace.o[-1] * np.tanh(trace.c[-1] - part)
    answers = [answer(model, sequence, h) for h in (trace.h[-1], without)]
    assert all(one.right for one in answers)
    return {share(one.share, 1) for one in answers}


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


def test_chapter_6_what_is_said_of_the_bias_was_counted():
    solved = {bias: load_trained(f"first-symbol-100-lstm-bias-{bias}").facts for bias in (1, 4)}
    assert [(facts.runs_solved, facts.runs) for facts in solved.values()] == [(0, 16), (13, 16)]
    told = evidence_of("forget-gate").figures[0]
    assert "0 of 16 seeds" in told["en"]
    assert "16개 가운데 0개, 4는 13개" in told["ko"]


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


def test_chapter_13_both_latches_hold_what_was_set(code):
    on = [*range(3, 9), *range(14, 20)]
    lstm, gru = traced(13, 4), traced(13, 3)
    for trace in (lstm, gru):
        assert trace.h[on, 0].min() > 0.6
        assert np.delete(trace.h[:, 0], on).max() < 0.1
    assert stated(13, 4, code) == {"0.6", "0.1"}
    assert (lstm.x == gru.x).all()


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.id)
def test_what_a_challenge_states_is_what_it_asks_for(lesson):
    """The bounds in the words of a condition are those that are checked."""
    for page in lesson.pages:
        for part in page.challenge.conditions if page.challenge else ():
            bounds = {getattr(part, name, None) for name in ("at_least", "at_most")} - {None}
            for code in LANGUAGES:
                for text in NUMBER.findall(part.text[code]):
                    value = float(text.replace("\N{MINUS SIGN}", "-").rstrip("%\N{NO-BREAK SPACE}"))
                    assert value / 100 in bounds if "%" in text else value in bounds, text


def test_every_page_with_numbers_is_computed_here():
    """A page that comes to state a number has to be added to the tests above."""
    computed = {
        *((2, page) for page in (1, 2, 3)), (3, 3), (4, 3), (5, 1), (6, 2), (6, 3), (7, 2),
        (7, 3), (8, 2), (9, 2), (9, 3), (10, 3), (11, 2), (11, 3), (11, 4), (12, 1), (12, 2),
        (12, 4), (13, 4),
    }  # fmt: skip
    # What these two state is a setting of theirs, or the value of σ at 0.
    settings = {(3, 4), (6, 4), (13, 5)}
    stating = {
        (number, page)
        for number, lesson in LESSONS.items()
        for page in range(1, len(lesson.pages) + 1)
        for code in LANGUAGES
        if stated(number, page, code)
    }
    assert stating == computed | settings
