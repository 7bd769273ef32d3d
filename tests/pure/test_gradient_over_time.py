"""The gradient over time: how far a small change at each step would move a number."""

from collections.abc import Callable

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, SLSTM, Network, Sequence, network_forward
from lstm_gui.core.network import network_of, state_of
from lstm_gui.scenes.answer_choices import AnswerChoice, answer_choices, chosen_answer
from lstm_gui.scenes.derivatives import influence_on
from lstm_gui.scenes.gradient_over_time import (
    GradientLine,
    GradientOverTime,
    gradient_over_time,
    largest_of_each,
)
from lstm_gui.scenes.snapshot import Snapshot, View
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state
from tests.pure.test_answer_derivatives import looked_at

STEP = 1e-3
KINDS = {"lstm": LSTM, "gru": GRU, "rnn": RNN, "slstm": SLSTM}


def snapshot_of(network: Network, **view: object) -> Snapshot:
    passed = network_forward(network)
    trace = passed.traces[network.focus]
    return Snapshot(state_of(passed), trace, View(gradient=True, **view), layers=passed)


def found_in(snapshot: Snapshot) -> GradientOverTime:
    return gradient_over_time(snapshot, influence_on(snapshot.asked))


def sizes(found: GradientOverTime, name: str) -> np.ndarray:
    return next(line.sizes for line in found.lines if line.name == name)


def by_input(network: Network, said: Callable[[Network], float]) -> np.ndarray:
    """Return how long the derivatives are by each step of the input, by finite differences."""
    x = network.sequence.x
    found = np.zeros(x.shape)
    for place in np.ndindex(*x.shape):
        ends = []
        for steps in (-2, -1, 1, 2):
            moved = x.copy()
            moved[place] += steps * STEP
            ends.append(said(replace(network, sequence=Sequence(moved))))
        found[place] = (ends[0] - 8 * ends[1] + 8 * ends[2] - ends[3]) / (12 * STEP)
    return np.linalg.norm(found, axis=1)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_by_the_input_it_is_that_of_finite_differences(kind):
    state = seeded_state(2, 3, 7, kind=kind)
    network = looked_at(network_of(state), 0, 5)
    found = found_in(snapshot_of(network))
    expected = by_input(network, lambda run: network_forward(run).traces[0].h[5, 1])
    np.testing.assert_allclose(sizes(found, "x"), expected, rtol=1e-8, atol=1e-11)
    assert (sizes(found, "x")[:6] > 0).all()


@pytest.mark.parametrize("layer", range(4))
@pytest.mark.parametrize("answered", [None, 0, 1])
def test_of_an_answer_it_is_by_the_input_of_the_network_whatever_layer_is_looked_at(
    layer, answered
):
    network = looked_at(bidirectional(LSTM), layer, 3)
    found = found_in(snapshot_of(network, answer=True, answered=answered))
    out = network_forward(network).out[3]
    meant = int(np.argmax(out)) if answered is None else answered
    assert found.number == ("no", "yes")[meant]
    expected = by_input(network, lambda run: network_forward(run).out[3, meant])
    in_order = network.layers[layer].in_order(expected)
    np.testing.assert_allclose(sizes(found, "x"), in_order, rtol=1e-8)
    assert all(len(line.reach) == 5 for line in found.lines if line.name == "x")


def test_before_an_embedding_it_is_by_the_vector_of_each_token():
    network = looked_at(embedded(GRU), 0, 3)
    found = found_in(snapshot_of(network))
    table = network.embedding.weights
    vectors = Sequence(table[network.sequence.x[:, 0].astype(int)])
    plain = replace(network, embedding=None, sequence=vectors)
    expected = by_input(plain, lambda run: network_forward(run).traces[0].h[3, 1])
    np.testing.assert_allclose(sizes(found, "x"), expected, rtol=1e-8)
    assert found.lines[-1].what == "vector of the token"


def test_lines_end_where_nothing_later_can_be_felt():
    found = found_in(snapshot_of(looked_at(bidirectional(LSTM), 0, 2)))
    assert {line.name: len(line.reach) for line in found.lines} == {"h": 3, "c": 3, "x": 3}


def test_what_a_cell_does_not_remember_with_has_no_line():
    found = found_in(snapshot_of(network_of(seeded_state(1, 2, 5, kind=SLSTM))))
    assert [line.name for line in found.lines] == ["h", "c", "n", "x"]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0.25, "a small change there moves hₜ[1] at t = 0 by up to 0.25 times its size."),
        (0.0, "a small change there does not move hₜ[1] at t = 0."),
        (np.inf, "a small change there moves hₜ[1] at t = 0 by up to ∞ times its size."),
        (np.nan, "how far a small change there moves hₜ[1] at t = 0 is not defined."),
    ],
)
def test_zero_infinite_and_undefined_are_told_as_such(size, said):
    found = found_in(snapshot_of(network_of(seeded_state(1, 2, 5))))
    line = GradientLine("x", "x", "data", "input", np.full(5, size), range(5))
    assert found.told(line, 2, "rain") == f"input x at t = 2 (rain): {said}"


@pytest.mark.parametrize("most", [1, 7, 40, 1000])
def test_the_step_that_counts_among_thousands_stays_in_sight(most):
    values = np.full(1000, 1e-9)
    values[[0, 137]] = np.nan, 0.5
    line = GradientLine("x", "x", "data", "input", values, range(600))
    steps, largest = largest_of_each(line, -0.5, 999.5, most)
    assert np.nanmax(largest) == 0.5
    assert len(steps) <= most
    assert steps[np.nanargmax(largest)] <= 137
    part, some = largest_of_each(line, 199.5, 299.5, most)
    assert some.max() == 1e-9
    assert (part >= 199).all()


def test_what_is_offered_is_h_of_the_layer_and_each_answer():
    network = looked_at(bidirectional(LSTM), 1, 2)
    snapshot = snapshot_of(network, answer=True, answered=1)
    choices = answer_choices(snapshot)
    assert [*choices.values()] == ["hₜ[2] of this layer", "the largest answer", "no", "yes"]
    assert chosen_answer(snapshot, choices) == AnswerChoice(True, 1)
    assert answer_choices(snapshot_of(network_of(seeded_state(1, 2, 5)))) == {}


@pytest.mark.parametrize("answered", [None, 0, 7])
def test_of_numbers_the_first_is_meant_where_none_is_chosen(answered):
    network = bidirectional(LSTM, "linear")
    snapshot = snapshot_of(network, answer=True, answered=answered)
    choices = answer_choices(snapshot)
    assert [*choices.values()] == ["hₜ[1] of this layer", "no", "yes"]
    assert chosen_answer(snapshot, choices) == AnswerChoice(True, 0)
    assert found_in(snapshot).number == "no"
