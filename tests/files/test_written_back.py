"""A layer that was opened alone goes back among the others, as it is by now or not at all."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Readout
from lstm_gui.files.exporters.written_back import Origin, model_to_write
from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.model_session import session_of
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file


@pytest.fixture
def origin(tmp_path):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("lstm", 7, 4), "b.")
    path = torch_file(tmp_path / "two.pt", tensors)
    return Origin(path, read_model(path), "a")


@pytest.fixture
def network(origin):
    return session_of(origin.model, "a", str(origin.path))[1].network


def test_a_layer_that_was_turned_is_written_as_it_runs(origin, network):
    turned = replace(network, layers=(replace(network.layers[0], direction="backward"),))
    written = model_to_write(turned, "x", origin)
    assert [layer.direction for layer in written.layers] == ["backward", "forward"]


def test_a_read_out_that_was_added_is_written_without_the_layers_beside_it(origin, network):
    answering = replace(network, readout=Readout(np.ones((1, 3)), np.zeros(1), network.last))
    written = model_to_write(answering, "x", origin)
    assert written.names == network.last
    assert len(written.head) == 1
