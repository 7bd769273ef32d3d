"""An input and an answer that a file carries: found, run, and by how much ours differs."""

import json
import zipfile

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from lstm_gui.files.importers.model_session import session_of
from lstm_gui.files.importers.tested import difference_of, said_of_example
from lstm_gui.scenes.models.order_trials import differences, reordered
from tests.files.importers.cells import arrays_of, as_stored, named, rows_of, x_of
from tests.files.importers.reading import assert_close, said
from tests.files.importers.test_onnx_files import node, stored
from tests.files.importers.writers import (
    onnx_model,
    onnx_node,
    onnx_tensor,
    pickled,
    safetensors,
    tensor,
    torch_file,
)

X = x_of(2, 12)
LSTM = arrays_of("lstm", 2, 4)
H = rows_of("lstm", LSTM, X)
FC = np.arange(4.0)[np.newaxis] / 3.0
OUT = H @ FC.T
WEIGHTS = named(LSTM, "rnn.")
HEADED = WEIGHTS | {"fc.weight": FC, "fc.bias": np.zeros(1)}


def npz(path, arrays):
    np.savez(path, **arrays)
    return path


def as_json(path, arrays):
    lists = {name: one.tolist() for name, one in arrays.items()}
    data = {"model_data": {"input_size": 2, "hidden_size": 4}}
    inside = {name: one for name, one in lists.items() if name in HEADED}
    beside = {name: one for name, one in lists.items() if name not in HEADED}
    path.write_text(json.dumps(data | {"state_dict": inside, "check": beside}))
    return path


WRITERS = {
    "net.npz": npz,
    "net.safetensors": safetensors,
    "net.pt": torch_file,
    "net.json": as_json,
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(
    ("x", "of", "answer"),
    [("x", "h", H), ("test_input", "test_output", OUT), ("input_batch", "output_batch", OUT[None])],
)
def test_an_input_and_an_answer_among_the_arrays_are_an_example(tmp_path, name, x, of, answer):
    model = read_model(WRITERS[name](tmp_path / name, HEADED | {x: X[np.newaxis], of: answer}))
    found = difference_of(model)
    assert model.example is not None
    assert_close(model.example.x, X)
    assert found.is_rounding
    assert found.largest < 1e-12
    (sentence,) = said_of_example(model, found)
    assert f"{x}, T = 12" in sentence
    assert not {x, of} & set(model.left_out)


def test_the_largest_difference_is_told_with_its_place(tmp_path):
    wrong = OUT.copy()
    wrong[7] += 0.25
    model = read_model(npz(tmp_path / "net.npz", HEADED | {"x": X, "y": wrong}))
    found = difference_of(model)
    assert (found.t, found.column, found.is_rounding) == (7, 0, False)
    assert found.largest == pytest.approx(0.25)
    assert "by up to 0.25 (t = 7, out_1)" in said_of_example(model, found)[0]


def test_the_answer_may_be_that_of_the_last_step_alone(tmp_path):
    model = read_model(npz(tmp_path / "net.npz", HEADED | {"x": X, "out": OUT[-1:]}))
    assert len(model.example.expected) == 1
    assert (difference_of(model).t, difference_of(model).is_rounding) == (11, True)


def test_of_several_sequences_the_first_is_taken(tmp_path):
    both = {"x": np.stack([X, -X]), "h": np.stack([H, H + 1.0])}
    model = read_model(npz(tmp_path / "net.npz", WEIGHTS | both))
    assert_close(model.example.x, X)
    assert difference_of(model).is_rounding


@pytest.mark.parametrize(
    "further", [{"x": X}, {"x": X, "y": OUT[:5]}, {"x": X[:, :1], "y": OUT}, {"x": X, "y": X}]
)
def test_arrays_that_do_not_belong_together_are_no_example(tmp_path, further):
    model = read_model(npz(tmp_path / "net.npz", HEADED | further))
    assert model.example is None
    assert said_of_example(model, difference_of(model)) == ()


def test_weights_that_are_called_like_an_input_stay_weights(tmp_path):
    weights = {"hidden.weight": FC, "out": np.ones((1, 4))}
    model = read_model(npz(tmp_path / "net.npz", WEIGHTS | weights))
    assert {"hidden", "out"} <= set(model.left_out)


def test_an_example_that_stands_elsewhere_in_a_checkpoint_is_found(tmp_path):
    path, keys = tmp_path / "net.pt", len(WEIGHTS)
    beside = {"input": tensor(keys, X), "output": tensor(keys + 1, H)}
    state = {name: tensor(key, one) for key, (name, one) in enumerate(WEIGHTS.items())}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", pickled({"model": state, "example": beside}))
        for key, one in enumerate((*WEIGHTS.values(), X, H)):
            archive.writestr(f"archive/data/{key}", np.ascontiguousarray(one).tobytes())

    model = read_model(path)
    assert (model.example.x_name, model.example.expected_name) == (
        "example.input",
        "example.output",
    )
    assert difference_of(model).is_rounding


def test_the_order_that_agrees_with_the_example_is_known_among_the_others(tmp_path):
    turned = {name: as_stored("lstm", "iofg", one) for name, one in WEIGHTS.items()}
    model = read_model(npz(tmp_path / "net.npz", turned | {"x": X, "h": H}))
    away = differences(model)
    right = [order for (_, order), one in away.items() if one.is_rounding]
    assert right == ["iofg"]
    assert len(away) == 4
    other = reordered(model, {"lstm": "iofg"})
    assert difference_of(other) == away["lstm", "iofg"]
    assert other.layers[0].gate_order == "iofg"
    assert "i o f g (LSTM) was chosen" in said(other)
    assert "that of PyTorch is assumed" not in said(other)
    assert reordered(model, {"lstm": "ifgo", "gru": "zrn"}) is model


def test_the_example_is_the_input_that_is_opened(tmp_path):
    model = read_model(npz(tmp_path / "net.npz", WEIGHTS | {"x": X, "h": H}))
    _, session = session_of(model, None, "net.npz")
    assert_close(session.network.sequence.x, X)


def onnx(folder, h_0=0.0, rows=H):
    """Save a node that is fed its first state, and what it answers beside it."""
    inputs = ("x", "w", "r", "b", "", "h0", "c0")
    nodes = [
        node("lstm", inputs, ("y", "hn")),
        onnx_node("Squeeze", ["y"], ["out"], axes=[1]),
    ]
    path = onnx_model(folder / "m.onnx", nodes, stored("lstm", LSTM), ("x", "h0", "c0"))
    data = folder / "test_data_set_0"
    data.mkdir()
    start = np.full((1, 1, 4), h_0)
    arrays = {"x": X[:, None], "h0": start, "c0": np.zeros((1, 1, 4))}
    for place, (name, one) in enumerate(arrays.items()):
        (data / f"input_{place}.pb").write_bytes(onnx_tensor(name, one.astype(np.float32)))
    (data / "output_0.pb").write_bytes(onnx_tensor("out", rows[:, None].astype(np.float32)))
    return path


def test_test_data_beside_an_onnx_model_are_its_example(tmp_path):
    model = read_model(onnx(tmp_path))
    assert model.example is not None
    assert 0.0 < difference_of(model).largest < 1e-6
    for file in (tmp_path / "test_data_set_0").iterdir():
        file.rename(tmp_path / file.name)
    (tmp_path / "test_data_set_0").rmdir()
    assert difference_of(read_model(tmp_path / "m.onnx")).is_rounding


STARTED = rows_of("lstm", LSTM, X, h=np.full(4, 0.5))


def test_test_data_that_start_from_a_state_of_their_own_are_compared_from_it(tmp_path):
    model = read_model(onnx(tmp_path, h_0=0.5, rows=STARTED))
    assert dict(model.example.starts)[model.layers[0].name].h.tolist() == [0.5] * 4
    assert difference_of(model).is_rounding
    assert "from first states of its own" in " ".join(said_of_example(model, difference_of(model)))


def test_test_data_that_start_from_another_state_than_they_say_differ(tmp_path):
    assert not difference_of(read_model(onnx(tmp_path, h_0=0.5))).is_rounding


def test_test_data_that_are_fed_what_is_no_state_are_not_compared(tmp_path):
    path = onnx(tmp_path)
    other = onnx_tensor("rate", np.ones(1, np.float32))
    (tmp_path / "test_data_set_0" / "input_3.pb").write_bytes(other)
    model = read_model(path)
    assert model.example is None
    assert "test_data_set_0 are not compared" in said(model)


@pytest.mark.parametrize("shape", [(4,), (1, 4), (1, 1, 4)])
@pytest.mark.parametrize("name", ["h0", "test_h_0", "initial_h", "hx"])
def test_arrays_of_an_example_may_have_a_first_state(tmp_path, name, shape):
    start = {name: np.full(shape, 0.5)}
    model = read_model(npz(tmp_path / "net.npz", WEIGHTS | {"x": X, "h": STARTED} | start))
    assert model.layers[0].hidden_size == 4
    assert difference_of(model).is_rounding
    other = read_model(npz(tmp_path / "net.npz", WEIGHTS | {"x": X, "h": STARTED}))
    assert not difference_of(other).is_rounding


def test_each_layer_has_its_own_first_state(tmp_path):
    upper, start = arrays_of("lstm", 4, 4, seed=1), np.array([[0.5] * 4, [-0.25] * 4])
    below = rows_of("lstm", LSTM, X, h=start[0])
    rows = rows_of("lstm", upper, below, h=start[1])
    weights = named(LSTM, "rnn.") | named(upper, "rnn.", "_l1")
    arrays = weights | {"x": X, "h": rows, "h0": start[:, None]}
    model = read_model(npz(tmp_path / "net.npz", arrays))
    assert len(model.example.starts) == 2
    assert difference_of(model).is_rounding


def test_a_first_state_that_is_of_no_layer_makes_no_example(tmp_path):
    start = {"h0": np.full((1, 7), 0.5)}
    model = read_model(npz(tmp_path / "net.npz", WEIGHTS | {"x": X, "h": H} | start))
    assert model.example is None


def test_test_data_that_are_damaged_leave_the_model_as_it_is(tmp_path):
    path = onnx(tmp_path)
    (tmp_path / "test_data_set_0" / "input_0.pb").write_bytes(b"\xff\xff\xff")
    model = read_model(path)
    assert model.example is None
    assert "are not compared" in said(model)


def test_both_directions_of_a_node_side_by_side_are_compared_at_every_step(tmp_path):
    back = arrays_of("lstm", 2, 4, seed=1)
    path = onnx_model(
        tmp_path / "m.onnx", [node("lstm", direction="bidirectional")], stored("lstm", LSTM, back)
    )
    rows = np.stack([H, rows_of("lstm", back, X[::-1])[::-1]], axis=1)[:, :, None]
    (tmp_path / "input_0.pb").write_bytes(onnx_tensor("x", X[:, None].astype(np.float64)))
    (tmp_path / "output_0.pb").write_bytes(onnx_tensor("y", rows))
    model = read_model(path)
    assert model.example.expected.shape == (12, 8)
    assert difference_of(model).is_rounding
