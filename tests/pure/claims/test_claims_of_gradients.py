"""What chapters 2 to 6 say in numbers: shares, gradients, powers, σ."""

import numpy as np
import pytest

from lstm_gui.core import forward
from lstm_gui.files.lessons.lesson_evidence import evidence_of
from lstm_gui.files.shipped.trained import load_trained
from lstm_gui.scenes.learning.gradient_lines import gradient_lines
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.lesson_measures import SATURATED, measured
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


def test_chapter_1_what_is_left_of_the_memory_meets_the_input(code):
    trace, parameters = traced(1, 3), start_of(LESSONS[1], 2).state.parameters
    assert (parameters.w_x.item(), parameters.w_h.item(), parameters.b.item()) == (1, 0.8, 0)
    assert trace.x[3, 0] == -1
    numbers = {written(trace.h[2, 0]), written(trace.z_h[3, 0]), written(trace.h[3, 0])}
    assert stated(1, 3, code) == numbers | {"0.8"}


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


def test_chapter_6_what_is_said_of_the_bias_was_counted():
    solved = {bias: load_trained(f"first-symbol-100-lstm-bias-{bias}").facts for bias in (1, 4)}
    assert [(facts.runs_solved, facts.runs) for facts in solved.values()] == [(0, 16), (13, 16)]
    told = evidence_of("forget-gate").figures[0]
    assert "0 of 16 seeds" in told["en"]
    assert "16개 가운데 0개, 4는 13개" in told["ko"]
