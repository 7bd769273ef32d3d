"""Numbers of embedding and read-out are set by their entries, and nothing else changes."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, Entry, network_forward, network_of
from lstm_gui.core.network.ends import (
    end_value,
    has_end,
    with_end_part,
    with_end_values,
    with_output,
    with_outputs,
    with_readout,
    without_readout,
)
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state

READING = bidirectional(LSTM)
TOKENS = embedded(GRU)


def test_weights_bias_and_rows_are_set_by_their_entries():
    changes = {Entry("v", 1, 4): 2.5, Entry("v_b", 0): -1.0}
    changed = with_end_values(READING, changes)
    assert all(end_value(changed, entry) == number for entry, number in changes.items())
    assert changed.readout.weights[1, 4] == 2.5
    assert changed.readout.bias.tolist() == [-1.0, READING.readout.bias[1]]
    assert changed.layers == READING.layers
    assert end_value(READING, Entry("v", 1, 4)) != 2.5
    table = with_end_values(TOKENS, {Entry("e", 2, 1): 9.0}).embedding
    assert table.weights[2, 1] == 9.0
    assert (table.weights != TOKENS.embedding.weights).sum() == 1
    assert table.tokens == TOKENS.embedding.tokens


def test_a_part_is_set_as_far_as_there_is_room():
    numbers = np.arange(6.0).reshape(3, 2)
    changed = with_end_part(READING, Entry("v", 1, 4), numbers)
    assert changed.readout.weights[1, 4:].tolist() == [0.0, 1.0]
    assert (changed.readout.weights != READING.readout.weights).sum() == 2
    assert with_end_part(changed, Entry("v_b", 0), numbers).readout.bias.tolist() == [0.0, 2.0]


@pytest.mark.parametrize(
    ("network", "entry"),
    [
        (READING, Entry("v", 2, 0)),
        (READING, Entry("v", 0, 6)),
        (READING, Entry("v_b", 2)),
        (READING, Entry("e", 0, 0)),
        (READING, Entry("b", 0, 0, "f")),
        (without_readout(READING), Entry("v", 0, 0)),
        (TOKENS, Entry("e", 0, 2)),
    ],
)
def test_what_is_not_there_is_not_set(network, entry):
    assert not has_end(network, entry)
    assert with_end_values(network, {entry: 1.0}) == network


def test_a_new_read_out_reads_what_no_layer_reads():
    made = with_readout(without_readout(READING))
    assert made.readout.inputs == READING.readout.inputs
    assert made.readout.weights.shape == (1, 6)
    assert np.abs(made.readout.weights).min() > 0
    assert not made.readout.bias.any()
    assert made.readout.output == "linear"
    assert made == with_readout(READING)
    alone = with_readout(network_of(seeded_state(2, 3, 5)))
    assert network_forward(alone).out.shape == (5, 1)


def test_more_outputs_begin_with_0_and_fewer_keep_theirs():
    more = with_outputs(READING, 4)
    assert np.array_equal(more.readout.weights[:2], READING.readout.weights)
    assert not more.readout.weights[2:].any()
    assert more.readout.bias[2:].tolist() == [0.0, 0.0]
    assert more.readout.names == ("no", "yes", "out_3", "out_4")
    fewer = with_outputs(more, 1)
    assert fewer.readout.names == ("no",)
    assert np.array_equal(fewer.readout.weights, READING.readout.weights[:1])
    assert with_outputs(without_readout(READING), 3).readout is None


def test_another_output_changes_what_is_said_and_not_the_scores():
    linear = with_output(READING, "linear")
    assert linear.readout == replace(READING.readout, output="linear")
    before, after = network_forward(READING), network_forward(linear)
    assert np.array_equal(before.scores, after.scores)
    assert np.array_equal(after.out, after.scores)


def test_the_token_of_a_step_is_its_number_or_the_one_that_stands_out():
    assert TOKENS.embedding.token_at(np.array([2.0])) == 2
    assert TOKENS.embedding.token_at(np.array([0.0, 0.0, 1.0])) == 2
