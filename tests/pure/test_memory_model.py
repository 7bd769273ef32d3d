"""The lanes of the Memory workspace as plain data: made, measured, kept."""

import sys
from threading import Thread
from time import thread_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import Clamp, Sequence, forward, gradients
from lstm_gui.core.analysis import influence
from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.memory import lane_cost
from lstm_gui.scenes.memory.gradient_flow import flow, spectral_radius
from lstm_gui.scenes.memory.lane_cost import cost
from lstm_gui.scenes.memory.lanes import Comparison, compare
from lstm_gui.scenes.memory.memory_settings import BIASES, GAINS, INITIALISATIONS, MemorySettings
from lstm_gui.scenes.memory.sentence_words import MOST_WORDS, sentence, words_in
from lstm_gui.scenes.memory.shares import parts_of_cell_state
from lstm_gui.scenes.memory.starts_in_words import way_name
from lstm_gui.scenes.memory.trained_lanes import (
    answer,
    choices,
    deciding,
    drawn,
    models,
    models_for,
    read,
    unknown,
)
from lstm_gui.scenes.memory.untrained_lanes import lane_state
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.core.parts import decomposition

SMALL = MemorySettings(units=4, seed=3)


def noise(steps: int = 9, inputs: int = 3) -> Sequence:
    return Sequence(np.random.default_rng(5).normal(size=(steps, inputs)))


def compared(**changes: object) -> Comparison:
    return compare(MemorySettings(**{"units": 4, "seed": 3, **changes}), noise())


def biases(name: str, block: str, **changes: object) -> Array:
    state = lane_state(name, MemorySettings(**{"units": 4, **changes}), noise())
    return state.parameters.block(block).b


def test_all_lanes_run_on_the_same_input_with_as_many_units():
    comparison = compared()
    assert list(comparison.lanes) == ["rnn", "gru", "lstm"]
    for lane in comparison.lanes.values():
        assert lane.trace.h.shape == (9, 4)
        assert np.array_equal(lane.trace.x, noise().x)


def test_the_same_seed_makes_the_same_cells_and_another_seed_others():
    one, again, other = compared(), compared(), compared(seed=4)
    for name, lane in one.lanes.items():
        assert lane.state.parameters == again.lanes[name].state.parameters
        assert lane.state.parameters != other.lanes[name].state.parameters


def test_the_forget_bias_is_that_of_the_gates_that_keep_and_of_no_other():
    for name, keeping in (("lstm", "f"), ("gru", "z")):
        assert np.all(biases(name, keeping, forget_bias=2.5) == 2.5)
    for name, block in (("lstm", "i"), ("lstm", "c"), ("lstm", "o"), ("gru", "r"), ("rnn", "h")):
        assert np.all(biases(name, block, forget_bias=2.5) == 0.0)


def test_chrono_keeps_for_up_to_the_length_of_the_sequence_and_writes_the_opposite():
    keep = biases("lstm", "f", initialisation="chrono", forget_bias=0.0)
    assert np.all((keep >= 0) & (keep <= np.log(8)))
    assert len(np.unique(keep)) == 4
    assert np.array_equal(biases("lstm", "i", initialisation="chrono"), -keep)
    shifted = biases("lstm", "f", initialisation="chrono", forget_bias=1.0)
    assert shifted == pytest.approx(keep + 1.0)


def test_the_default_draws_within_one_over_the_root_of_the_units():
    state = lane_state("lstm", MemorySettings(initialisation="default"), noise())
    largest = max(np.abs(state.parameters.w_h).max(), np.abs(state.parameters.w_x).max())
    assert 0.2 < largest <= 0.25


def test_the_gain_is_the_spectral_radius_of_an_orthogonal_rnn_and_moves_no_other_lane():
    for gain in (0.5, 1.0, 1.7):
        assert compared(gain=gain).spectral_radii == {"rnn": pytest.approx(gain)}
    one, other = compared(), compared(gain=0.5)
    for name in ("gru", "lstm"):
        assert one.lanes[name].state.parameters == other.lanes[name].state.parameters


@pytest.mark.parametrize("name", FIRST_LANES)
def test_shares_are_those_of_the_exact_jacobians(name):
    lane = compared().lanes[name]
    exact = influence(lane.state, lane.trace)
    assert np.array_equal(lane.influence.shares, exact.shares)
    assert lane.influence.shares.sum(axis=1) == pytest.approx(np.ones(9))
    assert lane.influence.marked((0, 2)) == pytest.approx(exact.shares[:, [0, 2]].sum(axis=1))


def test_marks_beyond_the_sequence_have_no_share():
    lane = compared().lanes["rnn"]
    assert np.array_equal(lane.influence.marked((0, 99)), lane.influence.marked((0,)))
    assert np.all(lane.influence.marked(()) == 0)


def test_the_parts_of_the_cell_state_are_the_lengths_of_its_exact_decomposition():
    trace = compared().lanes["lstm"].trace
    parts = parts_of_cell_state(trace)
    exact = np.stack([decomposition(trace, unit) for unit in range(4)], axis=2)
    assert parts.sizes == pytest.approx(np.linalg.norm(exact, axis=2)[:, 1:])
    assert parts.shares.sum(axis=1) + parts.start == pytest.approx(np.ones(9))


def test_only_the_lstm_shows_parts_of_a_cell_state():
    lanes = compared().lanes
    assert lanes["lstm"].shares(True) is lanes["lstm"].parts
    assert lanes["gru"].shares(True) is lanes["gru"].influence


@pytest.mark.parametrize("name", FIRST_LANES)
def test_the_flow_is_the_gradient_of_the_sum_of_the_last_hidden_state(name):
    lane = compared().lanes[name]
    d_h = np.zeros(lane.trace.h.shape)
    d_h[-1] = 1.0
    exact = gradients(lane.state, lane.trace, d_h)
    assert lane.flow.by_h == pytest.approx(np.linalg.norm(exact.h, axis=1))
    assert lane.flow.by_h[-1] == pytest.approx(2.0)


def test_the_direct_path_is_the_whole_gradient_where_nothing_else_leads_back():
    state = lane_state("lstm", SMALL, noise())
    closed = np.zeros_like(state.parameters.w_h)
    state = type(state)(
        type(state.parameters)(state.parameters.w_x, closed, state.parameters.b),
        state.initial,
        state.sequence,
    )
    found = flow(state, forward(state))
    assert found.by_c is not None
    assert found.direct == pytest.approx(found.by_c)


@pytest.mark.parametrize("f", [-0.5, 0.25, 1.0])
def test_the_direct_path_and_the_half_lives_are_those_of_clamped_gates(f: float):
    state = lane_state("lstm", SMALL, noise())
    closed = replace(state.parameters, w_h=np.zeros_like(state.parameters.w_h))
    clamps = (Clamp("f", 1, 0, 8, f), Clamp("h", 2, 8, 8, 0.0))
    state = replace(state, parameters=closed, clamps=clamps)
    found = flow(state, forward(state))
    assert found.direct == pytest.approx(found.by_c)
    assert found.half_lives[1] == pytest.approx(np.inf if f == 1 else -np.log(2) / np.log(abs(f)))


def test_the_direct_path_has_a_size_where_gates_are_all_but_shut():
    lane = compare(MemorySettings(units=2, forget_bias=-6.0), Sequence(np.zeros((40, 1)))).lanes[
        "lstm"
    ]
    assert lane.flow.direct is not None
    drops = np.diff(np.log(lane.flow.direct))
    assert 0 < lane.flow.direct[0] < 1e-80
    assert drops == pytest.approx(np.full(39, np.log1p(np.exp(6.0))))


def test_half_lives_are_those_of_gates_that_stand_still():
    silent = Sequence(np.zeros((6, 1)))
    state = lane_state("lstm", MemorySettings(units=2, forget_bias=1.0), silent)
    found = flow(state, forward(state))
    kept = 1 / (1 + np.exp(-1.0))
    assert found.half_lives == pytest.approx(np.full(2, np.log(0.5) / np.log(kept)), rel=0.02)


def test_one_reset_does_not_decide_a_half_life():
    """A latch that is reset in two of nine steps keeps for long in all others."""
    gates = (Clamp("f", 0, 0, 8, 0.99), Clamp("f", 0, 3, 4, 0.0))
    state = replace(lane_state("lstm", SMALL, noise()), clamps=gates)
    found = flow(state, forward(state))
    assert found.half_lives[0] == pytest.approx(np.log(0.5) / np.log(0.99))


@pytest.mark.parametrize("name", FIRST_LANES)
def test_the_start_called_uniform_with_biases_of_0_is_that(name):
    assert "±1/√H, biases 0" in way_name("default")
    parameters = lane_state(
        name, MemorySettings(initialisation="default", forget_bias=0.0, units=25), noise()
    ).parameters
    for weights in (parameters.w_x, parameters.w_h):
        assert np.abs(weights).max() <= 0.2
        assert np.abs(weights).max() > 0.19
    assert np.all(parameters.b == 0)


def test_a_higher_forget_bias_makes_memories_and_gradients_last_longer():
    low, high = (compared(forget_bias=bias).lanes["lstm"].flow for bias in (-1.0, 4.0))
    assert np.median(high.half_lives) > 10 * np.median(low.half_lives)
    assert high.by_c[0] > 10 * low.by_c[0]


def test_costs_count_every_number_that_is_learned():
    lanes = compared().lanes
    counts = {name: cost(lane.state).parameters for name, lane in lanes.items()}
    one = 4 * 3 + 4 * 4 + 4
    assert counts == {"rnn": one, "gru": 3 * one + 4, "lstm": 4 * one}
    assert cost(lanes["lstm"].state).multiply_adds == 4 * (12 + 16) + 12
    assert all(cost(lane.state).seconds > 0 for lane in lanes.values())


@pytest.mark.skipif(sys.platform == "win32", reason="its clock of a thread is too coarse")
def test_what_else_the_machine_does_is_no_cost_of_a_cell(monkeypatch):
    burnt = 0.01

    def other_work() -> None:
        end = thread_time() + burnt
        while thread_time() < end:
            pass

    def held_up(_state: object) -> None:
        other = Thread(target=other_work)
        other.start()
        other.join()

    monkeypatch.setattr(lane_cost, "forward", held_up)
    state = compared().lanes["lstm"].state
    assert cost(state).seconds * len(state.sequence) < burnt


def test_spectral_radius_of_a_rotation_is_one():
    state = lane_state("rnn", SMALL, noise())
    assert spectral_radius(state) == pytest.approx(1.0)


def test_a_comparison_answers_for_other_marks_but_not_for_other_cells():
    comparison = compared()
    settings_, sequence = comparison.settings, comparison.sequence
    assert comparison.answers(settings_.with_mark(4), sequence)
    assert not comparison.answers(MemorySettings(units=4, seed=4), sequence)
    assert not comparison.answers(settings_, noise())


def test_a_word_is_the_same_wherever_it_stands():
    found = sentence("rain rain, snow", 3)
    assert found is not None
    assert found.labels == ("rain", "rain", ",", "snow")
    assert np.array_equal(found.x[0], found.x[1])
    assert not np.array_equal(found.x[0], found.x[3])


def test_a_sentence_without_a_word_is_none_and_a_long_one_is_cut():
    assert sentence("  ", 2) is None
    assert len(words_in("a " * 999)) == MOST_WORDS


@pytest.mark.parametrize("name", choices())
def test_every_choice_has_three_cells_that_read_their_task(name):
    found = models(name)
    assert [model.state.parameters.kind.name for model in found.values()] == ["rnn", "gru", "lstm"]
    assert len({model.facts.task for model in found.values()}) == 1
    model = found["lstm"]
    sequence = drawn(model, model.facts.distances[1], 5)
    assert models_for(name, sequence) == found
    assert models_for(name, noise()) == {}
    again = read(model, " ".join(sequence.labels or ()))
    assert np.array_equal(again.x, sequence.x)
    assert unknown(model, sequence) == frozenset()


def test_a_solved_network_is_right_on_what_it_was_trained_for():
    model = models("sentence-en-10-lstm-chrono")["lstm"]
    for seed in range(12):
        sequence = drawn(model, 10, seed)
        state = lane_state("lstm", SMALL, sequence)
        state = type(state)(model.state.parameters, model.state.initial, sequence)
        given_ = answer(model, sequence, forward(state).h[-1])
        assert given_.right is True
        assert given_.share > 0.5


def test_the_opening_decides_however_many_words_it_has():
    model = models("sentence-en-2-lstm-chrono")["lstm"]
    assert deciding(model, read(model, "Not once has the child when rain falls")) == (0, 1, 2)
    assert deciding(model, read(model, "something else")) == (0,)
    assert answer(model, read(model, "something else"), np.zeros(16)).right is None


def test_unknown_words_and_symbols_are_found():
    sentences = models("sentence-en-2-lstm-chrono")["lstm"]
    assert unknown(sentences, read(sentences, "Perhaps the robot")) == {2}
    symbols = models("first-symbol-100-lstm-chrono")["lstm"]
    assert unknown(symbols, read(symbols, "A w Q z")) == {2}
    with pytest.raises(Problem, match="no word"):
        read(symbols, " ")


def test_no_network_of_that_name_means_none():
    assert models_for("no such network", noise()) == {}
    with pytest.raises(Problem, match="no such network"):
        models("no such network")


@given(
    st.builds(
        MemorySettings,
        units=st.integers(1, 64),
        seed=st.integers(0, 9999),
        initialisation=st.sampled_from(INITIALISATIONS),
        forget_bias=st.floats(*BIASES),
        gain=st.floats(*GAINS),
        marks=st.lists(st.integers(0, 500), max_size=9).map(lambda all_: tuple(sorted(set(all_)))),
        parts=st.booleans(),
        trained=st.text(max_size=100),
        distance=st.integers(0, 200),
    )
)
def test_settings_survive_the_session_file(made):
    assert MemorySettings.from_json(made.as_json()) == made


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(MemorySettings().as_json())), JUNK) | JUNK)
def test_whatever_a_file_holds_the_settings_can_be_computed_with(data):
    read = MemorySettings.from_json(data)
    small = MemorySettings.from_json({**read.as_json(), "units": min(read.units, 3)})
    comparison = compare(small, noise(3, 1))
    assert set(comparison.lanes) == set(FIRST_LANES)
