"""ONNX: a node for each layer, or for both directions of one, and the read-out after them."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, Variant, gru_kind, lstm_kind, rnn_kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters import onnx_values as onnx
from lstm_gui.files.exporters.blocks_in_order import (
    CANNOT,
    OTHER,
    Stacked,
    require_kinds,
    stacked,
)
from lstm_gui.files.exporters.direction_pairs import Group, groups_of
from lstm_gui.files.exporters.sameness import (
    SINGLE,
    as_files_name,
    close,
    same_chain,
    same_head,
    same_layers,
)
from lstm_gui.files.exporters.written_parts import (
    BIAS,
    EMBEDDING,
    FIRST_CELL,
    FIRST_HIDDEN,
    INPUT_WEIGHTS,
    PEEPHOLES,
    READOUT_BIAS,
    READOUT_WEIGHTS,
    RECURRENT_WEIGHTS,
    Part,
)
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import forms_network
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, message

_FORMAT = "ONNX"
_LARGE = message("a number as large as {number}")
_ONE_OF_TWO = message("{name}, which reads one direction of {layers} without the other")
_KINDS = (
    LSTM,
    lstm_kind(Variant(peepholes=True)),
    GRU,
    gru_kind("before"),
    RNN,
    rnn_kind("relu"),
)
_ORDER = {"lstm": "iofg", "gru": "zrn", "rnn": None}
_DIRECTION: dict[tuple[str, ...], str] = {
    ("forward",): "forward",
    ("backward",): "reverse",
    ("forward", "backward"): "bidirectional",
}
_ACTIVATIONS = {"sigmoid": "Sigmoid", "softmax": "Softmax", "tanh": "Tanh", "relu": "Relu"}
_ROUNDED = message("All numbers are rounded to float32, in which ONNX computes.")


def encoded(file: str, model: Imported) -> bytes:
    """Return the bytes of ``file``, which were read again and compared.

    ``x (T, B, I)`` comes in, or ``(T, B)`` tokens, and ``out (T, B, C)`` goes out, or without a
    read-out what the last layers show. Layers that form no network have an input each.

    Raises
    ------
    Problem
        If the model holds what ONNX cannot hold.
    """
    _require(file, model)
    model = as_files_name(model)
    data = _Graph(file, model).written()
    again = opened(Source(file, data))
    if not (
        same_layers(model, again, SINGLE)
        and same_chain(model, again)
        and same_head(model.head, again.head, SINGLE)
        and again.skip == model.skip
        and _same_table(model, again)
    ):
        raise Problem(OTHER, file=file)
    return data


def _require(file: str, model: Imported) -> None:
    """Raise a Problem if ``model`` holds what ONNX cannot hold."""
    model = as_files_name(model)
    require_kinds(file, _FORMAT, model, *_KINDS)
    _require_single(file, model)


def parts(file: str, model: Imported) -> tuple[Part, ...]:
    """Return the arrays of ``file``; raises as `encoded`."""
    _require(file, model)
    graph = _Graph(file, as_files_name(model))
    graph.written()
    return tuple(graph.parts)


def _same_table(model: Imported, again: Imported) -> bool:
    mine, its = model.embedding, again.embedding
    if mine is None or its is None:
        return mine is its
    return close(mine.weights, its.weights, SINGLE)


def left_behind(file: str, model: Imported) -> tuple[str, ...]:
    """Return what of ``model`` the file does not hold, one message for each."""
    del file
    return () if all(_is_single(one) for one in _arrays(model)) else (_ROUNDED,)


def _arrays(model: Imported) -> Iterator[Array]:
    """Yield all numbers that are written."""
    for layer in model.layers:
        parameters = layer.parameters
        yield from (parameters.w_x, parameters.w_h, parameters.extra)
        yield from (layer.initial.h, layer.initial.c, parameters.b - _single(parameters.b))
    for dense in model.head:
        yield from (dense.weights, dense.bias)
    if model.embedding is not None:
        yield model.embedding.weights


def _single(values: Array) -> Array:
    return values.astype(np.float32).astype(np.float64)


def _two_biases(rows: Stacked, apart: bool) -> tuple[Array, Array]:
    """Return both biases; what float32 cuts off of the first stands in the second.

    It does not in the last block if that has its second one ``apart``, behind the reset gate.
    """
    high = _single(rows.b_x)
    low = rows.b_h + (rows.b_x - high)
    if apart:
        candidate = slice(2 * len(low) // 3, None)
        low[candidate] = rows.b_h[candidate]
    return high, low


def _is_single(values: Array) -> bool:
    return np.array_equal(values, _single(values))


def _require_single(file: str, model: Imported) -> None:
    largest = max(float(np.abs(one).max(initial=0.0)) for one in _arrays(model))
    if largest > float(np.finfo(np.float32).max):
        raise Problem(CANNOT, file=file, format=_FORMAT, what=note(_LARGE, number=f"{largest:.1e}"))


class _Graph:
    """Collects the parts; ``rows`` knows what holds ``h (T, B, H)`` of layers side by side."""

    def __init__(self, file: str, model: Imported) -> None:
        self.file = file
        self.model = model
        self.nodes: list[bytes] = []
        self.tensors: list[bytes] = []
        self.parts: list[Part] = []
        self.inputs: dict[str, bytes] = {}
        self.rows: dict[tuple[str, ...], str] = {}
        self.is_chain = forms_network(model)
        starts = [one.initial for one in model.layers]
        self.batch = 1 if any(one.h.any() or one.c.any() for one in starts) else "batch"

    def written(self) -> bytes:
        for group in groups_of(self.model.layers):
            self._layer(group)
        outputs = [self._answer()] if self.model.head else self._last_rows()
        return onnx.model_of_graph(self.nodes, self.tensors, list(self.inputs.values()), outputs)

    def _layer(self, group: Group) -> None:
        name, first = group.module, group.layers[0]
        settings: dict[str, onnx.Setting] = {
            "hidden_size": first.hidden_size,
            "direction": _DIRECTION[group.directions],
        }
        if first.kind == "gru":
            settings["linear_before_reset"] = int(first.parameters.kind.reset == "after")
        if first.kind == "rnn":
            function = "Tanh" if first.parameters.kind == RNN else "Relu"
            settings["activations"] = [function] * len(group.layers)
        source = self._source(first, name)
        inputs = [source, *self._weights(group)]
        self._node(first.kind.upper(), inputs, f"{name}/y", name, **settings)
        if len(group.layers) == 1:
            self._node("Squeeze", [f"{name}/y", self._whole(f"{name}/axis", 1)], f"{name}/h")
        else:
            self._node("Transpose", [f"{name}/y"], f"{name}/t", perm=[0, 2, 1, 3])
            shape = self._whole(f"{name}/shape", 0, 0, -1)
            self._node("Reshape", [f"{name}/t", shape], f"{name}/h")
        self.rows[group.names] = f"{name}/h"

    def _weights(self, group: Group) -> list[str]:
        """Return the names of W, R, B, the lengths, the first states and the peepholes."""
        order = _ORDER[group.layers[0].kind]
        parts = [stacked(layer, order) for layer in group.layers]
        apart = group.layers[0].parameters.kind.reset == "after"
        biases = [np.append(*_two_biases(one, apart)) for one in parts]
        name = group.module
        found = [
            self._numbers(f"{name}/W", [one.w_x for one in parts], INPUT_WEIGHTS, order),
            self._numbers(f"{name}/R", [one.w_h for one in parts], RECURRENT_WEIGHTS, order),
            self._numbers(f"{name}/B", biases, BIAS, order),
            "",
            *self._starts(group),
        ]
        if parts[0].peepholes.size:
            found += [""] * (7 - 1 - len(found))
            peepholes = [one.peepholes for one in parts]
            found.append(self._numbers(f"{name}/P", peepholes, PEEPHOLES, "iof"))
        return found if any(found[3:]) else found[:3]

    def _starts(self, group: Group) -> list[str]:
        """Return the names of the first states, ``(D, 1, H)``; empty where they are 0."""
        found: list[str] = []
        for what, role in (("h", FIRST_HIDDEN), ("c", FIRST_CELL)):
            rows = [getattr(layer.initial, what)[np.newaxis] for layer in group.layers]
            is_there = any(row.any() for row in rows)
            found.append(self._numbers(f"{group.module}/{what}0", rows, role) if is_there else "")
        return found if found[1] else found[:1]

    def _source(self, layer: ImportedLayer, name: str) -> str:
        if layer.depends_on:
            return self._joined(layer.depends_on, layer.name)
        if self.model.embedding is not None:
            return self._rows_of_tokens(self.model.embedding.weights)
        value = "x" if self.is_chain else f"{name}/x"
        self.inputs[value] = onnx.declared(value, "steps", self.batch, layer.input_size)
        return value

    def _rows_of_tokens(self, table: Array) -> str:
        """Return the value that holds the rows of the tokens, which come in as whole numbers."""
        if "x" not in self.inputs:
            self.inputs["x"] = onnx.declared("x", "steps", self.batch, whole=True)
            weights = self._whole_numbers("embedding/weights", table, EMBEDDING)
            self._node("Gather", [weights, "x"], "embedding/rows")
        return "embedding/rows"

    def _joined(self, names: tuple[str, ...], reader: str) -> str:
        """Return the value that holds the layers ``names`` side by side."""
        if names in self.rows:
            return self.rows[names]
        parts = [self.rows.get((name,)) for name in names]
        if None in parts:
            what = note(_ONE_OF_TWO, name=reader, layers=", ".join(names))
            raise Problem(CANNOT, file=self.file, format=_FORMAT, what=what)
        self.rows[names] = f"{reader}/joined"
        self._node("Concat", [one for one in parts if one], self.rows[names], axis=-1)
        return self.rows[names]

    def _answer(self) -> bytes:
        """Add the linear layers, and return what declares ``out``."""
        value = self._joined(self.model.head_inputs, "out")
        for place, dense in enumerate(self.model.head):
            name = f"out/{place}"
            weights = self._whole_numbers(f"{name}/weights", dense.weights.T, READOUT_WEIGHTS)
            bias = self._whole_numbers(f"{name}/bias", dense.bias, READOUT_BIAS)
            value = self._node("MatMul", [value, weights], f"{name}/product")
            value = self._node("Add", [value, bias], f"{name}/sum")
            if dense.activation != "linear":
                kind = _ACTIVATIONS[dense.activation]
                value = self._node(kind, [value], f"{name}/activation")
        if self.model.skip:
            value = self._with_input(value)
        self._node("Identity", [value], "out")
        return onnx.declared("out", "steps", self.batch, len(self.model.head[-1].bias))

    def _with_input(self, value: str) -> str:
        cut = [
            self._whole("skip/from", 0),
            self._whole("skip/to", self.model.skip),
            self._whole("skip/axis", 2),
        ]
        self._node("Slice", ["x", *cut], "skip/x")
        return self._node("Add", [value, "skip/x"], "skip/sum")

    def _last_rows(self) -> list[bytes]:
        read = {name for layer in self.model.layers for name in layer.depends_on or ()}
        sizes = {layer.name: layer.hidden_size for layer in self.model.layers}
        return [
            onnx.declared(value, "steps", self.batch, sum(sizes[name] for name in names))
            for names, value in self.rows.items()
            if not read & set(names)
        ]

    def _node(
        self, kind: str, inputs: list[str], output: str, name: str = "", **settings: onnx.Setting
    ) -> str:
        self.nodes.append(onnx.node(kind, inputs, output, name or output, **settings))
        return output

    def _numbers(self, name: str, parts: list[Array], role: str, order: str | None = None) -> str:
        """Add what each direction has, one above the other."""
        return self._whole_numbers(name, np.stack(parts), role, order)

    def _whole_numbers(self, name: str, values: Array, role: str, order: str | None = None) -> str:
        self.tensors.append(onnx.numbers(name, values))
        self.parts.append(Part(name, values, role, order or ""))
        return name

    def _whole(self, name: str, *values: int) -> str:
        self.tensors.append(onnx.wholes(name, values))
        return name
