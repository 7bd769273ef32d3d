"""Layers are added, removed, moved and turned, and what is left is always a network."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Network, Sequence, network_forward, network_of
from lstm_gui.core.edits.state_edits import resized
from lstm_gui.core.network import focused, input_reader, merged, state_at, with_input_of_any_width
from lstm_gui.core.network.structure import (
    with_direction,
    with_layer_above,
    with_layer_moved,
    without_layer,
)
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state


def test_a_layer_above_reads_the_one_below_and_speaks_for_it() -> None:
    network = with_layer_above(network_of(seeded_state(2, 3, 5)), 0, GRU)
    assert network.names == ("layer1", "layer2")
    assert network.layers[1].inputs == ("layer1",)
    assert (network.focus, network.last) == (1, ("layer2",))
    trace = network_forward(network)
    np.testing.assert_array_equal(trace.states[1].sequence.x, trace.traces[0].h)
    assert np.ptp(trace.traces[1].h) > 0
    both = bidirectional(LSTM)
    assert with_layer_above(both, 2).readout.inputs == ("layer5", "l1_reverse")


def test_without_it_the_network_is_what_it_was() -> None:
    before = network_of(seeded_state(2, 3, 5))
    after = without_layer(with_layer_above(before, 0), 1)
    assert after.layers == before.layers
    with pytest.raises(ValueError, match="at least one layer"):
        without_layer(before, 0)


def test_what_read_a_layer_that_is_gone_reads_what_that_read() -> None:
    network = without_layer(bidirectional(RNN), 1)
    assert network.names == ("l0", "l1", "l1_reverse")
    assert network.layers[1].inputs == ("l0", "x")
    assert network.layers[1].parameters.input_size == 5
    alone = without_layer(without_layer(network, 1), 1)
    assert (alone.names, alone.readout.inputs) == (("l0",), ("l0",))
    assert alone.readout.weights.shape == (2, 3)


def test_layers_change_places_with_their_numbers() -> None:
    network = with_layer_above(network_of(seeded_state(3, 3, 5)), 0)
    moved = with_layer_moved(network, 1, -1)
    assert moved.names == ("layer2", "layer1")
    assert [layer.inputs for layer in moved.layers] == [("x",), ("layer2",)]
    assert moved.layers[0].parameters is network.layers[1].parameters
    assert moved.focus == 0
    assert with_layer_moved(moved, 0, 1).layers == network.layers
    with pytest.raises(IndexError):
        with_layer_moved(network, 1, 1)


def test_a_layer_that_turns_is_looked_at_at_the_same_step() -> None:
    network = network_of(seeded_state(2, 3, 5))
    turned = with_direction(network, 0, backward=True)
    assert turned.layers[0].direction == "backward"
    assert turned.selection.t == 4
    assert with_direction(turned, 0, backward=False) == network


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize(
    "edit",
    [
        without_layer,
        with_layer_above,
        lambda network, place: with_layer_moved(network, place, 1 if place < 3 else -1),
        lambda network, place: with_layer_moved(network, place, -1 if place else 1),
    ],
    ids=["without", "above", "up", "down"],
)
def test_the_same_step_is_looked_at_whatever_becomes_of_the_layers(edit, place: int) -> None:
    network = focused(bidirectional(LSTM), place)
    network = replace(network, selection=replace(network.selection, t=1, unit=2))
    changed = edit(network, place)
    assert changed.step == network.step
    assert changed.selection.unit == 2


def test_what_reads_a_layer_grows_with_it() -> None:
    network = focused(bidirectional(GRU), 1)
    state = state_at(network, 1)
    before = network_forward(network)
    larger = merged(network, resized(state, 2, 5, 5))
    assert [layer.parameters.input_size for layer in larger.layers] == [2, 2, 8, 8]
    after = network_forward(larger)
    # New columns are 0, so what stands above hears nothing of the new units.
    np.testing.assert_allclose(after.out, before.out, atol=1e-15)
    assert merged(larger, state) == network


@pytest.mark.parametrize("place", range(4))
def test_another_input_is_read_in_the_order_of_time_whatever_layer_is_looked_at(place: int) -> None:
    network = focused(bidirectional(LSTM), place)
    network = replace(network, selection=replace(network.selection, t=1, unit=2, block="o"))
    wider = np.arange(21.0).reshape(7, 3)
    made = with_input_of_any_width(network, Sequence(wider))
    assert made.sequence.x.tolist() == wider.tolist()
    assert (made.focus, made.step) == (place, network.step)
    assert (made.selection.unit, made.selection.block) == (2, "o")
    as_before = with_input_of_any_width(made, network.sequence)
    assert network_forward(as_before) == network_forward(network), "new columns weigh nothing"


def test_of_tokens_no_table_is_an_input() -> None:
    network = embedded(GRU)
    assert input_reader(network) is None
    with pytest.raises(ValueError, match="tokens"):
        with_input_of_any_width(network, network.sequence)


def test_what_an_upper_layer_reads_is_not_set_by_its_state() -> None:
    network = focused(bidirectional(LSTM), 2)
    state = state_at(network, 2)
    strange = resized(state, 2, 3, 9)
    again = merged(network, strange)
    assert again.sequence == network.sequence
    assert again.layers[2].parameters.input_size == 6


_EDITS = st.lists(st.tuples(st.sampled_from("armd"), st.integers(0, 9)), max_size=8)


@settings(max_examples=60)
@given(
    _EDITS, st.sampled_from([bidirectional(RNN), embedded(GRU), network_of(seeded_state(2, 2, 4))])
)
def test_any_edits_leave_a_network_that_runs(
    edits: list[tuple[str, int]], network: Network
) -> None:
    for edit, number in edits:
        place, last = number % len(network.layers), len(network.layers) - 1
        match edit:
            case "a" if last < 6:
                network = with_layer_above(network, place, (LSTM, GRU, RNN)[number % 3])
            case "r" if last:
                network = without_layer(network, place)
            case "m" if last:
                network = with_layer_moved(network, place, -1 if place else 1)
            case _:
                network = with_direction(network, place, number % 2 == 0)
        trace = network_forward(network)
        assert state_at(network, network.focus) == trace.states[network.focus]
