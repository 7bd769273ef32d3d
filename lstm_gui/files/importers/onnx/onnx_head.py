"""The linear layers that read the recurrent ones in an ONNX graph, and what follows them."""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.imported import Dense
from lstm_gui.files.importers.onnx.onnx_constants import Constants, Unknown
from lstm_gui.files.importers.onnx.onnx_messages import Graph, Node
from lstm_gui.files.importers.onnx.protobuf import Broken
from lstm_gui.files.note import Note

HANDED_ON = frozenset(
    {
        "Transpose",
        "Squeeze",
        "Unsqueeze",
        "Reshape",
        "Identity",
        "Dropout",
        "Cast",
        "Flatten",
    }
)
"""What leaves every number as it is."""
_PICKED = HANDED_ON | {"Slice", "Gather"}
_ACTIVATIONS = {"Sigmoid": "sigmoid", "Softmax": "softmax", "Tanh": "tanh", "Relu": "relu"}


class Head(Struct, frozen=True):
    """The linear layers, what they read, the names of their nodes, and what is to be said.

    ``skip`` is how many of the first inputs of the graph are added to the answer.
    """

    dense: tuple[Dense, ...] = ()
    inputs: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    skip: int = 0


def head_after(graph: Graph, constants: Constants, last: Node, names: tuple[str, ...]) -> Head:
    """Return the read-out of ``last``, nothing where anything else reads it."""
    dense: list[Dense] = []
    used: list[str] = []
    skip = 0
    values = [name for name in last.outputs[:2] if name]
    read_by = {id(node): (node, name) for name in values for node in _readers(graph, name)}
    while len(read_by) == 1:
        (node, value), *_ = read_by.values()
        found = _step(node, value, constants, dense[-1] if dense else None)
        if found is None:
            skip = _added_inputs(node, value, graph, constants) if dense else 0
            used += [node.name or node.outputs[0]] if skip else []
            break
        replaced, dense_now = found
        if dense_now is not None:
            dense = [*(dense[:-1] if replaced else dense), dense_now]
            used.append(node.name or node.outputs[0])
        read_by = {id(one): (one, node.outputs[0]) for one in _readers(graph, node.outputs[0])}
    if not dense:
        return Head()
    return Head(tuple(dense), names, tuple(used), skip=skip)


def _readers(graph: Graph, name: str) -> list[Node]:
    return [node for node in graph.nodes if name in node.inputs and node.kind != "Shape"]


def _added_inputs(node: Node, value: str, graph: Graph, constants: Constants) -> int:
    """Return how many of the first inputs of the graph a last sum adds to the answer."""
    goes_on = [one for one in _readers(graph, node.outputs[0]) if one.kind != "Identity"]
    if node.kind != "Add" or goes_on:
        return 0
    other = node.inputs[1] if node.inputs[0] == value else node.inputs[0]
    cut = constants.makers.get(other)
    if cut is None or cut.kind != "Slice" or cut.inputs[:1] != graph.inputs or len(cut.inputs) != 4:
        return 0
    try:
        starts, ends, axes = (
            [int(one) for one in constants.value(name)] for name in cut.inputs[1:]
        )
    except (Unknown, Broken):
        return 0
    return int(ends[0]) if starts == [0] and axes in ([2], [-1]) and len(ends) == 1 else 0


def _step(
    node: Node, value: str, constants: Constants, last: Dense | None
) -> tuple[bool, Dense | None] | None:
    """Return the linear layer that ``node`` makes, and whether it takes the place of the last."""
    if node.kind in _PICKED and node.inputs[0] == value:
        return False, None
    try:
        if node.kind == "MatMul" and node.inputs[0] == value:
            weights = constants.value(node.inputs[1])
            return False, _unbiased(weights.T)
        if node.kind == "Gemm" and node.inputs[0] == value:
            return False, _gemm(node, constants)
        if node.kind == "Add" and last is not None and last.activation == "linear":
            other = node.inputs[1] if node.inputs[0] == value else node.inputs[0]
            return True, Dense(last.weights, last.bias + np.ravel(constants.value(other)))
    except (Unknown, Broken, ValueError):
        return None
    if node.kind in _ACTIVATIONS and last is not None and last.activation == "linear":
        return True, Dense(last.weights, last.bias, _ACTIVATIONS[node.kind])
    return None


def _unbiased(weights: Array) -> Dense:
    none: Array = np.zeros(len(weights))
    return Dense(weights, none)


def _gemm(node: Node, constants: Constants) -> Dense:
    weights = constants.value(node.inputs[1])
    rows = weights if node.settings.get("transB") else weights.T
    rows = rows * float(node.settings.get("alpha", 1.0))
    bias: Array = np.zeros(len(rows))
    if len(node.inputs) > 2 and node.inputs[2]:
        given = np.ravel(constants.value(node.inputs[2]))
        bias = np.broadcast_to(given * float(node.settings.get("beta", 1.0)), bias.shape)
    return Dense(rows, bias)
