"""Trained models written for other programs, and read again."""

import json

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import GRU, Initial
from lstm_gui.core.network import focused, network_forward
from lstm_gui.files.importers import read_model
from lstm_gui.files.sessions.session import Session, write_session
from tests.core.network.networks import UNITS, bidirectional
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.reading import traced
from tests.files.importers.writers import onnx_model, onnx_node, safetensors, torch_file


@pytest.mark.parametrize("suffix", ["safetensors", "npz", "json"])
@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_what_is_written_computes_the_same(tmp_path, suffix, kind):
    tensors = {}
    for level, width in ((0, 3), (1, 8)):
        for back in ("", "_reverse"):
            weights = arrays_of(kind, width, 4, seed=level + 5 * bool(back))
            tensors |= named(weights, "rnn.", f"_l{level}{back}")
    tensors |= {"fc.weight": np.ones((2, 8)), "fc.bias": np.array([0.5, 1.0])}
    path, out = torch_file(tmp_path / "model.pt", tensors), tmp_path / f"out.{suffix}"

    assert main(["convert", str(path), "-o", str(out)]) == 0

    x = np.random.default_rng(0).normal(size=(5, 3))
    before, after = traced(path, x)[1], traced(out, x)[1]
    assert before.keys() == after.keys()
    for name, values in before.items():
        np.testing.assert_allclose(after[name], values, rtol=0, atol=1e-14)


def test_a_single_layer_with_a_linear_answer_becomes_the_json_of_guitarml(tmp_path):
    answer = {"fc.weight": np.ones((1, 4)), "fc.bias": np.zeros(1)}
    path = torch_file(tmp_path / "model.pt", named(arrays_of("gru", 1, 4)) | answer)

    assert main(["convert", str(path), "-o", str(tmp_path / "out.json")]) == 0

    settings = json.loads((tmp_path / "out.json").read_text())["model_data"]
    assert (settings["unit_type"], settings["hidden_size"], settings["skip"]) == ("GRU", 4, 0)
    assert read_model(tmp_path / "out.json").head


def test_all_layers_of_a_session_are_written(tmp_path, capsys):
    network = bidirectional(GRU, "linear")
    still = tuple(replace(layer, initial=Initial.zeros(GRU, UNITS)) for layer in network.layers)
    network = replace(network, layers=still)
    session, out = tmp_path / "a.lstm.json", tmp_path / "out.npz"
    write_session(session, Session(focused(network, 2)))

    assert main(["convert", str(session), "-o", str(out)]) == 0

    assert capsys.readouterr().out == ""
    passed, after = network_forward(network), traced(out, network.sequence.x)[1]
    for place, name in enumerate(network.names):
        np.testing.assert_allclose(after[f"{name}.h"], passed.rows(place, "h"), rtol=0, atol=1e-14)
    np.testing.assert_allclose(after["out"], passed.out, rtol=0, atol=1e-14)


def test_what_a_state_dict_cannot_hold_is_refused_and_writes_nothing(tmp_path, capsys):
    arrays = {"w": np.ones((1, 12, 3)), "r": np.ones((1, 12, 4))}
    nodes = [onnx_node("GRU", ["x", "w", "r"], ["y"], "gru", hidden_size=4)]
    path, out = onnx_model(tmp_path / "m.onnx", nodes, arrays), tmp_path / "out.npz"

    assert main(["convert", str(path), "-o", str(out)]) == 1

    assert "gru" in capsys.readouterr().err
    assert not out.exists()


def test_another_suffix_is_refused_before_anything_is_read(tmp_path, capsys):
    assert main(["convert", "nowhere.pt", "-o", str(tmp_path / "out.bin")]) == 1

    assert ".safetensors" in capsys.readouterr().err


@pytest.mark.parametrize(("suffix", "written"), [("npz", False), ("safetensors", True)])
def test_names_that_an_archive_would_cut_are_not_written_to_one(tmp_path, capsys, suffix, written):
    weights = named(arrays_of("lstm", 2, 3), "ls\0m.")
    path, out = safetensors(tmp_path / "model.safetensors", weights), tmp_path / f"out.{suffix}"

    assert main(["convert", str(path), "-o", str(out)]) == (0 if written else 1)

    assert out.exists() == written
    if not written:
        assert "it is not the same model" in capsys.readouterr().err
