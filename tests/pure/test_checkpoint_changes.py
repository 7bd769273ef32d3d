"""What training changed from the first checkpoint to each: weights, and numbers over an input."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, forward, network_forward
from lstm_gui.core.network import state_at
from lstm_gui.files.importers.checkpoint_folder import Checkpoint, CheckpointSeries
from lstm_gui.files.importers.networks import model_of
from lstm_gui.scenes.models.checkpoint_changes import (
    AskedChanges,
    at_checkpoint,
    fits_series,
    series_changes,
)
from tests.core.network.networks import bidirectional, embedded


def scaled(network, factor: float):
    layers = tuple(
        replace(
            layer,
            parameters=replace(
                layer.parameters,
                w_x=layer.parameters.w_x * factor,
                w_h=layer.parameters.w_h * factor,
                b=layer.parameters.b * factor,
                extra=layer.parameters.extra * factor,
            ),
        )
        for layer in network.layers
    )
    return replace(network, layers=layers)


def series_of(*networks) -> CheckpointSeries:
    found = (Checkpoint(f"e{n}", model_of(one, "a file")) for n, one in enumerate(networks))
    return CheckpointSeries(Path(), tuple(found))


def test_weights_change_by_the_share_by_which_they_grew():
    network = bidirectional(LSTM)
    found = series_changes(AskedChanges(series_of(network, scaled(network, 1.5)), network))
    assert len(found.weights) == 4
    for shares in found.weights.values():
        assert shares == pytest.approx([0.0, 0.5])


@pytest.mark.parametrize("kind", [LSTM, GRU])
def test_the_numbers_over_the_input_are_those_of_the_checkpoints(kind):
    network = bidirectional(kind)
    other = scaled(network, 0.5)
    found = series_changes(AskedChanges(series_of(network, other), network))
    place = network.focus
    for name, changes in found.quantities.items():
        one, two = (getattr(forward(state_at(each, place)), name) for each in (network, other))
        assert changes == pytest.approx([0.0, np.sqrt(np.mean(np.square(two - one)))], abs=1e-12)


def test_a_checkpoint_has_its_numbers_and_the_input_that_is_there():
    network = embedded(GRU)
    later = replace(
        scaled(network, 2.0),
        embedding=replace(network.embedding, weights=network.embedding.weights + 1),
    )
    shown = at_checkpoint(network, model_of(later, "a file"))
    assert shown.sequence == network.sequence
    assert shown.embedding.tokens == network.embedding.tokens
    assert np.array_equal(network_forward(shown).traces[0].h, network_forward(later).traces[0].h)


def test_another_network_is_none_of_the_series():
    series = series_of(bidirectional(LSTM), bidirectional(LSTM))
    assert fits_series(bidirectional(LSTM), series)
    assert not fits_series(bidirectional(GRU), series)
    assert not fits_series(embedded(LSTM), series)


def test_it_stops_when_asked():
    network = bidirectional(LSTM)
    asked = AskedChanges(series_of(network, network), network)
    assert series_changes(asked, lambda share: share < 0.5) is None


def test_the_answer_is_that_of_the_same_input_whatever_checkpoint_is_shown():
    network = bidirectional(LSTM)
    series = series_of(network, scaled(network, 2.0))
    asked = AskedChanges(series, network)
    shown = at_checkpoint(network, series.checkpoints[1].model)
    assert asked.is_same(AskedChanges(series, shown))
    other = replace(network, sequence=replace(network.sequence, x=network.sequence.x + 1))
    assert not asked.is_same(AskedChanges(series, other))


def test_a_layer_that_goes_another_way_has_another_answer():
    network = bidirectional(LSTM)
    series = series_of(network, scaled(network, 2.0))
    first, *others = network.layers
    turned = replace(network, layers=(replace(first, direction="backward"), *others))
    assert fits_series(turned, series)
    assert not AskedChanges(series, network).is_same(AskedChanges(series, turned))
