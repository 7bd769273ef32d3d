"""The open network learns the target of its own sequence: exactly, seeded, and nothing held out."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Clamp, Network, Readout, Sequence, Target
from lstm_gui.core.fitting.own_loss import loss_of
from lstm_gui.core.fitting.own_training import (
    LONGEST,
    OwnProgress,
    OwnRecipe,
    can_learn,
    own_training,
)
from tests.core.network.networks import bidirectional, embedded

STEPS = 40
HELD_OUT = slice(32, STEPS)


def network(output: str = "softmax", kind=LSTM, steps: int = STEPS, **changes) -> Network:
    """Two layers of both directions whose answer is to tell the sign of x, or x, of before."""
    x = np.random.default_rng(1).normal(size=(steps, 2))
    before = np.roll(x[:, 0], 1)
    values = before if output == "linear" else (before > 0.0).astype(float)
    values[0] = np.nan
    sequence = Sequence(x, target=Target("y", values))
    made = bidirectional(kind, output)
    return replace(made, sequence=replace(sequence, **changes))


def all_of(recipe: OwnRecipe) -> list[OwnProgress]:
    return [one for one in own_training(recipe) if one is not None]


def with_target(made: Network, values: np.ndarray) -> Network:
    target = replace(made.sequence.target, values=values)
    return replace(made, sequence=replace(made.sequence, target=target))


@pytest.mark.parametrize("output", ["linear", "softmax", "sigmoid"])
@pytest.mark.parametrize("inside", [True, False])
def test_derivatives_are_those_of_finite_differences(output: str, inside: bool) -> None:
    random = np.random.default_rng(2)
    scores = random.normal(size=(4, 3))
    wanted = np.eye(3)[[0, 2, 1, 1]] if inside or output == "softmax" else 3.0 * scores
    wanted[1] = np.nan
    wanted[2, 0] = np.nan if output == "linear" else wanted[2, 0]
    _, found = loss_of(output, scores, wanted)
    for place in np.ndindex(scores.shape):
        step = np.zeros(scores.shape)
        step[place] = 1e-6
        up, down = (loss_of(output, scores + one, wanted)[0] for one in (step, -step))
        assert found[place] == pytest.approx((up - down) / 2e-6, abs=1e-8)
    assert not found[1].any()


@pytest.mark.parametrize("output", ["linear", "softmax", "sigmoid"])
@pytest.mark.parametrize("kind", [LSTM, GRU, RNN])
def test_it_learns_what_it_is_shown(output: str, kind) -> None:
    for begin in ("open", "anew"):
        found = all_of(OwnRecipe(network(output, kind), begin, updates=95))
        assert found[-1].loss < 0.8 * found[0].loss
        assert [one.update for one in found] == [*range(10, 100, 10), 95]


def test_numbers_beyond_floats_end_it_without_a_word_of_them() -> None:
    made = network("linear")
    huge = with_target(made, np.full(STEPS, 1e300))
    assert all_of(OwnRecipe(huge, updates=20)) == []


def test_nothing_is_learned_from_what_is_held_out_nor_where_nothing_is_known() -> None:
    made = network("linear")
    values = np.array(made.sequence.target.values)
    values[HELD_OUT] += 7.0
    one, other = (all_of(OwnRecipe(it, updates=20))[-1] for it in (made, with_target(made, values)))
    assert one.network.readout == other.network.readout
    assert one.network.layers == other.network.layers
    assert other.held_out > one.held_out + 1.0
    assert one.fit.steps == STEPS - HELD_OUT.start
    unknown = with_target(made, np.where(np.arange(STEPS) < HELD_OUT.start, values, np.nan))
    assert all_of(OwnRecipe(unknown, updates=10))[-1].held_out is None
    assert all_of(OwnRecipe(made, held_out=0.0, updates=10))[-1].fit is None


def test_the_same_seed_gives_the_same_numbers_and_another_others() -> None:
    made = network(steps=3 * LONGEST)
    first, again, other = (
        all_of(OwnRecipe(made, "anew", seed, updates=10))[-1].network for seed in (3, 3, 4)
    )
    assert first == again
    assert first.readout != other.readout


def test_all_but_the_numbers_of_layers_and_read_out_stays() -> None:
    made = network(resets=(5,))
    held = replace(made.layers[0], clamps=(Clamp("h", 0, 0, 3, 0.5),))
    made = replace(made, layers=(held, *made.layers[1:]), focus=2)
    trained = all_of(OwnRecipe(made, updates=10))[-1].network
    back = [
        replace(one, parameters=other.parameters)
        for one, other in zip(trained.layers, made.layers, strict=True)
    ]
    assert replace(trained, layers=tuple(back), readout=made.readout) == made
    assert trained.readout.names == made.readout.names


def test_an_embedding_stays_and_what_follows_it_learns() -> None:
    made = embedded(LSTM)
    width = made.width(made.last)
    readout = Readout(np.zeros((1, width)), np.zeros(1), made.last)
    sequence = replace(made.sequence, target=Target("y", np.ones(len(made.sequence))))
    made = replace(made, readout=readout, sequence=sequence)
    found = all_of(OwnRecipe(made, held_out=0.0, updates=100))
    assert found[-1].loss < found[0].loss
    assert found[-1].network.embedding == made.embedding


def test_there_is_nothing_to_learn_without_a_target_about_the_answers() -> None:
    made = network()
    assert can_learn(OwnRecipe(made))
    assert not can_learn(OwnRecipe(replace(made, readout=None)))
    assert not can_learn(OwnRecipe(replace(made, sequence=Sequence(made.sequence.x))))
    late = np.where(np.arange(STEPS) < HELD_OUT.start, np.nan, 1.0)
    assert not can_learn(OwnRecipe(with_target(made, late)))
