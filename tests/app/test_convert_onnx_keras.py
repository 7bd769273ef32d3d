"""Models written as ONNX and as weights of Keras, and read again."""

import h5py
import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main
from lstm_gui.core import GRU, LSTM, Initial, Parameters
from lstm_gui.core.network import Embedding, network_forward
from lstm_gui.files.exporters.written import write_model
from lstm_gui.files.importers import Dense, Imported, ImportedLayer, read_model
from lstm_gui.files.sessions.session import Session, write_session
from tests.core.network.networks import UNITS, bidirectional, embedded
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.reading import assert_close, said, traced
from tests.files.importers.test_onnx_files import node, stored
from tests.files.importers.writers import onnx_model, onnx_node, torch_file

X = np.random.default_rng(0).normal(size=(5, 3))


def single(tensors):
    """Return ``tensors`` as a model trained in float32 has them."""
    return {name: one.astype(np.float32) for name, one in tensors.items()}


def two_levels(kind: str) -> dict[str, np.ndarray]:
    tensors = {}
    for level, width in ((0, 3), (1, 8)):
        for back in ("", "_reverse"):
            weights = arrays_of(kind, width, 4, seed=level + 5 * bool(back))
            tensors |= named(weights, "rnn.", f"_l{level}{back}")
    return tensors | {"fc.weight": np.ones((2, 8)), "fc.bias": np.array([0.5, 1.0])}


def converted(path, out) -> None:
    assert main(["convert", str(path), "-o", str(out)]) == 0


def refused(capsys, path, out) -> str:
    assert main(["convert", str(path), "-o", str(out)]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert not out.exists()
    return captured.err


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_a_trained_model_computes_the_same_as_onnx(tmp_path, kind, capsys):
    path = torch_file(tmp_path / "model.pt", single(two_levels(kind)))
    out = tmp_path / "out.onnx"

    converted(path, out)

    assert capsys.readouterr().out == "", "nothing is rounded or left out"
    before, (model, after) = traced(path, X)[1], traced(out, X)
    assert before.keys() == after.keys()
    for name, values in before.items():
        assert_close(after[name], values)
    assert model.layers[2].depends_on == ("rnn_l0", "rnn_l0_reverse")
    assert model.left_out == ()


def test_a_gru_of_double_precision_is_written_as_onnx(tmp_path):
    weights = named(arrays_of("gru", 3, 4))
    assert any((one != one.astype(np.float32)).any() for one in weights.values())
    path, out = torch_file(tmp_path / "model.pt", weights), tmp_path / "out.onnx"

    assert main(["convert", str(path), "-o", str(out)]) == 0

    x = np.random.default_rng(0).normal(size=(5, 3))
    before, after = traced(path, x)[1], traced(out, x)[1]
    np.testing.assert_allclose(after["lstm.h"], before["lstm.h"], rtol=0, atol=1e-6)


def test_numbers_of_double_precision_are_rounded_and_it_is_said(tmp_path, capsys):
    path, out = torch_file(tmp_path / "model.pt", two_levels("lstm")), tmp_path / "out.onnx"

    converted(path, out)

    assert "rounded to float32" in capsys.readouterr().out
    assert_close(traced(out, X)[1]["out"], traced(path, X)[1]["out"], atol=1e-5)


@pytest.mark.parametrize(
    ("kind", "settings", "further"),
    [
        ("gru", {}, {}),
        ("rnn", {"activations": ["Relu"]}, {}),
        ("lstm", {}, {"p": np.linspace(-1.0, 1.0, 12).reshape(1, 12)}),
        ("lstm", {}, {"h": np.ones((1, 1, 4)) / 4, "c": np.ones((1, 1, 4)) / 8}),
        ("gru", {"direction": "reverse", "linear_before_reset": 1}, {"h": np.ones((1, 1, 4)) / 4}),
    ],
    ids=["before", "relu", "peepholes", "start", "backward"],
)
def test_what_only_onnx_holds_comes_back_as_it_was(tmp_path, kind, settings, further):
    arrays = stored(kind, arrays_of(kind, 3, 4))
    inputs = ["x", "w", "r", "b", "", *(key if key in further else "" for key in "hcp")]
    arrays = single(arrays | further)
    nodes = [node(kind, tuple(inputs), **settings)]
    path, out = onnx_model(tmp_path / "model.onnx", nodes, arrays), tmp_path / "out.onnx"

    converted(path, out)

    model, again = read_model(path), read_model(out)
    assert again.layers == model.layers
    for name, values in traced(path, X)[1].items():
        assert_close(traced(out, X)[1][name], values)


def test_layers_side_by_side_an_activation_and_an_added_input_are_written(tmp_path):
    first, second, last = (
        layer_of(arrays_of("lstm", width, 4, seed), name, reads)
        for width, seed, name, reads in (
            (3, 0, "a", ()),
            (3, 1, "b", ()),
            (8, 2, "c", ("a", "b")),
        )
    )
    head = (
        Dense(np.ones((2, 4)), np.zeros(2), "tanh"),
        Dense(np.eye(2), np.array([0.5, 1.0])),
    )
    model = Imported("made", (first, second, last), head, ("c",), skip=2)
    out = tmp_path / "out.onnx"

    write_model(out, model)

    again = read_model(out)
    assert [layer.depends_on for layer in again.layers] == [(), (), ("a", "b")]
    assert (again.head, again.head_inputs, again.skip) == (head, ("c",), 2)


def layer_of(weights, name, reads) -> ImportedLayer:
    blocks = [np.stack(np.split(one.astype(np.float32), 4))[[1, 0, 2, 3]] for one in weights]
    parameters = Parameters(blocks[0], blocks[1], blocks[2], LSTM)
    layer = ImportedLayer(name, parameters, Initial.zeros(LSTM, 4))
    return replace(layer, depends_on=reads)


def test_layers_that_form_no_network_have_an_input_each(tmp_path):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("gru", 7, 3), "b.")
    path, out = torch_file(tmp_path / "two.pt", single(tensors)), tmp_path / "out.onnx"

    converted(path, out)

    again = {layer.name: layer for layer in read_model(out).layers}
    for layer in read_model(path).layers:
        assert again[layer.name].parameters == layer.parameters


def test_tokens_are_looked_up_in_onnx_and_in_weights_of_keras(tmp_path, capsys):
    network = embedded(GRU)
    still = tuple(replace(layer, initial=Initial.zeros(GRU, UNITS)) for layer in network.layers)
    session = tmp_path / "a.lstm.json"
    write_session(session, Session(replace(network, layers=still)))
    expected = network_forward(replace(network, layers=still)).traces[0].h

    for suffix in ("onnx", "weights.h5"):
        converted(session, tmp_path / f"out.{suffix}")
        model, found = traced(tmp_path / f"out.{suffix}", network.sequence.x)
        assert model.embedding == Embedding(network.embedding.weights)
        assert_close(found[f"{model.names[0]}.h"], expected)
    assert capsys.readouterr().out == ""


def test_layers_of_which_only_some_read_the_tokens_form_no_network(tmp_path):
    arrays = {**stored("gru", arrays_of("gru", 3, 4)), "table": np.ones((5, 3))}
    nodes = [
        onnx_node("Gather", ["table", "x"], ["rows"]),
        node("gru", ("rows", "w", "r", "b"), ("one",), "a"),
        node("gru", ("plain", "w", "r", "b"), ("two",), "b"),
    ]
    path = onnx_model(tmp_path / "m.onnx", nodes, arrays, ("x", "plain"))

    model = read_model(path)

    assert model.embedding is None
    assert [layer.depends_on for layer in model.layers] == [None, None]


@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_weights_of_keras_hold_the_same_numbers(tmp_path, kind, capsys):
    path, out = torch_file(tmp_path / "model.pt", two_levels(kind)), tmp_path / "out.weights.h5"

    converted(path, out)

    assert capsys.readouterr().out == ""
    model, after = traced(out, X)
    before = traced(path, X)[1]
    assert model.names[:2] == ("bidirectional", "bidirectional_reverse")
    assert_close(after["bidirectional_1.h"], before["rnn_l1.h"])
    assert_close(after["bidirectional_1_reverse.h"], before["rnn_l1_reverse.h"])
    assert_close(after["out"], before["out"])


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_the_json_of_rtneural_holds_layers_that_follow_one_another(tmp_path, kind):
    first, second = arrays_of(kind, 3, 4), arrays_of(kind, 4, 4, seed=1)
    tensors = named(first, "rnn.") | named(second, "rnn.", "_l1")
    tensors |= {"fc.weight": np.ones((2, 4)), "fc.bias": np.array([0.5, 1.0])}
    path, out = torch_file(tmp_path / "model.pt", tensors), tmp_path / "out.aidax"

    converted(path, out)

    before, (model, after) = traced(path, X)[1], traced(out, X)
    assert "RTNeural" in model.format
    assert_close(after[f"{kind}_2.h"], before["rnn_l1.h"])
    assert_close(after["out"], before["out"])


def test_what_rtneural_cannot_hold_is_refused(tmp_path, capsys):
    both = torch_file(tmp_path / "both.pt", two_levels("lstm"))
    rnn = torch_file(tmp_path / "rnn.pt", named(arrays_of("rnn", 3, 4)))
    out = tmp_path / "out.aidax"

    assert "rnn_l0_reverse" in refused(capsys, both, out)
    assert "(rnn)" in refused(capsys, rnn, out)


def test_weights_of_keras_stand_where_keras_3_looks_for_them(tmp_path):
    tensors = named(arrays_of("lstm", 3, 4), "a.") | named(arrays_of("lstm", 4, 4), "b.")
    tensors |= {"fc.weight": np.ones((1, 4)), "fc.bias": np.zeros(1)}
    path, out = torch_file(tmp_path / "model.pt", single(tensors)), tmp_path / "out.weights.h5"

    converted(path, out)

    weights = arrays_of("lstm", 3, 4)
    with h5py.File(out) as file:
        kernel = file["layers/lstm/cell/vars/0"]
        np.testing.assert_array_equal(kernel[()], weights.w_x.T.astype(np.float32))
        assert kernel.dtype == np.float32
        assert file["layers/lstm_1/cell/vars/1"].shape == (4, 16)
        assert list(file["layers/lstm/vars"]) == []
        assert [file[f"layers/dense/vars/{at}"].shape for at in (0, 1)] == [(4, 1), (1,)]


def test_activations_that_weights_of_keras_lack_are_told(tmp_path, capsys):
    arrays = {**stored("lstm", arrays_of("lstm", 3, 4)), "fc": np.ones((4, 2))}
    nodes = [
        node("lstm"),
        onnx_node("Squeeze", ["y"], ["s"], axes=[1]),
        onnx_node("MatMul", ["s", "fc"], ["m"], "fc"),
        onnx_node("Softmax", ["m"], ["out"], "softmax"),
    ]
    path = onnx_model(tmp_path / "m.onnx", nodes, arrays)

    converted(path, tmp_path / "out.weights.h5")

    assert "Activations" in capsys.readouterr().out
    np.testing.assert_array_equal(read_model(tmp_path / "out.weights.h5").head[0].weights, 1.0)


@pytest.mark.parametrize("suffix", ["onnx", "weights.h5", "safetensors", "npz", "json", "aidax"])
def test_a_cell_that_no_format_holds_is_refused_in_one_sentence(tmp_path, capsys, suffix):
    sentence = refused(capsys, "slstm-loud", tmp_path / f"out.{suffix}")

    assert "layer1 (slstm)" in sentence


def test_what_weights_of_keras_cannot_hold_is_refused(tmp_path, capsys):
    arrays = {**stored("lstm", arrays_of("lstm", 3, 4)), "h": np.ones((1, 1, 4))}
    start = [node("lstm", ("x", "w", "r", "b", "", "h"))]
    back = [node("lstm", direction="reverse")]
    out = tmp_path / "out.weights.h5"

    assert "initial state" in refused(capsys, onnx_model(tmp_path / "a.onnx", start, arrays), out)
    assert "backward" in refused(capsys, onnx_model(tmp_path / "b.onnx", back, arrays), out)


def test_a_number_beyond_float32_is_refused_as_onnx(tmp_path, capsys):
    weights = arrays_of("lstm", 3, 4)
    weights.w_x[0, 0] = 1e39
    path = torch_file(tmp_path / "model.pt", named(weights))

    assert "1.0e+39" in refused(capsys, path, tmp_path / "out.onnx")


SUFFIXES = {
    "onnx_graph": "onnx",
    "keras_weights_file": "weights.h5",
    "state_dict_files": "npz",
    "rtneural_json": "aidax",
}


@pytest.mark.parametrize("module", SUFFIXES)
def test_a_file_that_reads_back_as_another_model_never_takes_its_name(
    tmp_path, capsys, monkeypatch, module
):
    first = torch_file(tmp_path / "a.pt", named(arrays_of("gru", 3, 4)))
    other = read_model(torch_file(tmp_path / "b.pt", named(arrays_of("gru", 3, 4, seed=1))))
    out = tmp_path / f"out.{SUFFIXES[module]}"
    out.write_bytes(b"before")
    monkeypatch.setattr(f"lstm_gui.files.exporters.{module}.opened", lambda source: other)

    assert main(["convert", str(first), "-o", str(out)]) == 1

    assert "not the same model" in capsys.readouterr().err
    assert out.read_bytes() == b"before"


def test_layers_of_a_session_keep_their_names_and_what_they_read(tmp_path):
    network = bidirectional(GRU, "linear")
    still = tuple(replace(layer, initial=Initial.zeros(GRU, UNITS)) for layer in network.layers)
    network = replace(network, layers=still)
    session, out = tmp_path / "a.lstm.json", tmp_path / "out.onnx"
    write_session(session, Session(network))

    converted(session, out)

    again = read_model(out)
    assert again.names == network.names
    assert again.layers[3].depends_on == network.layers[3].inputs
    assert "ONNX" in said(again)
