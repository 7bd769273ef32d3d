"""What matters for the answer: derivatives through the whole network, by any of its layers."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    Entry,
    Network,
    derivative,
    network_forward,
    value,
    with_values,
)
from lstm_gui.core.network import focused, merged, state_at, state_of
from lstm_gui.core.network.structure import with_layer_above
from lstm_gui.scenes.answer_derivatives import answer_derivatives
from lstm_gui.scenes.derivatives import Asked, InfluenceMemory
from tests.core.network.networks import bidirectional, embedded

STEP = 1e-6
READING = {output: bidirectional(LSTM, output) for output in ("linear", "softmax", "sigmoid")}
SILENT = replace(READING["linear"], readout=None)
TOKENS = with_layer_above(embedded(GRU), 0)


def entries(network: Network) -> list[Entry]:
    kind = network.layers[network.focus].parameters.kind
    found = [
        entry
        for block in kind.blocks
        for entry in (
            Entry("w_x", 1, 0, block),
            Entry("w_h", 0, 1, block),
            Entry("b", 1, 0, block),
        )
    ]
    return [*found, Entry("h_0", 1)]


def change_by(network: Network, entry: Entry, said) -> float:
    """Return the change of what is ``said`` per change of a number of the layer looked at."""
    ends = []
    for step in (-STEP, STEP):
        state = state_at(network, network.focus)
        moved = with_values(state, {entry: value(state, entry) + step})
        ends.append(said(network_forward(merged(network, moved))))
    return (ends[1] - ends[0]) / (2 * STEP)


def looked_at(network: Network, layer: int, step: int, unit: int = 1) -> Network:
    """Return ``network`` with ``layer`` looked at, at a step of the sequence."""
    there = focused(network, layer)
    backward = there.layers[layer].direction == "backward"
    t = len(network.sequence) - 1 - step if backward else step
    return replace(there, selection=replace(there.selection, t=t, unit=unit))


@pytest.mark.parametrize("output", READING)
@pytest.mark.parametrize("layer", range(4))
def test_the_answer_of_a_read_out_by_each_layer_is_that_of_finite_differences(output, layer):
    network = looked_at(READING[output], layer, 3)
    trace = network_forward(network)
    chosen = int(np.argmax(trace.out[3])) if output == "softmax" else 0
    found = answer_derivatives(trace, 1)
    assert found.symbol == f"out_t[{chosen + 1}]"
    for entry in entries(network):
        expected = change_by(network, entry, lambda run: run.out[3, chosen])
        assert derivative(found.gradients, entry) == pytest.approx(expected, rel=1e-5, abs=1e-8)
    assert any(abs(derivative(found.gradients, entry)) > 1e-3 for entry in entries(network))


@pytest.mark.parametrize("output", ["linear", "softmax"])
def test_x_is_heard_by_all_layers_that_read_it(output):
    for layer in (0, 1):
        network = looked_at(READING[output], layer, 2)
        trace = network_forward(network)
        chosen = int(np.argmax(trace.out[2])) if output == "softmax" else 0
        gradients = answer_derivatives(trace, 0).gradients
        for t in range(5):
            entry = Entry("x", t, 1)
            expected = change_by(network, entry, lambda run, at=chosen: run.out[2, at])
            assert derivative(gradients, entry) == pytest.approx(expected, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize(
    ("network", "layer", "last"),
    [(SILENT, 0, 2), (SILENT, 1, 2), (SILENT, 2, 2), (SILENT, 3, 3), (TOKENS, 0, 1)],
)
def test_without_a_read_out_it_is_h_of_the_layer_that_hears_it(network, layer, last):
    network = looked_at(network, layer, 2)
    found = answer_derivatives(network_forward(network), 1)
    unit = min(1, network.layers[last].hidden_size - 1)
    assert found.symbol == f"h_t^{{({last + 1})}}[{unit + 1}]"
    for entry in entries(network):
        expected = change_by(network, entry, lambda run: run.rows(last, "h")[2, unit])
        assert derivative(found.gradients, entry) == pytest.approx(expected, rel=1e-5, abs=1e-8)


def test_what_is_known_is_of_one_pass_one_number_and_one_read_out():
    memory = InfluenceMemory()
    trace = network_forward(looked_at(READING["linear"], 0, 3))
    state, run = state_of(trace), trace.traces[0]
    of_h = memory.compute(Asked(state, run))
    assert (of_h.symbol, of_h.of_answer) == ("h_t[2]", False)
    assert memory.recall(Asked(state, run)) is of_h
    of_answer = memory.recall(Asked(state, run, trace))
    assert (of_answer.symbol, of_answer.of_answer) == ("out_t[1]", True)
    assert memory.recall(Asked(state, run, network_forward(trace.network, trace))) is of_answer
    readout = trace.network.readout
    louder = replace(trace.network, readout=replace(readout, weights=2 * readout.weights))
    other = memory.recall(Asked(state, run, network_forward(louder, trace)))
    assert np.allclose(other.gradients.b, 2 * of_answer.gradients.b)
