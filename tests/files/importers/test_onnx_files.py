"""ONNX: its order of the gates, what exporters cut and join, and the variants it has."""

import numpy as np
import pytest

from lstm_gui.files.importers import read_model
from tests.files.importers.cells import arrays_of, as_stored, peephole_rows, rows_of, x_of
from tests.files.importers.reading import assert_close, assert_refused, said, traced
from tests.files.importers.writers import onnx_graph, onnx_model, onnx_node

ORDERS = {"lstm": "iofg", "gru": "zrn", "rnn": "h"}


def stored(kind, *directions):
    """Return W, R and B of a node."""
    parts = [[as_stored(kind, ORDERS[kind], one) for one in weights] for weights in directions]
    w, r = (np.stack([part[at] for part in parts]) for at in (0, 1))
    return {"w": w, "r": r, "b": np.stack([np.concatenate(part[2:]) for part in parts])}


def node(kind, inputs=("x", "w", "r", "b"), outputs=("y",), name="/rnn", **settings):
    return onnx_node(kind.upper(), inputs, outputs, name, hidden_size=4, **settings)


@pytest.mark.parametrize(
    ("kind", "settings", "before"),
    [
        ("lstm", {}, False),
        ("gru", {"linear_before_reset": 1}, False),
        ("gru", {}, True),
        ("rnn", {}, False),
    ],
)
def test_a_node_is_read_in_the_order_of_onnx(tmp_path, kind, settings, before):
    weights, x = arrays_of(kind, 3, 4), x_of(3)
    path = onnx_model(tmp_path / "m.onnx", [node(kind, **settings)], stored(kind, weights))

    model, found = traced(path, x)

    assert_close(found["/rnn.h"], rows_of(kind, weights, x, before=before))
    layer = model.layers[0]
    assert layer.gate_order == {"lstm": "iofg", "gru": "zrn", "rnn": None}[kind]
    assert layer.parameters.kind.reset == (
        None if kind != "gru" else "before" if before else "after"
    )
    assert (layer.biases, layer.depends_on) == (2, ())


def test_two_nodes_in_both_directions_form_a_chain_with_the_answer_after_it(tmp_path):
    parts = [arrays_of("lstm", width, 4, seed) for width, seed in ((3, 0), (3, 1), (8, 2), (8, 3))]
    first, second = stored("lstm", *parts[:2]), stored("lstm", *parts[2:])
    w, b = np.arange(16.0).reshape(8, 2) / 20.0, np.array([0.5, -0.25])
    arrays = {f"{name}1": one for name, one in first.items()}
    arrays |= {f"{name}2": one for name, one in second.items()}
    arrays |= {"fc": w, "fb": b, "shape": np.array([0, 0, -1])}
    both = {"direction": "bidirectional"}
    nodes = [
        node("lstm", ("x", "w1", "r1", "b1"), ("y1",), "/a", **both),
        onnx_node("Transpose", ["y1"], ["t1"], perm=[0, 2, 1, 3]),
        onnx_node("Reshape", ["t1", "shape"], ["s1"]),
        node("lstm", ("s1", "w2", "r2", "b2"), ("y2",), "/b", **both),
        onnx_node("Transpose", ["y2"], ["t2"], perm=[0, 2, 1, 3]),
        onnx_node("Reshape", ["t2", "shape"], ["s2"]),
        onnx_node("MatMul", ["s2", "fc"], ["m"], "fc"),
        onnx_node("Add", ["fb", "m"], ["a"], "fb"),
        onnx_node("Softmax", ["a"], ["out"], "softmax"),
    ]
    x = x_of(3)

    model, found = traced(onnx_model(tmp_path / "m.onnx", nodes, arrays), x)

    below = x
    for name, pair in (("/a", parts[:2]), ("/b", parts[2:])):
        forth = rows_of("lstm", pair[0], below)
        back = rows_of("lstm", pair[1], below[::-1])[::-1]
        assert_close(found[f"{name}_reverse.h"], back)
        below = np.hstack([forth, back])
    powers = np.exp(below @ w + b)
    assert_close(found["out"], powers / powers.sum(axis=1, keepdims=True))
    assert model.layers[2].depends_on == ("/a", "/a_reverse")
    assert model.left_out == ()


def test_weights_that_an_exporter_cut_and_joined_are_put_together(tmp_path):
    weights, x = arrays_of("gru", 3, 4), x_of(3)
    whole = stored("gru", weights)
    arrays = {
        "r_z": whole["w"][0][4:8],
        "z": whole["w"][0][:4],
        "n": whole["w"][0][8:],
        "r": whole["r"],
        "bx": whole["b"][0][:12],
        "bh": np.append(whole["b"][0][12:], 7.0),
        "from": np.array([0]),
        "to": np.array([12]),
    }
    nodes = [
        onnx_node("Concat", ["z", "r_z", "n"], ["flat"], axis=0),
        onnx_node("Unsqueeze", ["flat"], ["w"], axes=[0]),
        onnx_node("Slice", ["bh", "from", "to"], ["cut"]),
        onnx_node("Concat", ["bx", "cut"], ["bflat"], axis=0),
        onnx_node("Unsqueeze", ["bflat"], ["b"], axes=[0]),
        node("gru", linear_before_reset=1),
    ]

    _, found = traced(onnx_model(tmp_path / "m.onnx", nodes, arrays), x)

    assert_close(found["/rnn.h"], rows_of("gru", weights, x))


@pytest.mark.parametrize("layout", [0, 1])
def test_a_stored_start_is_taken_and_said(tmp_path, layout):
    weights, x = arrays_of("lstm", 3, 4), x_of(3)
    h, c = np.arange(4.0) / 5.0, -np.arange(4.0) / 3.0
    arrays = {**stored("lstm", weights), "h0": h.reshape(1, 1, 4), "c0": c.reshape(1, 1, 4)}
    path = onnx_model(
        tmp_path / "m.onnx",
        [node("lstm", ("x", "w", "r", "b", "", "h0", "c0"), layout=layout)],
        arrays,
    )

    model, found = traced(path, x)

    assert_close(found["/rnn.h"], rows_of("lstm", weights, x, h=h, c=c))
    assert "initial state" in said(model)


def test_a_start_that_is_fed_is_zero_and_said(tmp_path):
    weights, x = arrays_of("gru", 3, 4), x_of(3)
    path = onnx_model(
        tmp_path / "m.onnx",
        [node("gru", ("x", "w", "r", "b", "", "h"), linear_before_reset=1)],
        stored("gru", weights),
        inputs=("x", "h"),
    )

    model, found = traced(path, x)

    assert_close(found["/rnn.h"], rows_of("gru", weights, x))
    assert "fed" in said(model)


def test_a_node_inside_of_a_subgraph_is_found(tmp_path):
    weights, x = arrays_of("lstm", 3, 4), x_of(3)
    inner = onnx_graph([node("lstm")], {}, inputs=())
    nodes = [onnx_node("If", ["condition"], ["y"], then_branch=inner, else_branch=inner)]

    model, found = traced(onnx_model(tmp_path / "m.onnx", nodes, stored("lstm", weights)), x)

    assert_close(found["/rnn.h"], rows_of("lstm", weights, x))
    assert "2 branches" in said(model)


@pytest.mark.parametrize(
    ("kind", "settings", "inputs", "reason"),
    [
        ("lstm", {"clip": 3.0}, None, "clip"),
        ("lstm", {"input_forget": 1}, None, "coupled"),
        ("lstm", {}, ("x", "w", "r", "b", "lengths"), "lengths"),
        ("lstm", {"activations": ["HardSigmoid", "Tanh", "Tanh"]}, None, "HardSigmoid"),
        ("gru", {"direction": "sideways"}, None, "sideways"),
    ],
)
def test_a_variant_is_refused_by_name(tmp_path, kind, settings, inputs, reason):
    nodes = [node(kind, inputs or ("x", "w", "r", "b"), **settings)]
    arrays = stored(kind, arrays_of(kind, 3, 4))

    assert_refused(onnx_model(tmp_path / "m.onnx", nodes, arrays, ("x", "lengths")), reason, "ONNX")


def test_peepholes_see_the_cell_state_as_onnx_defines_them(tmp_path):
    forth, back, x = arrays_of("lstm", 3, 4), arrays_of("lstm", 3, 4, seed=1), x_of(3)
    p = np.random.default_rng(3).normal(size=(2, 12))
    inputs = ("x", "w", "r", "b", "", "", "", "p")
    nodes = [node("lstm", inputs, direction="bidirectional")]
    arrays = {**stored("lstm", forth, back), "p": p}

    model, found = traced(onnx_model(tmp_path / "m.onnx", nodes, arrays), x)

    assert_close(found["/rnn.h"], peephole_rows(forth, p[0], "iof", x))
    assert_close(found["/rnn_reverse.h"], peephole_rows(back, p[1], "iof", x[::-1])[::-1])
    assert "peepholes" in said(model)


@pytest.mark.parametrize("shape", [(1, 11), (2, 12), (12,)])
def test_peepholes_of_another_shape_are_refused(tmp_path, shape):
    nodes = [node("lstm", ("x", "w", "r", "b", "", "", "", "p"))]
    arrays = {**stored("lstm", arrays_of("lstm", 3, 4)), "p": np.ones(shape)}

    assert_refused(onnx_model(tmp_path / "m.onnx", nodes, arrays), "/rnn", "1[12]|2 × 12")


def test_a_graph_without_recurrence_says_what_is_in_it(tmp_path):
    nodes = [onnx_node("Conv", ["x", "w"], ["y"])]
    path = onnx_model(tmp_path / "m.onnx", nodes, {"w": np.ones((1, 1, 3))})

    assert_refused(path, "no LSTM", "Conv")


def test_what_is_before_and_after_is_left_out(tmp_path):
    nodes = [
        onnx_node("Conv", ["x", "k"], ["z"], "/conv"),
        node("lstm", ("z", "w", "r", "b")),
        onnx_node("Conv", ["y", "k"], ["out"], "/last"),
    ]
    arrays = {**stored("lstm", arrays_of("lstm", 3, 4)), "k": np.ones((1, 1, 3))}

    model = read_model(onnx_model(tmp_path / "m.onnx", nodes, arrays))

    assert model.left_out == ("Conv /conv", "Conv /last")
    assert model.layers[0].depends_on is None
