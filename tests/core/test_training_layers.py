"""Layers that are trained one upon the other: the gradient is exact, and they learn."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import KINDS, LSTM, Kind, network_forward
from lstm_gui.core.readout import softmax
from lstm_gui.core.training import (
    ADDING,
    FIRST_SYMBOL,
    Initialisation,
    Recipe,
    Task,
    Training,
    Weights,
    batched_layers,
    starting_weights,
    train,
)
from lstm_gui.scenes.training.trained_cells import trained_network
from tests.core.modern_oracles import MODERN
from tests.core.slopes import assert_slope_of_loss
from tests.core.states import CELLS

START = Initialisation("xavier-orthogonal", forget_bias=1.0)
TWO = Recipe(FIRST_SYMBOL, LSTM, START, (3, 6), units=5, layers=2)
ALL = {**CELLS, **MODERN}


def moved(recipe: Recipe) -> Weights:
    """Return the first weights of ``recipe``, none of which stays 0."""
    weights = starting_weights(recipe)
    weights.vector[...] += np.random.default_rng(1).normal(size=weights.vector.size) / 3
    return weights


@pytest.mark.parametrize("kind", ALL.values(), ids=ALL)
@pytest.mark.parametrize("task", [FIRST_SYMBOL, ADDING], ids=lambda task: task.name)
def test_the_gradient_of_two_layers_is_how_the_loss_changes(kind: Kind, task: Task) -> None:
    weights = moved(replace(TWO, kind=kind, task=task, units=3))
    batch = task.draw(np.random.default_rng(1), np.array([6, 7, 6]))
    assert_slope_of_loss(weights, task, batch, within=1e-5)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_two_layers_are_those_of_the_network_that_is_opened(kind: Kind) -> None:
    recipe = replace(TWO, kind=kind)
    weights = moved(recipe)
    network = trained_network(recipe, weights.layers(), weights.readout())
    assert network.names == ("layer1", "layer2")
    assert [layer.inputs for layer in network.layers] == [("x",), ("layer1",)]
    x = network.sequence.x[..., np.newaxis]
    trace = network_forward(network)
    for tape, alone in zip(batched_layers.forward(weights, x), trace.traces, strict=True):
        np.testing.assert_allclose(tape.h[..., 0], alone.h, rtol=1e-11, atol=1e-12)
    shares = softmax(weights.readout().scores(trace.traces[-1].h))
    np.testing.assert_allclose(trace.out, shares, rtol=1e-12)


def test_layers_start_apart_and_the_first_as_it_does_alone() -> None:
    one, two = starting_weights(replace(TWO, layers=1)), starting_weights(TWO)
    assert one.layers()[0] == two.layers()[0]
    assert not np.array_equal(two.cells[0].w_h, two.cells[1].w_h)
    assert two.cells[1].w_x.shape == (20, 5)
    assert np.array_equal(two.layers()[1].block("f").b, np.ones(5))
    assert one.readout() == two.readout()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_two_layers_of_any_kind_learn(kind: Kind) -> None:
    out = train(replace(TWO, kind=kind, distances=(3, 3), units=8, updates=150))
    assert out is not None
    assert len(out.layers) == 2
    assert np.mean(out.losses[-20:]) < 0.6 * np.mean(out.losses[:20])


def test_both_layers_are_moved_and_the_network_answers_what_was_trained() -> None:
    training = Training(TWO)
    before = training.result()
    while not training.done:
        training.update()
    after = training.result()
    for old, new in zip(before.layers, after.layers, strict=True):
        assert not np.array_equal(old.w_x, new.w_x)
        assert not np.array_equal(old.w_h, new.w_h)
    assert after.solved is not None
    network = trained_network(TWO, after.layers, after.readout)
    assert network.readout is not None
    assert network.readout.inputs == ("layer2",)
    answer = network_forward(network).out[-1]
    assert FIRST_SYMBOL.labels[int(answer.argmax())] == network.sequence.labels[0]
