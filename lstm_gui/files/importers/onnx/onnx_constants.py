"""What of an ONNX graph is known before it is fed: constants, cut and joined as exporters do."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.layouts import MAX_NUMBERS
from lstm_gui.files.importers.onnx.onnx_messages import Graph, Node, OnnxTensor
from lstm_gui.files.importers.onnx.protobuf import Broken

_DEEPEST = 64
Settings = Mapping[str, Any]


class Unknown(Exception):  # noqa: N818
    """A value depends on what the graph is fed."""


class Constants:
    """The values of a graph that do not depend on what it is fed.

    Each is made once, however many read it, and all together are no more than `MAX_NUMBERS`.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.makers = {name: node for node in graph.nodes for name in node.outputs if name}
        self._made: dict[str, Array | None] = {}
        self._count = 0

    def value(self, name: str, depth: int = 0) -> Array:
        """Return the value called ``name``.

        Raises
        ------
        Unknown
            If it depends on the input, or on an operation that is not known here.
        Broken
            If its numbers are not there.
        """
        if name in self.graph.arrays:
            return self.graph.arrays[name].array()
        node = self.makers.get(name)
        if node is None or depth > _DEEPEST:
            raise Unknown(name)
        if node.kind == "Constant":
            return _constant(node.settings)
        if node.kind not in _OPERATIONS:
            raise Unknown(node.kind)
        if name not in self._made:
            # None for one that is asked for while it is made, and for one that cannot be.
            self._made[name] = None
            self._made[name] = self._result(node, depth)
        made = self._made[name]
        if made is None:
            raise Unknown(name)
        return made

    def _result(self, node: Node, depth: int) -> Array:
        inputs = [self.value(one, depth + 1) if one else None for one in node.inputs]
        try:
            self._count += _most(node.kind, inputs)
            if self._count > MAX_NUMBERS:
                raise Broken
            return np.asarray(_OPERATIONS[node.kind](inputs, node.settings), dtype=np.float64)
        except (ValueError, IndexError, TypeError, AttributeError) as error:
            raise Broken from error

    def fill(self, name: str, depth: int = 0) -> float | None:
        """Return the one number that a value is filled with whatever its shape, if it is so."""
        node = self.makers.get(name)
        if node is None or depth > _DEEPEST:
            return None
        if node.kind == "ConstantOfShape":
            value: Any = node.settings.get("value")
            values = value.array() if isinstance(value, OnnxTensor) else np.zeros(1)
            return float(values.flat[0]) if values.size else None
        if node.kind in ("Expand", "Tile", "Reshape", "Slice", "Unsqueeze", "Squeeze", "Cast"):
            return self._single(node.inputs[0], depth)
        return None

    def _single(self, name: str, depth: int) -> float | None:
        try:
            values = self.value(name)
        except Unknown:
            return self.fill(name, depth + 1)
        except Broken:
            return None
        first = float(values.flat[0]) if values.size else 0.0
        return first if np.all(values == first) else None


def _most(kind: str, inputs: list[Any]) -> int:
    """Return how many numbers an operation makes of ``inputs`` at most, but for `_filled`."""
    sizes = [one.size for one in inputs if one is not None]
    if kind == "Gather":
        return inputs[1].size * inputs[0].size
    return sum(sizes)


def _constant(settings: Settings) -> Array:
    for name, value in settings.items():
        if isinstance(value, OnnxTensor):
            return value.array()
        if name.startswith("value_"):
            return np.asarray(value, dtype=np.float64)
    raise Unknown("Constant")


def _axes(inputs: list[Any], settings: Settings) -> tuple[int, ...]:
    if "axes" in settings:
        return tuple(int(axis) for axis in settings["axes"])
    return _ints(inputs[1]) if len(inputs) > 1 and inputs[1] is not None else ()


def _ints(values: Array) -> tuple[int, ...]:
    return tuple(int(value) for value in np.ravel(values))


def _squeeze(inputs: list[Any], settings: Settings) -> Array:
    return np.squeeze(inputs[0], _axes(inputs, settings) or None)


def _unsqueeze(inputs: list[Any], settings: Settings) -> Array:
    return np.expand_dims(inputs[0], _axes(inputs, settings))


def _slice(inputs: list[Any], settings: Settings) -> Array:
    data = inputs[0]
    if "starts" in settings:
        starts, ends = tuple(settings["starts"]), tuple(settings["ends"])
        axes = tuple(settings.get("axes") or range(len(starts)))
        steps = (1,) * len(starts)
    else:
        starts, ends = _ints(inputs[1]), _ints(inputs[2])
        given = inputs[3] if len(inputs) > 3 else None
        axes = tuple(range(len(starts))) if given is None else _ints(given)
        given = inputs[4] if len(inputs) > 4 else None
        steps = (1,) * len(starts) if given is None else _ints(given)
    cut = [slice(None)] * data.ndim
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        whole = end <= -(2**31) and step < 0
        cut[axis] = slice(start, None if whole else end, step)
    return data[tuple(cut)]


def _concat(inputs: list[Any], settings: Settings) -> Array:
    return np.concatenate(inputs, axis=int(settings["axis"]))


def _transpose(inputs: list[Any], settings: Settings) -> Array:
    order = settings.get("perm")
    return np.transpose(inputs[0], None if order is None else tuple(order))


def _reshape(inputs: list[Any], settings: Settings) -> Array:
    wanted = settings["shape"] if "shape" in settings else _ints(inputs[1])
    shape = [inputs[0].shape[at] if size == 0 else size for at, size in enumerate(wanted)]
    return np.reshape(inputs[0], shape)


def _gather(inputs: list[Any], settings: Settings) -> Array:
    return np.take(inputs[0], inputs[1].astype(np.int64), axis=int(settings.get("axis", 0)))


def _filled(inputs: list[Any], settings: Settings) -> Array:
    value = settings.get("value")
    shape = _ints(inputs[0])
    if int(np.prod(shape, dtype=object)) > MAX_NUMBERS:
        raise Broken
    return np.full(shape, float(value.array().flat[0]) if value is not None else 0.0)


def _expand(inputs: list[Any], _: Settings) -> Array:
    shape = np.broadcast_shapes(inputs[0].shape, _ints(inputs[1]))
    if int(np.prod(shape, dtype=object)) > MAX_NUMBERS:
        raise Broken
    return np.broadcast_to(inputs[0], shape)


def _same(inputs: list[Any], _: Settings) -> Array:
    return inputs[0]


def _shape(inputs: list[Any], _: Settings) -> Array:
    return np.array(inputs[0].shape, dtype=np.float64)


_OPERATIONS: Mapping[str, Callable[[list[Any], Settings], Array]] = {
    "Identity": _same,
    "Cast": _same,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Slice": _slice,
    "Concat": _concat,
    "Transpose": _transpose,
    "Reshape": _reshape,
    "Gather": _gather,
    "ConstantOfShape": _filled,
    "Expand": _expand,
    "Shape": _shape,
}
