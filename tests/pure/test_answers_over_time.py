"""What a network answers over time: which answers, at which steps, under which names."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import LSTM, Readout, network_forward
from lstm_gui.core.network import focused
from lstm_gui.scenes.answers_over_time import MOST_ROWS, answers_over_time
from tests.core.network.networks import bidirectional, embedded


def test_it_is_what_the_read_out_says_at_each_step():
    trace = network_forward(bidirectional(LSTM))
    found = answers_over_time(trace, range(len(trace.out)))
    assert found is not None
    assert found.names == trace.network.readout.names
    np.testing.assert_allclose(found.values, trace.out.T, rtol=0, atol=1e-12)
    assert (found.low, found.high, found.are_shares) == (0.0, 1.0, True)


def test_a_layer_that_takes_the_last_step_first_counts_its_own_steps():
    network = bidirectional(LSTM)
    trace = network_forward(focused(network, 1))
    assert network.layers[1].direction == "backward"
    found = answers_over_time(trace, range(1, 4))
    assert found is not None
    np.testing.assert_allclose(found.values, trace.out[::-1][1:4].T, rtol=0, atol=1e-12)


def test_values_are_shown_on_both_sides_of_zero():
    trace = network_forward(bidirectional(LSTM, "linear"))
    found = answers_over_time(trace, range(len(trace.out)))
    assert found is not None
    assert not found.are_shares
    assert -found.low == found.high == np.abs(found.values).max()


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_of_many_answers_the_largest_are_shown_in_their_order(output):
    network = bidirectional(LSTM)
    weights = np.zeros((9, network.readout.weights.shape[1]))
    bias = np.array([0.0, 5.0, 1.0, 4.0, -3.0, 3.5, -9.0, 3.0, 0.5])
    readout = Readout(weights, bias, network.readout.inputs, output)
    trace = network_forward(replace(network, readout=readout))
    found = answers_over_time(trace, range(2))
    assert found is not None
    assert found.names == ("out_2", "out_3", "out_4", "out_6", "out_8")
    assert (len(found.names), found.count) == (MOST_ROWS, 9)


@pytest.mark.parametrize("focus", [0, 1])
def test_the_numbers_of_a_step_are_known_whether_it_is_among_those_asked_for(focus):
    trace = network_forward(focused(bidirectional(LSTM), focus))
    found = answers_over_time(trace, range(0, 2))
    assert found is not None
    out = trace.network.layers[focus].in_order(trace.out)
    for step in range(len(out)):
        assert found.at(step) == pytest.approx(out[step], abs=1e-12)


def test_a_network_without_a_read_out_answers_nothing():
    assert answers_over_time(network_forward(embedded(LSTM)), range(2)) is None
