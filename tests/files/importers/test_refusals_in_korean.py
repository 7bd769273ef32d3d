"""What is said of files that are not read has no English left in the Korean window."""

import json
import re
import struct

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from lstm_gui.files.problem import Problem
from lstm_gui.words.translation import language, set_language, told
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.test_onnx_files import node, stored
from tests.files.importers.writers import (
    Call,
    Global,
    onnx_model,
    onnx_node,
    safetensors,
    torch_file,
)

LSTM = arrays_of("lstm", 2, 4)
STATE = named(LSTM, "rnn.")
NODE = stored("lstm", LSTM)
ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")
"""Two words that are no name."""


@pytest.fixture(autouse=True)
def korean():
    before = language()
    set_language("ko")
    yield
    set_language(before)


def refused(path) -> str:
    with pytest.raises(Problem) as caught:
        read_model(path)
    return told(caught.value).replace(str(path), path.name)


def assert_korean(sentence: str) -> None:
    assert re.search("[가-힣]", sentence)
    assert not ENGLISH.search(sentence), sentence


@pytest.mark.parametrize(
    "changed",
    [
        {"rnn.weight_hh_l0": np.ones((15, 4))},
        {"rnn.weight_ih_l0": np.ones((15, 2))},
        {"rnn.bias_hh_l0": np.ones(15)},
        {"rnn.weight_hr_l0": np.ones((2, 4))},
        {"rnn.weight_hh_l1": np.ones((16, 4))},
        {"rnn.weight_ih_l0": np.ones((16, 0))},
    ],
)
def test_a_state_dict(tmp_path, changed):
    assert_korean(refused(torch_file(tmp_path / "a.pt", STATE | changed)))


def test_code_in_a_checkpoint(tmp_path):
    call = Call(Global("os", "system"), ("ls",))
    assert_korean(refused(torch_file(tmp_path / "a.pt", STATE, lambda _: call)))


def test_safetensors(tmp_path):
    assert_korean(refused(safetensors(tmp_path / "a.safetensors", STATE, {"rnn.bias_ih_l0": "F8"})))
    (tmp_path / "b.safetensors").write_bytes(struct.pack("<Q", 99) + b'{"a":1}')
    assert_korean(refused(tmp_path / "b.safetensors"))


@pytest.mark.parametrize(
    "nodes",
    [
        [node("lstm", clip=1.0)],
        [node("lstm", input_forget=1)],
        [node("lstm", activations=["HardSigmoid", "Tanh", "Tanh"])],
        [node("lstm", direction="sideways")],
        [node("lstm", ("x", "w", "r", "b", "lengths"))],
        [onnx_node("Relu", ["x"], ["w2"]), node("lstm", ("x", "w2", "r", "b"))],
        [onnx_node("DynamicQuantizeLSTM", ["x"], ["y"], "q")],
        [node("lstm", ("x", "", "r", "b"))],
    ],
)
def test_a_node_of_onnx(tmp_path, nodes):
    path = onnx_model(tmp_path / "a.onnx", nodes, NODE, ("x", "lengths"))
    assert_korean(refused(path))


def amplifier(**changed):
    data = {"input_size": 2, "hidden_size": 4, "unit_type": "LSTM", "skip": 0}
    state = {name: one.tolist() for name, one in STATE.items()}
    return {"model_data": data | changed, "state_dict": state}


def rtneural(*layers, **settings):
    return {"layers": list(layers), **settings}


CELL = {
    "type": "lstm",
    "activation": "tanh",
    "shape": [None, None, 4],
    "weights": [LSTM.w_x.T.tolist(), LSTM.w_h.T.tolist(), LSTM.b_x.tolist()],
}
DENSE = {"type": "dense", "shape": [1], "weights": [[[1.0]] * 4, [0.0]]}


@pytest.mark.parametrize(
    "document",
    [
        amplifier(hidden_size=7),
        amplifier(unit_type="GRU"),
        amplifier(skip=2),
        {"model_data": {}, "state_dict": 5},
        rtneural(CELL | {"activation": "relu"}),
        rtneural(CELL | {"weights": [1]}),
        rtneural(CELL | {"shape": [None, None, 5]}),
        rtneural(CELL, DENSE, CELL),
        rtneural(CELL, DENSE | {"weights": [[[1.0]] * 3, [0.0]]}),
        rtneural(CELL, in_skip=3),
        rtneural(DENSE),
        {"architecture": "WaveNet", "config": {}},
        {"architecture": "LSTM", "config": {"input_size": "two"}},
        {"architecture": "LSTM", "config": {}, "weights": [1, 2]},
        {},
    ],
)
def test_json(tmp_path, document):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document))
    assert_korean(refused(path))


def test_what_is_left_out_of_a_checkpoint_is_counted_in_korean(tmp_path):
    from lstm_gui.words.model_words import left_out_of

    def wrapped(state):
        return {"model": state, "optimizer": {"a": 1, "b": 2}}

    model = read_model(torch_file(tmp_path / "a.pt", STATE, wrapped))
    assert left_out_of(model)[0] == "optimizer(항목 2개)"
    assert model.left_out == ("optimizer (2 entries)",)
