"""The measures that a lesson can ask for are those of the comparison on the screen."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.scenes.memory.lane_told import measure_note, measures
from lstm_gui.scenes.memory.lanes import compare
from lstm_gui.scenes.memory.lesson_measures import longest_right, measured
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.trained_lanes import drawn, models, read
from tests.core.states import seeded_state

NAME = "sentence-ko-2-lstm-chrono"
TRAINED = MemorySettings(seed=2, forget_bias=0.0, trained=NAME, distance=2)


def asked(measure: str, lane: str, settings: MemorySettings, text: str = "") -> float | None:
    model = models(NAME)["lstm"]
    sequence = read(model, text) if text else drawn(model, settings.distance, settings.seed)
    return measured(measure, lane, compare(settings, sequence), settings, (0,))


def test_right_and_wrong_answers_are_1_and_0():
    assert asked("answers right", "rnn", TRAINED) == 1.0
    assert asked("answers right", "rnn", replace(TRAINED, distance=3)) == 0.0


def test_there_is_no_right_answer_to_an_unknown_opening_or_of_an_untrained_cell():
    assert asked("answers right", "rnn", TRAINED, "나는 집으로") is None
    sequence = seeded_state(2, 4, 6).sequence
    comparison = compare(MemorySettings(), sequence)
    for measure in ("answers right", "longest right"):
        assert measured(measure, "gru", comparison, MemorySettings(), (0,)) is None


def test_the_longest_distance_is_that_of_drawn_sentences():
    assert asked("longest right", "rnn", TRAINED) == 2.0
    assert asked("longest right", "rnn", TRAINED, "부디 그는 집으로") is None


def test_a_network_that_misses_what_it_was_trained_on_has_no_longest_distance():
    assert longest_right("rnn", replace(TRAINED, gain=0.0)) is None


def test_the_numbers_of_a_lane_are_those_of_its_pass():
    sequence = seeded_state(3, 4, 7).sequence
    settings = MemorySettings(units=5, gain=2.0)
    comparison = compare(settings, sequence)
    lane = comparison.lanes["rnn"]
    numbers = {
        name: measured(name, "rnn", comparison, settings, (1, 3))
        for name in ("share", "gradient", "saturated")
    }
    assert numbers == pytest.approx(
        {
            "share": lane.influence.shares[-1, 1] + lane.influence.shares[-1, 3],
            "gradient": lane.flow.by_h[0] / lane.flow.by_h[-1],
            "saturated": np.count_nonzero(np.abs(lane.trace.h) > 0.9) / lane.trace.h.size,
        }
    )


@pytest.mark.parametrize(
    ("lane", "full"),
    [
        ("lstm", '"what" c_t "is made of: what step" k "wrote and the gates" f "left of it"'),
        ("lstm:forget_gate=false", '"what" c_t "is made of: what step" k "wrote, all of it"'),
    ],
)
def test_only_a_cell_with_a_gate_that_keeps_is_told_what_its_gates_left(lane, full):
    assert measures(lane, parts=True, of_words=False)[0] == full
    assert ("gates that kept it" in measure_note(lane, True, False)) == ("gates" in full)
