"""No file asks for more time or memory than it is worth, or for what a network cannot be."""

import io
import json
import warnings
import zipfile

import h5py
import numpy as np
import pytest

from lstm_gui.core import network_forward
from lstm_gui.files.importers import layouts, read_model, source
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.keras import hdf5_child
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.importers.source import Source
from lstm_gui.files.sessions.session import encode_session
from tests.files.importers.cells import Arrays, arrays_of, named
from tests.files.importers.reading import assert_refused
from tests.files.importers.test_amplifier_models import nam, rtneural
from tests.files.importers.test_keras_files import keras_2, layer, sequential, stored
from tests.files.importers.whole_models import whole_models
from tests.files.importers.writers import onnx_model, onnx_node, pickled, safetensors, torch_file


def deep(count: int, prefix: str = "rnn") -> dict[str, np.ndarray]:
    """Return the arrays of ``count`` layers of one unit, one above the other."""
    weights = arrays_of("gru", 1, 1)
    parts = (named(weights, f"{prefix}.", f"_l{level}") for level in range(count))
    return {name: one for part in parts for name, one in part.items()}


def shown(path):
    """Open a model as the window does, and run it."""
    session = session_of(read_model(path), None, str(path))[1]
    network_forward(session.network)
    encode_session(session)
    return session.network


def test_a_graph_that_doubles_its_numbers_again_and_again_is_given_up(tmp_path):
    nodes = [onnx_node("Concat", [f"v{k}"] * 2, [f"v{k + 1}"], axis=1) for k in range(60)]
    nodes.append(onnx_node("LSTM", ["x", "v60", "r"], ["y"], "lstm", hidden_size=3))
    arrays = {"v0": np.ones((1, 12, 2)), "r": np.ones((1, 12, 3))}

    assert_refused(onnx_model(tmp_path / "a.onnx", nodes, arrays), "W of lstm")


def test_a_value_that_is_made_of_itself_is_refused(tmp_path):
    nodes = [
        onnx_node("Concat", ["v", "v", "v"], ["v"], axis=0),
        onnx_node("LSTM", ["x", "v", "r"], ["y"], "lstm", hidden_size=3),
    ]

    assert_refused(onnx_model(tmp_path / "a.onnx", nodes, {"r": np.ones((1, 12, 3))}), "W of lstm")


def test_a_gather_of_huge_rows_is_not_made(tmp_path, monkeypatch):
    monkeypatch.setattr("lstm_gui.files.importers.onnx.onnx_constants.MAX_NUMBERS", 1000)
    nodes = [
        onnx_node("Gather", ["rows", "places"], ["w"], axis=0),
        onnx_node("LSTM", ["x", "w", "r"], ["y"], "lstm", hidden_size=3),
    ]
    arrays = {"rows": np.ones((2, 600)), "places": np.zeros(2), "r": np.ones((1, 12, 3))}

    assert_refused(onnx_model(tmp_path / "a.onnx", nodes, arrays), "W of lstm")


@pytest.mark.parametrize("name", ["whole.npz", "whole.pt"])
def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch, name):
    (path,) = (one for one in whole_models(tmp_path) if one.name == name)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(20):
            archive.writestr(f"more{number}.npy", bytes(100_000))
    monkeypatch.setattr(source, "MAX_UNPACKED", 2**20)

    assert_refused(path, "unpacks to more than 1 megabytes")


def test_an_archive_is_listed_once_however_much_is_in_it(tmp_path, monkeypatch):
    path = torch_file(tmp_path / "a.pt", deep(40))
    listed, made = [], zipfile.ZipFile

    def counting(*arguments):
        listed.append(arguments)
        return made(*arguments)

    monkeypatch.setattr(zipfile, "ZipFile", counting)
    assert len(read_model(path).layers) == 40
    assert len(listed) < 6


def test_one_array_that_is_named_again_and_again_counts_each_time(tmp_path, monkeypatch):
    nodes = [
        onnx_node("LSTM", [before, "w", "r"], [after], after, hidden_size=3)
        for before, after in ("xy", "yz", "za", "ab")
    ]
    arrays = {"w": np.ones((1, 12, 3)), "r": np.ones((1, 12, 3))}
    path = onnx_model(tmp_path / "a.onnx", nodes, arrays)
    assert len(read_model(path).layers) == 4
    monkeypatch.setattr(layouts, "MAX_TOGETHER", 200)

    assert_refused(path, "all its arrays together")


@pytest.mark.parametrize("suffix", ["safetensors", "npz", "pt", "json", "nam", "onnx", "h5"])
def test_more_layers_than_anybody_looks_at_are_refused(tmp_path, monkeypatch, suffix):
    path = tmp_path / f"a.{suffix}"
    weights = {"w": np.ones((1, 3, 1)), "r": np.ones((1, 3, 1))}
    nodes = [onnx_node("GRU", ["x", "w", "r"], ["y"], hidden_size=1)] * 4
    model = sequential(*(layer(f"l{k}", "LSTM") for k in range(4)))
    kernels = {f"l{k}": stored("lstm", arrays_of("lstm", 4, 4)) for k in range(4)}
    {
        "safetensors": lambda: safetensors(path, deep(4)),
        "npz": lambda: np.savez(path, **deep(4)),
        "pt": lambda: torch_file(path, deep(4)),
        "json": lambda: path.write_text(
            json.dumps({name: one.tolist() for name, one in deep(4).items()})
        ),
        "nam": lambda: path.write_text(json.dumps(nam(4)[1])),
        "onnx": lambda: onnx_model(path, nodes, weights),
        "h5": lambda: keras_2(path, model, kernels),
    }[suffix]()
    assert len(read_model(path).layers) == 4
    monkeypatch.setattr(layouts, "MAX_LAYERS", 3)

    assert_refused(path, "more than 3 recurrent layers")


def cyclic() -> bytes:
    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        group = file.create_group("a")
        for number in range(8):
            group[f"again{number}"] = group
        group["w"] = np.ones(100)
    return stream.getvalue()


def test_groups_that_hold_themselves_are_gone_through_once(tmp_path):
    path = tmp_path / "a.h5"
    path.write_bytes(cyclic())

    assert_refused(path, "no LSTM")


def test_numbers_of_hdf5_have_a_bound_together(monkeypatch):
    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        for number in range(3):
            file[f"w{number}"] = np.ones(100)
    monkeypatch.setattr(hdf5_child, "TOGETHER", 250)

    found, numbers = hdf5_child.taken_apart(stream.getvalue())

    assert sum(map(len, numbers)) == 200 * 8
    assert [one["large"] for one in found["arrays"].values()] == [False, False, True]


@pytest.mark.parametrize("value", [1e101, -1e300, np.inf, np.nan])
def test_numbers_that_a_cell_cannot_weigh_are_refused(tmp_path, value):
    tensors = named(arrays_of("lstm", 2, 3))
    tensors["lstm.weight_hh_l0"][0, 0] = value

    assert_refused(
        safetensors(tmp_path / "a.safetensors", tensors), "lstm.weight_hh_l0", "no number"
    )


def test_the_largest_numbers_can_be_shown_and_saved(tmp_path):
    tensors = named(Arrays(*(np.full(one.shape, 5e99) for one in arrays_of("gru", 2, 3))))

    network = shown(safetensors(tmp_path / "a.safetensors", tensors))
    assert (np.abs(network.layers[0].parameters.w_x) == 5e99).all()


def test_a_layer_that_takes_another_number_than_it_is_given_is_refused(tmp_path):
    tensors = deep(2) | named(arrays_of("gru", 5, 1), "rnn.", "_l1")
    assert_refused(safetensors(tmp_path / "a.safetensors", tensors), "rnn_l1", "5", "1 belongs")

    document = rtneural(arrays_of("lstm", 1, 4))
    document["layers"].insert(1, document["layers"][0])
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document))
    assert_refused(path, "lstm_2")


def test_an_embedding_of_another_width_than_the_layer_reads_is_refused(tmp_path):
    weights = {"words": (np.ones((5, 2)),), "lstm": stored("lstm", arrays_of("lstm", 3, 4))}
    model = sequential(layer("words", "Embedding"), layer("lstm", "LSTM"))

    assert_refused(keras_2(tmp_path / "a.h5", model, weights), "lstm", "3", "2 belongs")


def test_a_layer_called_as_the_input_is_has_another_name(tmp_path):
    path = safetensors(tmp_path / "a.safetensors", deep(1, "x"))
    assert shown(path).names == ("x_layer",)

    weights = {
        "x": stored("lstm", arrays_of("lstm", 3, 4)),
        "b": stored("gru", arrays_of("gru", 4, 4)),
    }
    model = sequential(layer("x", "LSTM"), layer("b", "GRU"))
    network = shown(keras_2(tmp_path / "a.h5", model, weights))
    assert network.names == ("x_layer", "b")
    assert network.layers[1].inputs == ("x_layer",)


def test_two_layers_of_one_name_are_refused(tmp_path):
    back = {
        "class_name": "Bidirectional",
        "config": {"name": "a", "merge_mode": "concat", "layer": layer("b", "LSTM")},
    }
    lstm = stored("lstm", arrays_of("lstm", 3, 4))
    model = sequential(back, layer("a_reverse", "LSTM"))
    weights = {"a": (*lstm, *lstm), "a_reverse": stored("lstm", arrays_of("lstm", 8, 4))}

    assert_refused(keras_2(tmp_path / "a.h5", model, weights), "two layers are called a_reverse")


def test_a_text_with_an_unknown_escape_in_a_pickle_warns_nobody():
    data = b"\x80\x02S'a\\q'\n0" + pickled({"weight": 1.0})[2:]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a/data.pkl", data)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(Exception, match="no LSTM"):
            opened(Source("a.pt", stream.getvalue()))
