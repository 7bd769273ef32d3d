"""The messages of ONNX that a recurrent network is written with, as bytes."""

from collections.abc import Iterable

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.protobuf_fields import Value, fields_of

_FLOAT, _INT64 = 1, 7
_OPSET, _IR = 14, 8
Setting = int | str | list[int] | list[str]


def numbers(name: str, values: Array) -> bytes:
    """Return a tensor of float32."""
    return _tensor(name, values.shape, _FLOAT, np.ascontiguousarray(values, "<f4").tobytes())


def wholes(name: str, values: Iterable[int]) -> bytes:
    """Return a list of whole numbers."""
    found = np.array(list(values), "<i8")
    return _tensor(name, found.shape, _INT64, found.tobytes())


def node(kind: str, inputs: Iterable[str], output: str, name: str, **settings: Setting) -> bytes:
    """Return one operation with one output."""
    several = [_setting(key, value) for key, value in settings.items()]
    return fields_of({1: list(inputs), 2: output, 3: name, 4: kind, 5: several})


def declared(name: str, *sizes: int | str, whole: bool = False) -> bytes:
    """Return what says of a value of float32, or of ``whole`` numbers, how large it is.

    A size that is open has a name.
    """
    dimensions = [fields_of({2 if isinstance(size, str) else 1: size}) for size in sizes]
    tensor = fields_of({1: _INT64 if whole else _FLOAT, 2: fields_of({1: dimensions})})
    return fields_of({1: name, 2: fields_of({1: tensor})})


def model_of_graph(
    nodes: list[bytes], tensors: list[bytes], inputs: list[bytes], outputs: list[bytes]
) -> bytes:
    """Return a whole model."""
    graph = fields_of({1: nodes, 2: "network", 5: tensors, 11: inputs, 12: outputs})
    opset = fields_of({1: "", 2: _OPSET})
    return fields_of({1: _IR, 2: "LSTM Explorer", 7: graph, 8: opset})


def _tensor(name: str, shape: tuple[int, ...], kind: int, raw: bytes) -> bytes:
    return fields_of({1: list(shape), 2: kind, 8: name, 9: raw})


def _setting(name: str, value: Setting) -> bytes:
    """Return an attribute: its name, its value in the field of its type, and that type."""
    if isinstance(value, int):
        return fields_of({1: name, 3: value, 20: 2})
    if isinstance(value, str):
        return fields_of({1: name, 4: value, 20: 3})
    items: list[Value] = list(value)
    wholes_follow = isinstance(items[0], int)
    return fields_of({1: name, 8 if wholes_follow else 9: items, 20: 7 if wholes_follow else 8})
