"""A layer in each order of gates: the right one gives back what the layer was made with."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM
from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.imported import ImportedLayer
from lstm_gui.scenes.models.order_trials import in_order, is_assumed, order_trials
from tests.core.states import seeded_state
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file


def layer_of(kind, order: str, units: int = 3) -> ImportedLayer:
    state = seeded_state(2, units, 5, kind=kind)
    return ImportedLayer("rnn", state.parameters, state.initial, gate_order=order)


@pytest.mark.parametrize(("kind", "orders"), [(LSTM, ("ifgo", "iofg")), (GRU, ("rzn", "zrn"))])
def test_blocks_that_were_taken_in_a_wrong_order_come_right_in_theirs(kind, orders):
    right = layer_of(kind, orders[0])
    wrong = replace(right, parameters=in_order(right, orders[1]))
    assert wrong.parameters != right.parameters
    back = replace(wrong, gate_order=orders[1])
    assert in_order(back, orders[0]) == right.parameters


def test_the_order_that_is_taken_comes_first_and_changes_nothing():
    layer = layer_of(LSTM, "iofg")
    first, *others = order_trials(layer)
    assert first.order == "iofg"
    assert {one.order for one in others} == {"ifgo", "igfo", "ifog"}
    assert in_order(layer, "iofg") == layer.parameters
    assert all(not np.allclose(one.h, first.h) for one in others)


def test_the_gates_are_those_that_the_letters_name():
    layer = layer_of(LSTM, "ifgo")
    swapped = in_order(layer, "fiog")
    blocks = layer.parameters.kind.blocks
    f, i = blocks.index("f"), blocks.index("i")
    assert np.array_equal(swapped.w_h[f], layer.parameters.w_h[i])
    assert np.array_equal(swapped.w_h[i], layer.parameters.w_h[f])


def test_one_block_or_a_huge_layer_has_no_trials():
    assert order_trials(replace(layer_of(LSTM, "ifgo"), gate_order=None)) == ()
    assert order_trials(layer_of(GRU, "rzn", 600)) == ()


def test_it_is_assumed_only_where_the_file_does_not_say(tmp_path):
    weights = named(arrays_of("lstm", 2, 3), "rnn.")
    np.savez(tmp_path / "net.npz", **weights)
    assert is_assumed(read_model(tmp_path / "net.npz"))
    assert not is_assumed(read_model(torch_file(tmp_path / "net.pt", weights)))
