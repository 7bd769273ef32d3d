"""Keras: the archive of version 3, its weights alone, and the HDF5 of version 2."""

import json
import zipfile

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from tests.files.importers.cells import (
    Arrays,
    arrays_of,
    as_stored,
    peephole_rows,
    rows_of,
    sigmoid,
    x_of,
)
from tests.files.importers.reading import assert_close, assert_refused, said, traced
from tests.files.importers.writers import hdf5

CLASSES = {"lstm": "LSTM", "gru": "GRU", "rnn": "SimpleRNN"}
ORDERS = {"lstm": "ifgo", "gru": "zrn", "rnn": "h"}
W, B = np.arange(8.0).reshape(4, 2) / 9.0, np.array([0.25, -0.5])


def stored(kind: str, weights: Arrays, after: bool = True) -> tuple[np.ndarray, ...]:
    """Return kernel, recurrent kernel and bias as Keras keeps them."""
    w_x, w_h, b_x, b_h = (as_stored(kind, ORDERS[kind], one) for one in weights)
    bias = np.stack([b_x, b_h]) if kind == "gru" and after else b_x + b_h
    return w_x.T, w_h.T, bias


def layer(name: str, kind: str, **config):
    config = {"name": name, "units": 4, "activation": "tanh", **config}
    return {"class_name": kind, "config": config}


def sequential(*layers):
    return {"class_name": "Sequential", "config": {"name": "model", "layers": list(layers)}}


def archive(path, model, groups):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("config.json", json.dumps(model))
        file.writestr("metadata.json", "{}")
        file.writestr("model.weights.h5", hdf5(groups, {}))
    return path


def numbered(arrays):
    return {str(at): one for at, one in enumerate(arrays)}


def keras_2(path, model, weights):
    """Save a whole model of Keras 2: weights by the name of their layer."""
    groups, attributes = {}, {"model_weights": {"layer_names": [*map(str.encode, weights)]}}
    for name, arrays in weights.items():
        names = [f"{name}/{at}:0" for at in range(len(arrays))]
        groups[f"model_weights/{name}"] = dict(zip(names, arrays, strict=True))
        attributes[f"model_weights/{name}"] = {"weight_names": [one.encode() for one in names]}
    attributes["/"] = {"model_config": json.dumps(model)}
    path.write_bytes(hdf5(groups, attributes))
    return path


@pytest.mark.parametrize("kind", CLASSES)
def test_a_model_of_keras_3_is_read_with_its_answer(tmp_path, kind):
    weights, x = arrays_of(kind, 3, 4), x_of(3)
    model = sequential(
        {"class_name": "InputLayer", "config": {"name": "input"}},
        layer("first", CLASSES[kind], recurrent_activation="sigmoid"),
        layer("drop", "Dropout"),
        layer("last", "Dense", activation="sigmoid"),
    )
    snake = {"lstm": "lstm", "gru": "gru", "rnn": "simple_rnn"}[kind]
    groups = {
        f"layers/{snake}/cell/vars": numbered(stored(kind, weights)),
        "layers/dense/vars": numbered((W, B)),
    }

    model, found = traced(archive(tmp_path / "model.keras", model, groups), x)

    rows = rows_of(kind, weights, x)
    assert_close(found["first.h"], rows)
    assert_close(found["out"], sigmoid(rows @ W + B))
    read = model.layers[0]
    assert read.gate_order == {"lstm": "ifgo", "gru": "zrn", "rnn": None}[kind]
    assert read.biases == (2 if kind == "gru" else 1)
    assert model.left_out == ()


def test_a_gru_that_resets_before_the_product_is_read_so(tmp_path):
    weights, x = arrays_of("gru", 3, 4), x_of(3)
    weights = weights._replace(b_h=np.zeros(12))
    model = sequential(layer("gru", "GRU", reset_after=False))
    path = keras_2(tmp_path / "model.h5", model, {"gru": stored("gru", weights, after=False)})

    model, found = traced(path, x)

    assert_close(found["gru.h"], rows_of("gru", weights, x, before=True))
    assert model.layers[0].parameters.kind.reset == "before"
    assert model.layers[0].biases == 1


def test_both_directions_stand_at_the_steps_they_belong_to(tmp_path):
    forth, back, x = arrays_of("lstm", 3, 4), arrays_of("lstm", 3, 4, seed=5), x_of(3)
    model = sequential(
        {
            "class_name": "Bidirectional",
            "config": {"name": "both", "merge_mode": "concat", "layer": layer("lstm", "LSTM")},
        }
    )
    path = keras_2(
        tmp_path / "model.h5", model, {"both": (*stored("lstm", forth), *stored("lstm", back))}
    )

    _, found = traced(path, x)

    assert_close(found["both.h"], rows_of("lstm", forth, x))
    assert_close(found["both_reverse.h"], rows_of("lstm", back, x[::-1])[::-1])


def test_the_layout_of_cudnn_is_turned_back_and_named(tmp_path):
    weights, x = arrays_of("lstm", 3, 4), x_of(3)
    kernel, recurrent, _ = stored("lstm", weights)
    turned = np.hstack([one.T.reshape(one.shape) for one in np.split(kernel, 4, 1)])
    crossed = np.hstack([one.T for one in np.split(recurrent, 4, 1)])
    bias = np.concatenate([weights.b_x, weights.b_h])
    path = keras_2(
        tmp_path / "model.h5",
        sequential(layer("old", "CuDNNLSTM")),
        {"old": (turned, crossed, bias)},
    )

    model, found = traced(path, x)

    assert_close(found["old.h"], rows_of("lstm", weights, x))
    assert "CuDNN" in said(model)


def test_an_embedding_is_read_and_what_is_not_next_to_the_layer_is_left_out(tmp_path):
    weights, table = arrays_of("lstm", 3, 4), np.arange(15.0).reshape(5, 3) / 9.0
    tokens = np.array([[1.0], [4.0], [0.0]])
    words = layer("words", "Embedding")
    arrays = {
        "words": (table,),
        "conv": (np.ones((1, 3, 3)), np.ones(3)),
        "lstm": stored("lstm", weights),
    }
    near = keras_2(
        tmp_path / "near.h5",
        sequential(words, layer("lstm", "LSTM")),
        {name: arrays[name] for name in ("words", "lstm")},
    )
    far = keras_2(
        tmp_path / "far.h5",
        sequential(words, layer("conv", "Conv1D"), layer("lstm", "LSTM")),
        arrays,
    )

    _, found = traced(near, tokens)

    assert_close(found["lstm.h"], rows_of("lstm", weights, table[[1, 4, 0]]))
    model = read_model(far)
    assert model.embedding is None
    assert model.left_out == ("embedding words", "Conv1D conv")


def test_weights_alone_say_what_is_assumed(tmp_path):
    first, second, x = arrays_of("gru", 3, 4), arrays_of("lstm", 4, 4, seed=2), x_of(3)
    groups = {
        "layers/gru/cell/vars": numbered(stored("gru", first)),
        "layers/lstm/cell/vars": numbered(stored("lstm", second)),
        "layers/dense/vars": numbered((W, B)),
        "optimizer/vars": numbered(stored("gru", first)),
    }
    path = tmp_path / "model.weights.h5"
    path.write_bytes(hdf5(groups, {}))

    model, found = traced(path, x)

    rows = rows_of("lstm", second, rows_of("gru", first, x))
    assert_close(found["lstm.h"], rows)
    assert_close(found["out"], rows @ W + B)
    assert model.layers[1].depends_on == ("gru",)
    for word in ("assumed", "guess", "optimizer"):
        assert word in said(model)


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ({"recurrent_activation": "hard_sigmoid"}, "hard_sigmoid"),
        ({"activation": "relu"}, "relu"),
        ({"units": 5}, "5"),
    ],
)
def test_a_variant_is_refused_by_name(tmp_path, config, reason):
    model = sequential(layer("lstm", "LSTM", **config))
    arrays = {"lstm": stored("lstm", arrays_of("lstm", 3, 4))}

    assert_refused(keras_2(tmp_path / "model.h5", model, arrays), "lstm", reason)


def peephole_cell(**config):
    inner = layer("peephole_lstm_cell", "PeepholeLSTMCell", **config)
    return layer("rnn", "RNN", cell=inner)


def test_a_cell_with_peepholes_is_read_as_keras_computes_it(tmp_path):
    weights, x = arrays_of("lstm", 3, 4), x_of(3)
    p = np.random.default_rng(4).normal(size=12)
    arrays = (*stored("lstm", weights), *np.split(p, 3))
    model = sequential(peephole_cell(recurrent_activation="sigmoid"))

    model, found = traced(keras_2(tmp_path / "model.h5", model, {"rnn": arrays}), x)

    assert_close(found["rnn.h"], peephole_rows(weights, p, "ifo", x))
    assert "peepholes" in said(model)


def test_peepholes_with_a_hard_sigmoid_and_unknown_cells_are_refused_by_name(tmp_path):
    arrays = {"rnn": (*stored("lstm", arrays_of("lstm", 3, 4)), *np.ones((3, 4)))}
    hard = sequential(peephole_cell(recurrent_activation="hard_sigmoid"))
    other = sequential(layer("rnn", "RNN", cell=layer("cell", "NestedCell")))

    assert_refused(keras_2(tmp_path / "hard.h5", hard, arrays), "hard_sigmoid")
    assert_refused(keras_2(tmp_path / "other.h5", other, arrays), "NestedCell")


def test_nothing_of_a_lambda_is_executed_and_what_is_after_it_is_not_guessed(tmp_path):
    arrays = {
        "one": stored("lstm", arrays_of("lstm", 3, 4)),
        "lambda": (),
        "two": stored("lstm", arrays_of("lstm", 4, 4)),
    }
    model = sequential(
        layer("one", "LSTM"),
        layer("lambda", "Lambda", function=["evil", None]),
        layer("two", "LSTM"),
    )

    model = read_model(keras_2(tmp_path / "model.h5", model, arrays))

    assert model.layers[1].depends_on is None
    assert "Lambda lambda" in model.left_out


def test_links_to_other_files_are_not_followed(tmp_path):
    import h5py

    path = keras_2(
        tmp_path / "model.h5",
        sequential(layer("lstm", "LSTM")),
        {"lstm": stored("lstm", arrays_of("lstm", 3, 4))},
    )
    (tmp_path / "other.h5").write_bytes(path.read_bytes())
    with h5py.File(path, "a") as file:
        del file["model_weights/lstm/lstm/0:0"]
        file["model_weights/lstm/lstm/0:0"] = h5py.ExternalLink(
            str(tmp_path / "other.h5"), "/model_weights/lstm/lstm/0:0"
        )

    assert_refused(path, "missing")


def test_a_file_that_ends_the_process_that_takes_it_apart_gives_a_sentence(tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text("import os\nos._exit(139)\n")
    monkeypatch.setattr("lstm_gui.files.importers.keras.hdf5._CHILD", child)
    arrays = {"lstm": stored("lstm", arrays_of("lstm", 3, 4))}
    path = keras_2(tmp_path / "model.h5", sequential(layer("lstm", "LSTM")), arrays)

    assert_refused(path, "damaged")
