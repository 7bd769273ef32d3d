"""What chapters 7 to 11 say in numbers: gates, candidates, swaps."""

import numpy as np

from lstm_gui.core import Clamp, Variant, converted, forward, lstm_kind, with_clamp
from lstm_gui.core.analysis.decomposition import written_by_step
from lstm_gui.core.facts.saturation import saturated_share
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.memory.trained_lanes import answer, drawn, models
from lstm_gui.scenes.memory.untrained_lanes import trained_state
from tests.pure.claims.claims import LESSONS, compared, says, share, stated, traced, written

SWAPS = {
    "forget": Variant(tanh_gates=("f",)),
    "input": Variant(tanh_gates=("i",)),
    "output": Variant(tanh_gates=("o",)),
    "candidate": Variant(sigmoid_candidate=True),
    "second tanh": Variant(second_tanh=False),
}


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
        "ko": "여덟 개에서 세 시점씩, 스물네 번 모두",
        "en": "three steps of eight sentences each, its answer stayed right all twenty-four times",
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
