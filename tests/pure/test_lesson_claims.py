"""What the chapters say of the cells they show is so."""

import numpy as np
import pytest

from lstm_gui.core import Variant, converted, forward, lstm_kind
from lstm_gui.files.lesson_format import Memory
from lstm_gui.files.lessons import bundled_lessons
from lstm_gui.scenes.learning.lesson_starts import remembered, start_of
from lstm_gui.scenes.memory.lanes import Comparison, compare
from lstm_gui.scenes.memory.lesson_measures import SATURATED, longest_right, measured
from lstm_gui.scenes.memory.trained_lanes import answer, drawn, models
from lstm_gui.scenes.memory.untrained_lanes import trained_state

LESSONS = {lesson.number: lesson for lesson in bundled_lessons()}

SWAPS = {
    "forget": Variant(tanh_gates=("f",)),
    "input": Variant(tanh_gates=("i",)),
    "output": Variant(tanh_gates=("o",)),
    "candidate": Variant(sigmoid_candidate=True),
    "second tanh": Variant(second_tanh=False),
}


def compared(chapter: int, page: int, **changes: float) -> Comparison:
    """Return what the Memory workspace shows on a page, counted from 1."""
    start = remembered(Memory(**changes), start_of(LESSONS[chapter], page - 1))
    return compare(start.memory, start.state.sequence)


def shares(comparison: Comparison, marks: tuple[int, ...]) -> dict[str, float]:
    return {
        name: measured("share", name, comparison, comparison.settings, marks)
        for name in comparison.lanes
    }


def right(comparison: Comparison) -> dict[str, bool]:
    last = len(comparison.sequence) - 1
    return {name: lane.answer(last).right for name, lane in comparison.lanes.items()}


def test_chapter_2_the_share_of_the_first_words_shrinks_and_so_does_the_gradient():
    comparison = compared(2, 1)
    assert comparison.settings.marks == (0, 1)
    assert len(comparison.sequence) == 11
    along = comparison.lanes["rnn"].influence.marked((0, 1))
    assert (np.diff(along) <= 1e-12).all()
    assert along[-1] == pytest.approx(0.02, abs=0.005)
    norms = comparison.lanes["rnn"].flow.by_h
    assert norms[-1] / norms[0] == pytest.approx(40, abs=3)
    steeper = compared(2, 3, gain=0.6)
    assert shares(steeper, (0, 1))["rnn"] < 0.005
    assert measured("gradient", "rnn", steeper, steeper.settings, ()) < 0.001


def test_chapter_2_saturation_and_explosion_come_with_the_share():
    def saturated(comparison: Comparison) -> float:
        h = comparison.lanes["rnn"].trace.h
        assert measured("saturated", "rnn", comparison, comparison.settings, ()) == np.mean(
            (h > SATURATED) | (h < -SATURATED)
        )
        return float(np.mean(np.abs(h) > SATURATED))

    assert saturated(compared(2, 4)) == pytest.approx(0.10, abs=0.01)
    for gain in np.linspace(-3, 3, 61):
        comparison = compared(2, 4, gain=float(gain))
        if shares(comparison, (0, 1))["rnn"] >= 0.2:
            assert saturated(comparison) >= 0.17, gain


def test_chapter_2_the_single_unit_keeps_less_than_the_power_of_its_weight():
    state = start_of(LESSONS[2], 1).state
    h = forward(state).h[:, 0]
    assert 0 < h[10] < 0.6**10
    assert (np.diff(h) < 0).all()


def test_chapter_12_who_is_right_and_how_much_of_the_first_word_is_left():
    near, far = compared(12, 1), compared(12, 2)
    assert right(near) == {"rnn": True, "gru": True, "lstm": True}
    assert right(far) == {"rnn": False, "gru": True, "lstm": True}
    left = shares(far, (0,))
    assert left == pytest.approx({"rnn": 0.04, "gru": 0.23, "lstm": 0.35}, abs=0.01)
    lstm = far.lanes["lstm"]
    assert lstm.trace.f.mean() > 0.9
    written = lstm.parts.shares[-1]
    assert written[0] == pytest.approx(0.01, abs=0.005)
    # Bit by bit: no word after the first has written much more than its equal part.
    assert written[1:].sum() > 0.98
    assert written.max() < 2 / len(written)
    starts = {name: lane.model.facts.initialisation for name, lane in near.lanes.items()}
    assert starts == {"rnn": "xavier-orthogonal", "gru": "chrono", "lstm": "chrono"}


def test_chapter_12_an_rnn_may_be_right_far_away_and_wrong_nearer():
    assert right(compared(12, 3)) == {"rnn": True, "gru": True, "lstm": True}
    assert right(compared(12, 3, distance=5)) == {"rnn": False, "gru": True, "lstm": True}
    practised = dict.fromkeys(("rnn",), "sentence-ko-0-to-10-rnn-orthogonal")
    assert practised


def test_chapter_12_how_far_each_goes_on_being_right():
    start = start_of(LESSONS[12], 4)
    found = {name: longest_right(name, start.memory) for name in ("rnn", "gru", "lstm")}
    assert found == {"rnn": 2, "gru": 16, "lstm": 20}
    for name, model in models(start.memory.trained).items():
        answers = []
        for distance in range(2, 21):
            sequence = drawn(model, distance, start.memory.seed)
            trace = forward(trained_state(name, model, start.memory, sequence))
            answers.append(answer(model, sequence, trace.h[-1]).right)
        assert all(answers[: found[name] - 1])
        assert found[name] == 20 or not answers[found[name] - 1]
    assert start.memory.distance not in found.values()


def test_chapter_12_the_hand_made_cell_leaks_and_holds():
    state = start_of(LESSONS[12], 3).state
    trace = forward(state)
    assert trace.f[-1, 0] == pytest.approx(0.88, abs=0.005)
    assert trace.c[40, 0] < 0.01 * trace.c[0, 0]


def test_chapter_11_each_swap_does_what_is_said():
    flips = forward(start_of(LESSONS[11], 2).state)
    assert abs(flips.c[2, 0]) < 0.01
    swapped = forward(
        converted(start_of(LESSONS[11], 2).state, lstm_kind(Variant(tanh_gates=("f",))))
    )
    assert (np.sign(swapped.c[:, 0]) == [1, -1] * 6).all()
    assert 0.85 < np.abs(swapped.c).min() <= np.abs(swapped.c).max() < 1
    piles = forward(start_of(LESSONS[11], 3).state)
    assert piles.c[-1, 0] == pytest.approx(10.9, abs=0.1)
    assert piles.h[-1, 0] > 10
    steady = start_of(LESSONS[11], 4).state
    assert np.abs(forward(steady).c).max() < 1
    for name, variant in SWAPS.items():
        runs_away = np.abs(forward(converted(steady, lstm_kind(variant))).c).max() > 5
        assert runs_away == (name == "candidate"), name
