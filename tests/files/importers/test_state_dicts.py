"""State dicts of PyTorch in a zip, in safetensors, in NPZ and as JSON."""

import json
import zipfile

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from lstm_gui.files.problem import Problem
from lstm_gui.words.translation import set_language, told
from tests.files.importers.cells import Arrays, arrays_of, named, rows_of, x_of
from tests.files.importers.reading import assert_close, assert_refused, said, traced
from tests.files.importers.writers import safetensors, torch_file


def as_json(path, tensors):
    path.write_text(json.dumps({name: one.tolist() for name, one in tensors.items()}))
    return path


def as_npz(path, tensors):
    np.savez(path, **tensors)
    return path


WRITERS = {
    "model.pt": torch_file,
    "model.safetensors": safetensors,
    "model.npz": as_npz,
    "model.json": as_json,
}
each_file = pytest.mark.parametrize("name", WRITERS)


@each_file
@pytest.mark.parametrize("kind", ["lstm", "gru", "rnn"])
def test_a_layer_is_read_whatever_file_it_is_in(tmp_path, name, kind):
    weights, x = arrays_of(kind, 3, 4), x_of(3)
    path = WRITERS[name](tmp_path / name, named(weights, "encoder."))

    model, found = traced(path, x)

    layer = model.layers[0]
    assert (layer.name, layer.kind, layer.input_size, layer.hidden_size) == ("encoder", kind, 3, 4)
    assert layer.gate_order == {"lstm": "ifgo", "gru": "rzn", "rnn": None}[kind]
    assert (layer.biases, layer.depends_on, layer.parameters.kind.reset) == (
        2,
        (),
        "after" if kind == "gru" else None,
    )
    assert_close(found["encoder.h"], rows_of(kind, weights, x))
    assert "assumed" in said(model)


@each_file
def test_levels_in_both_directions_form_a_chain_with_a_linear_answer(tmp_path, name):
    parts = {
        (level, back): arrays_of("gru", 3 if level == 0 else 8, 4, seed=10 * level + back)
        for level in (0, 1)
        for back in (0, 1)
    }
    tensors = {}
    for (level, back), weights in parts.items():
        tensors |= named(weights, "rnn.", f"_l{level}" + "_reverse" * back)
    w, b = np.ones((2, 8)) / 3.0, np.array([0.5, -1.0])
    tensors |= {"fc.weight": w, "fc.bias": b}
    x = x_of(3)

    model, found = traced(WRITERS[name](tmp_path / name, tensors), x)

    below = x
    for level in (0, 1):
        forth = rows_of("gru", parts[level, 0], below)
        back = rows_of("gru", parts[level, 1], below[::-1])[::-1]
        assert_close(found[f"rnn_l{level}.h"], forth)
        assert_close(found[f"rnn_l{level}_reverse.h"], back)
        below = np.hstack([forth, back])
    assert_close(found["out"], below @ w.T + b)
    assert model.layers[2].depends_on == ("rnn_l0", "rnn_l0_reverse")
    assert model.left_out == ()


def test_a_checkpoint_is_read_from_the_model_in_it_and_without_what_it_was_wrapped_in(tmp_path):
    weights, x = arrays_of("lstm", 2, 3), x_of(2)
    tensors = {f"module.{name}": one for name, one in named(weights).items()}

    def wrapped(state):
        return {"epoch": 7, "state_dict": state, "optimizer": {"state": {0: state, 1: state}}}

    model, found = traced(torch_file(tmp_path / "checkpoint.tar", tensors, wrapped), x)

    assert model.names == ("lstm",)
    assert_close(found["lstm.h"], rows_of("lstm", weights, x))
    assert "optimizer (2 entries)" in model.left_out
    assert "state_dict" in said(model)


def test_a_cell_without_a_level_and_without_biases_is_read(tmp_path):
    weights, x = arrays_of("lstm", 2, 3), x_of(2)
    tensors = {"cell.weight_ih": weights.w_x, "cell.weight_hh": weights.w_h}

    model, found = traced(torch_file(tmp_path / "cell.pth", tensors), x)

    zeros = np.zeros(12)
    unbiased = Arrays(weights.w_x, weights.w_h, zeros, zeros)
    assert_close(found["cell.h"], rows_of("lstm", unbiased, x))
    assert model.layers[0].biases == 0


@pytest.mark.parametrize(("kind", "atol"), [("HalfStorage", 1e-2), ("BFloat16Storage", 6e-2)])
def test_halves_of_both_sorts_are_read(tmp_path, kind, atol):
    weights, x = arrays_of("lstm", 2, 3), x_of(2)
    half = {
        "HalfStorage": lambda one: one.astype(np.float16),
        "BFloat16Storage": lambda one: (one.astype(np.float32).view(np.uint32) >> 16).astype("u2"),
    }[kind]
    tensors = {name: half(one) for name, one in named(weights).items()}

    _, found = traced(torch_file(tmp_path / "half.pt", tensors, storage=kind), x)

    assert_close(found["lstm.h"], rows_of("lstm", weights, x), atol)


def test_an_embedding_before_the_first_layer_looks_up_tokens(tmp_path):
    weights, table = arrays_of("lstm", 2, 3), np.arange(10.0).reshape(5, 2) / 7.0
    tensors = {"embedding.weight": table, **named(weights)}
    tokens = np.array([[4.0], [0.0], [2.0]])

    model, found = traced(torch_file(tmp_path / "words.pt", tensors), tokens)

    assert model.embedding is not None
    assert_close(found["lstm.h"], rows_of("lstm", weights, table[[4, 0, 2]]))


def test_layers_that_do_not_fit_one_another_are_no_chain(tmp_path):
    tensors = named(arrays_of("gru", 3, 4), "a.") | named(arrays_of("gru", 7, 4), "b.")
    path = torch_file(tmp_path / "two.pt", tensors)

    model = read_model(path)

    assert [layer.depends_on for layer in model.layers] == [None, None]
    assert "does not tell how" in said(model)


def test_layers_that_fit_are_called_a_guess_and_none_where_something_is_between(tmp_path):
    first, second = named(arrays_of("gru", 3, 4), "a."), named(arrays_of("gru", 4, 4), "b.")
    guessed = read_model(torch_file(tmp_path / "two.pt", first | second))
    norm = {"norm.weight": np.ones(4), "norm.bias": np.ones(4)}
    between = read_model(torch_file(tmp_path / "three.pt", first | norm | second))

    assert guessed.layers[1].depends_on == ("a",)
    assert "guess" in said(guessed)
    assert between.layers[1].depends_on is None
    assert "norm" in between.left_out


def test_several_linear_layers_are_no_read_out_since_nothing_tells_what_is_between(tmp_path):
    more = {"fc1.weight": np.ones((5, 3)), "fc2.weight": np.ones((2, 5))}

    model = read_model(torch_file(tmp_path / "deep.pt", named(arrays_of("lstm", 2, 3)) | more))

    assert model.head == ()
    assert {"fc1", "fc2"} <= set(model.left_out)


def test_a_projection_is_refused_by_name(tmp_path):
    tensors = named(arrays_of("lstm", 2, 3)) | {"lstm.weight_hr_l0": np.ones((2, 3))}

    assert_refused(torch_file(tmp_path / "projected.pt", tensors), "projection", "2 × 3", "PyTorch")


def test_a_wrong_shape_is_told_with_both(tmp_path):
    tensors = named(arrays_of("lstm", 2, 3)) | {"lstm.bias_hh_l0": np.ones(11)}

    assert_refused(torch_file(tmp_path / "wrong.pt", tensors), "bias", "11", "12")


def test_a_missing_array_is_named(tmp_path):
    tensors = named(arrays_of("lstm", 2, 3))
    del tensors["lstm.weight_ih_l0"]

    assert_refused(torch_file(tmp_path / "part.pt", tensors), "weight_ih", "missing")


def test_what_is_no_number_is_refused_with_its_place(tmp_path):
    tensors = named(arrays_of("lstm", 2, 3))
    tensors["lstm.weight_hh_l0"][5, 1] = np.nan

    assert_refused(torch_file(tmp_path / "nan.pt", tensors), "lstm.weight_hh_l0", "nan")


def test_a_file_without_anything_recurrent_says_what_is_in_it(tmp_path):
    path = torch_file(tmp_path / "dense.pt", {"fc.weight": np.ones((2, 2))})

    assert_refused(path, "no LSTM", "fc")


@each_file
def test_a_model_that_was_wrapped_several_times_has_its_own_names(tmp_path, name):
    weights = named(arrays_of("lstm", 2, 3), "_orig_mod.module.rnn.")
    assert read_model(WRITERS[name](tmp_path / name, weights)).names == ("rnn",)


@pytest.mark.parametrize(
    "parts",
    [
        ("rnn.weight_hh_l0_g", "rnn.weight_hh_l0_v"),
        (
            "rnn.parametrizations.weight_hh_l0.original0",
            "rnn.parametrizations.weight_hh_l0.original1",
        ),
    ],
)
def test_weights_in_two_parts_are_refused_with_the_way_out(tmp_path, parts):
    tensors = named(arrays_of("lstm", 2, 3), "rnn.")
    whole = tensors.pop("rnn.weight_hh_l0")
    tensors |= {parts[0]: np.ones((12, 1)), parts[1]: whole}
    path = torch_file(tmp_path / "net.pt", tensors)
    assert_refused(path, "keeps rnn.weight_hh_l0 in two parts", "Call remove_weight_norm")


@pytest.mark.parametrize("asks", ["torch._utils\n_rebuild_qtensor", "torch\nScriptObject"])
def test_quantised_weights_are_refused_with_the_way_out(tmp_path, asks):
    path = tmp_path / "int8.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("int8/data.pkl", b"\x80\x02c" + asks.encode() + b"\n(tR.")
    assert_refused(path, "quantised", "Export the model as it was before")


def test_a_refusal_is_korean_but_for_names(tmp_path):
    path = tmp_path / "net.tflite"
    path.write_bytes(b"1234TFL3")
    with pytest.raises(Problem) as refused:
        read_model(path)
    set_language("ko")
    try:
        said = told(refused.value)
    finally:
        set_language("en")
    assert "TensorFlow Lite 모델" in said
    assert ".keras 파일로 내보내세요" in said
