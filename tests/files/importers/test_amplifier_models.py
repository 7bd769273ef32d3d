"""The JSON files of guitar amplifiers: GuitarML, RTNeural and NAM."""

import json

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from tests.files.importers.cells import Arrays, arrays_of, as_stored, named, rows_of, x_of
from tests.files.importers.reading import alone, assert_close, assert_refused, said, traced


def written(path, document):
    path.write_text(json.dumps(document))
    return path


def guitarml(weights, **settings):
    state = {name: one.tolist() for name, one in named(weights, "rec.").items()}
    state |= {"lin.weight": [[0.5, -1.0, 0.25, 2.0]], "lin.bias": [0.125]}
    data = {"unit_type": "LSTM", "hidden_size": 4, "input_size": 1, "skip": 1, **settings}
    return {"model_data": data, "state_dict": state}


@pytest.mark.parametrize("skip", [0, 1])
def test_the_input_is_added_to_the_answer_if_the_file_says_so(tmp_path, skip):
    weights, x = arrays_of("lstm", 1, 4), x_of(1)

    model, found = traced(written(tmp_path / "a.json", guitarml(weights, skip=skip)), x)

    w, b = np.array([[0.5, -1.0, 0.25, 2.0]]), 0.125
    assert_close(found["out"], rows_of("lstm", weights, x) @ w.T + b + skip * x)
    assert model.skip == skip
    assert_close(alone(tmp_path / "a.json", "rec", x)["out"], found["out"])


def test_only_the_first_of_two_inputs_is_added_and_the_other_called_a_knob(tmp_path):
    weights, x = arrays_of("lstm", 2, 4), x_of(2)

    model, found = traced(written(tmp_path / "a.json", guitarml(weights, input_size=2)), x)

    w = np.array([[0.5, -1.0, 0.25, 2.0]])
    assert_close(found["out"], rows_of("lstm", weights, x) @ w.T + 0.125 + x[:, :1])
    assert "knob" in said(model)


def test_settings_that_contradict_the_arrays_are_refused_with_both_numbers(tmp_path):
    document = guitarml(arrays_of("lstm", 1, 4), hidden_size=7)

    assert_refused(written(tmp_path / "a.json", document), "7", "4", "GuitarML")


def test_a_weight_that_no_number_can_hold_is_refused(tmp_path):
    of_guitarml, of_rtneural = (make(arrays_of("lstm", 1, 4)) for make in (guitarml, rtneural))
    of_guitarml["state_dict"]["lin.bias"] = [10**400]
    of_rtneural["layers"][1]["weights"][1][0] = 10**400

    for document in (of_guitarml, of_rtneural):
        assert_refused(written(tmp_path / "a.json", document), "a.json")


def rtneural(weights, kind="lstm", units=4, bias=None):
    order = {"lstm": "ifgo", "gru": "zrn"}[kind]
    w_x, w_h, b_x, b_h = (as_stored(kind, order, one) for one in weights)
    bias = np.stack([b_x, b_h]) if kind == "gru" else b_x + b_h
    first = {
        "type": kind,
        "activation": "tanh",
        "shape": [None, None, units],
        "weights": [w_x.T.tolist(), w_h.T.tolist(), bias.tolist()],
    }
    dense = [
        {
            "type": "dense",
            "activation": activation,
            "shape": [None, None, size],
            "weights": [np.ones((width, size)).tolist(), [0.5] * size],
        }
        for activation, width, size in (("relu", 4, 3), ("", 3, 2))
    ]
    return {"in_shape": [None, None, 1], "layers": [first, *dense]}


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_a_list_of_layers_is_read_with_all_that_follow(tmp_path, kind):
    weights, x = arrays_of(kind, 1, 4), x_of(1)

    model, found = traced(written(tmp_path / "a.json", rtneural(weights, kind)), x)

    rows = rows_of(kind, weights, x)
    between = np.maximum(rows @ np.ones((4, 3)) + 0.5, 0.0)
    assert_close(found[f"{kind}.h"], rows)
    assert_close(found["out"], between @ np.ones((3, 2)) + 0.5)
    assert model.readout is None, "a network has one linear layer"
    assert len(model.head) == 2


def test_a_layer_that_declares_another_size_is_refused_with_both(tmp_path):
    document = rtneural(arrays_of("lstm", 1, 4), units=6)

    assert_refused(written(tmp_path / "a.json", document), "4 × 16", "6 × 24")


def nam(depth=1, **changes):
    parts = [arrays_of("lstm", 2 if level == 0 else 3, 3, seed=level) for level in range(depth)]
    numbers, starts = [], []
    for level, weights in enumerate(parts):
        h, c = np.full(3, 0.1 + level), np.full(3, -0.2)
        both = np.hstack([weights.w_x, weights.w_h])
        numbers += [*both.ravel(), *(weights.b_x + weights.b_h), *h, *c]
        starts.append((weights, h, c))
    numbers += [1.0, 2.0, 3.0, 0.5]
    config = {"input_size": 2, "hidden_size": 3, "num_layers": depth}
    return starts, {
        "version": "0.5",
        "architecture": "LSTM",
        "config": config,
        "weights": numbers,
        "sample_rate": 44100,
        **changes,
    }


@pytest.mark.parametrize("depth", [1, 2])
def test_a_list_of_numbers_is_taken_apart_and_starts_where_it_says(tmp_path, depth):
    starts, document = nam(depth)
    x = x_of(2)

    model, found = traced(written(tmp_path / "a.nam", document), x)

    below = x
    for weights, h, c in starts:
        below = rows_of("lstm", weights, below, h=h, c=c)
    assert_close(found["out"], below @ np.array([[1.0], [2.0], [3.0]]) + 0.5)
    assert model.layers[0].biases == 1
    assert "initial" in said(model)
    assert "44100" in said(model)


def test_too_few_numbers_and_another_architecture_are_refused(tmp_path):
    _, document = nam()
    short = written(tmp_path / "short.nam", {**document, "weights": document["weights"][:-1]})
    other = written(tmp_path / "other.nam", {**document, "architecture": "WaveNet"})

    assert_refused(short, str(len(document["weights"])), str(len(document["weights"]) - 1))
    assert_refused(other, "WaveNet", "Neural Amp Modeler")


def test_a_file_of_anything_else_is_refused_with_what_it_holds(tmp_path):
    assert_refused(written(tmp_path / "a.json", {"dilations": [1, 2], "variables": []}), "WaveNet")
    path = tmp_path / "model.tflite"
    path.write_bytes(b"\0\0\0\0TFL3")
    assert_refused(path, "TensorFlow Lite", "keras")
    path = tmp_path / "unknown.bin"
    path.write_bytes(b"\1\2\3")
    assert_refused(path, "no model")


def test_hand_written_names_are_understood(tmp_path):
    weights, x = arrays_of("lstm", 1, 4), x_of(1)
    names = ("rnn_w_ih", "rnn_w_hh", "rnn_b_ih", "rnn_b_hh")
    arrays = dict(zip(names, Arrays(*weights), strict=True))
    np.savez(tmp_path / "a.npz", fc_w=np.ones((1, 4)), fc_b=np.ones(1), **arrays)

    model, found = traced(tmp_path / "a.npz", x)

    assert_close(found["out"], rows_of("lstm", weights, x) @ np.ones((4, 1)) + 1.0)
    assert "order of the gates" in said(read_model(tmp_path / "a.npz"))
    assert model.names == ("rnn",)
