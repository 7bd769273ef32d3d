"""The few messages of ONNX that a recurrent network is made of."""

from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.number_types import ONNX_TYPES, numbers
from lstm_gui.files.importers.onnx.protobuf import Broken, Field, fields, signed, single, varints

_DEEPEST = 16
_HALVES = (10, 16)
_VALUES = {4: "<f4", 10: "<f8", 5: None, 7: None, 11: None}
Attribute = Any


class OnnxTensor(Struct, frozen=True):
    """An array of a file; ``external`` if its numbers stand in another one."""

    name: str
    shape: tuple[int, ...]
    kind: int
    raw: bytes | None
    values: tuple[float, ...]
    external: bool

    def array(self) -> Array:
        """Return the numbers; a `Broken` if they are not there or of no known type."""
        count = int(np.prod(self.shape, dtype=object))
        if self.external or self.kind not in ONNX_TYPES:
            raise Broken
        if self.raw is not None:
            kind = ONNX_TYPES[self.kind]
            if len(self.raw) != count * kind.size:
                raise Broken
            return numbers(self.raw, kind).reshape(self.shape)
        if len(self.values) != count:
            raise Broken
        return np.array(self.values, dtype=np.float64).reshape(self.shape)


class Node(Struct, frozen=True):
    """One operation: its name and kind, what it reads and gives, and its settings."""

    name: str
    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    settings: dict[str, Attribute]
    domain: str = ""


class Graph(Struct, frozen=True):
    """The operations in their order, the arrays by their names, what it is fed and gives."""

    nodes: tuple[Node, ...]
    arrays: dict[str, OnnxTensor]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...] = ()


def model_graph(data: bytes) -> Graph:
    """Return the graph of the model ``data``; a `Broken` if it has none."""
    for field in fields(memoryview(data)):
        if field.number == 7 and isinstance(field.value, memoryview):
            return _graph(field.value, 0)
    raise Broken


def lone_tensor(data: bytes) -> OnnxTensor:
    """Return the array that the file ``data`` is; a `Broken` if it is none."""
    return _tensor(memoryview(data))


def _graph(data: memoryview, depth: int) -> Graph:
    if depth > _DEEPEST:
        raise Broken
    nodes: list[Node] = []
    arrays: dict[str, OnnxTensor] = {}
    inputs: list[str] = []
    outputs: list[str] = []
    for field in fields(data):
        if field.number == 1:
            nodes.append(_node(_bytes(field), depth))
        elif field.number == 5:
            tensor = _tensor(_bytes(field))
            arrays[tensor.name] = tensor
        elif field.number in (11, 12):
            names = [_text(one) for one in fields(_bytes(field)) if one.number == 1]
            (inputs if field.number == 11 else outputs).extend(names)
    fed = tuple(name for name in inputs if name not in arrays)
    return Graph(tuple(nodes), arrays, fed, tuple(outputs))


def _node(data: memoryview, depth: int) -> Node:
    inputs: list[str] = []
    outputs: list[str] = []
    settings: dict[str, Attribute] = {}
    texts = {3: "", 4: "", 7: ""}
    for field in fields(data):
        if field.number in (1, 2):
            (inputs if field.number == 1 else outputs).append(_text(field))
        elif field.number in texts:
            texts[field.number] = _text(field)
        elif field.number == 5:
            name, value = _attribute(_bytes(field), depth)
            settings[name] = value
    return Node(texts[3], texts[4], tuple(inputs), tuple(outputs), settings, texts[7])


def _attribute(data: memoryview, depth: int) -> tuple[str, Attribute]:
    name, value = "", None
    several: list[Any] = []
    for field in fields(data):
        if field.number == 1:
            name = _text(field)
        elif field.number == 2:
            value = single(field.value)
        elif field.number == 3:
            value = signed(_whole(field))
        elif field.number == 4:
            value = _text(field)
        elif field.number == 5:
            value = _tensor(_bytes(field))
        elif field.number == 6:
            value = _graph(_bytes(field), depth + 1)
        elif field.number in (7, 8, 9):
            several += _several(field)
    return name, several if value is None else value


def _several(field: Field) -> list[Any]:
    if field.number == 9:
        return [_text(field)]
    if field.number == 8:
        return [signed(field.value)] if isinstance(field.value, int) else varints(field.value)
    return _packed(field, "<f4")


def _tensor(data: memoryview) -> OnnxTensor:
    shape: list[int] = []
    values: list[float] = []
    kind, name, raw, external = 0, "", None, False
    for field in fields(data):
        if field.number == 1:
            shape += _wholes(field)
        elif field.number == 2:
            kind = _whole(field)
        elif field.number in _VALUES:
            values += _values(field)
        elif field.number == 8:
            name = _text(field)
        elif field.number == 9:
            raw = bytes(_bytes(field))
        elif field.number in (13, 14):
            external = external or field.number == 13 or field.value == 1
    if any(size < 0 for size in shape):
        raise Broken
    return _finished(OnnxTensor(name, tuple(shape), kind, raw, tuple(values), external))


def _finished(tensor: OnnxTensor) -> OnnxTensor:
    """Return ``tensor`` with halves, which are kept as whole numbers, as their bytes."""
    if tensor.kind not in _HALVES or tensor.raw is not None or not tensor.values:
        return tensor
    return replace(tensor, raw=np.array(tensor.values).astype("<u2").tobytes(), values=())


def _values(field: Field) -> list[float]:
    kind = _VALUES[field.number]
    if kind is None:
        return [float(one) for one in _wholes(field)]
    return _packed(field, kind)


def _packed(field: Field, kind: str) -> list[float]:
    data = _bytes(field)
    if len(data) % np.dtype(kind).itemsize:
        raise Broken
    return [float(one) for one in np.frombuffer(data, kind)]


def _wholes(field: Field) -> list[int]:
    return [signed(field.value)] if isinstance(field.value, int) else varints(field.value)


def _whole(field: Field) -> int:
    if not isinstance(field.value, int):
        raise Broken
    return field.value


def _bytes(field: Field) -> memoryview:
    if not isinstance(field.value, memoryview):
        raise Broken
    return field.value


def _text(field: Field) -> str:
    return bytes(_bytes(field)).decode("utf-8", "replace")
