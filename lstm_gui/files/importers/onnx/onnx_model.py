"""From an ONNX graph to its recurrent layers, which reads which, and the read-out."""

from typing import Any

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.network import Embedding
from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.layouts import require_few_layers, require_shape, require_usable
from lstm_gui.files.importers.onnx.onnx_cells import KINDS, Part, layer_of, require_plain
from lstm_gui.files.importers.onnx.onnx_constants import Constants, Unknown
from lstm_gui.files.importers.onnx.onnx_head import HANDED_ON, Head, head_after
from lstm_gui.files.importers.onnx.onnx_messages import Graph, Node
from lstm_gui.files.importers.onnx.protobuf import Broken
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Word, message

_OUTSIDE = Word(message("an ONNX model with its weights in another file"))
_ONE_FILE = Word(message("one file, with external_data=False"))
RECURRENT = frozenset(KINDS)
_SHAPED = {"Constant", "Shape", "Gather", "Concat", "Slice", "ConstantOfShape", "Expand"}
_SILENT = HANDED_ON | _SHAPED
"""What is left out without being named: it carries numbers, or sizes, from place to place."""


def read_graph(source: Source, graph: Graph) -> Imported:
    """Return the model of ``graph``.

    Raises
    ------
    Problem
        If nothing in it is recurrent, or a recurrent node cannot be read exactly.
    """
    nodes = [node for node in graph.nodes if node.kind in RECURRENT and not node.domain.strip()]
    for node in graph.nodes:
        if node not in nodes and node.kind.endswith(("LSTM", "GRU", "RNN")):
            name = node.name or node.kind
            raise source.refused(
                refusals.VARIANT, layer=name, variant=note(named_parts.NODE, name=node.kind)
            )
    if not nodes:
        kinds = ", ".join(dict.fromkeys(node.kind for node in graph.nodes)) or refusals.NOTHING
        raise source.refused(refusals.NOTHING_RECURRENT, found=kinds)
    require_few_layers(source, len(nodes))
    reader = _Reader(source, graph)
    for node in nodes:
        reader.take(node)
    return reader.model(nodes)


class _Reader:
    def __init__(self, source: Source, graph: Graph) -> None:
        self.source = source
        self.graph = graph
        self.constants = Constants(graph)
        self.layers: list[ImportedLayer] = []
        self.gives: dict[str, tuple[str, ...]] = {}
        self.notes: list[Note] = [notes.ONNX_ORDER]
        self.tables: dict[str, Array | None] = {}

    def take(self, node: Node) -> None:
        name = self._name(node)
        directions = require_plain(self.source, name, node, self._absent)
        w, r, b = self._arrays(node, name, len(directions))
        h, c = (self._start(node, index, name) for index in (5, 6))
        p = self._peepholes(node, name, len(directions))
        below = self._below(node.inputs[0])
        names: list[str] = []
        for place, direction in enumerate(directions):
            own = f"{name}_reverse" if direction == "backward" else name
            part = Part(
                own,
                direction,
                w[place],
                r[place],
                None if b is None else b[place],
                _first_row(h, place, node),
                _first_row(c, place, node),
                None if p is None else p[place],
            )
            self.layers.append(layer_of(self.source, node, part, below))
            names.append(own)
        for output in node.outputs[:2]:  # every h, and the last one
            self.gives[output] = tuple(names)

    def model(self, nodes: list[Node]) -> Imported:
        head = Head()
        layers, embedding = self._with_table()
        if all(layer.depends_on is not None for layer in layers) or len(nodes) == 1:
            last = nodes[-1]
            names = self.gives.get(last.outputs[0], ())
            head = head_after(self.graph, self.constants, last, names)
        silent = {node.name for node in nodes} | set(head.used)
        left = [
            f"{node.kind} {node.name or node.outputs[0]}"
            for node in self.graph.nodes
            if node.kind not in _SILENT
            and node.kind not in RECURRENT
            and (node.name or node.outputs[0]) not in silent
        ]
        if left and layers[0].depends_on is None:
            self.notes.append(notes.BEFORE_IN_GRAPH)
        return Imported(
            self.source.format,
            layers,
            head.dense,
            head.inputs,
            head.skip,
            embedding,
            left_out=tuple(left),
            notes=tuple(dict.fromkeys((*self.notes, *head.notes))),
        )

    def _name(self, node: Node) -> str:
        taken = {layer.name for layer in self.layers}
        name = node.name or f"{node.kind.lower()}_{len(self.gives) + 1}"
        while name in taken:
            name += "'"
        return name

    def _absent(self, node: Node, index: int) -> bool:
        return len(node.inputs) <= index or not node.inputs[index]

    def _arrays(self, node: Node, name: str, directions: int) -> tuple[Array, Array, Array | None]:
        """Return W and R of as many directions, and B if there is one."""
        w, r, b = (
            self._array(node, index, note(named_parts.OF_NODE, what=what, name=name))
            for index, what in ((1, "W"), (2, "R"), (3, "B"))
        )
        if w is None or r is None:
            raise self.source.refused(refusals.MISSING, tensor=note(named_parts.W_OR_R, name=name))
        for what, array in (("W", w), ("R", r)):
            if array.ndim != 3 or len(array) != directions:
                inner = array.shape[1:]
                require_shape(
                    self.source,
                    note(named_parts.OF_NODE, what=what, name=name),
                    array.shape,
                    directions,
                    *inner,
                )
        return w, r, b

    def _array(self, node: Node, index: int, what: str) -> Array | None:
        if self._absent(node, index):
            return None
        name = node.inputs[index]
        try:
            return require_usable(self.source, what, self.constants.value(name))
        except Unknown as error:
            raise self.source.refused(
                refusals.VARIANT, layer=what, variant=note(named_parts.COMPUTED, name=error)
            ) from error
        except Broken as error:
            if any(tensor.external for tensor in self.graph.arrays.values()):
                outside = self.source.called(_OUTSIDE)
                raise outside.refused(refusals.FOREIGN, remedy=_ONE_FILE) from error
            raise self.source.refused(refusals.MISSING, tensor=what) from error

    def _peepholes(self, node: Node, name: str, directions: int) -> Array | None:
        found = (
            self._array(node, 7, note(named_parts.OF_NODE, what="P", name=name))
            if node.kind == "LSTM"
            else None
        )
        if found is None:
            return None
        if found.ndim != 2 or len(found) != directions:
            wanted = (directions, *found.shape[1:2])
            require_shape(
                self.source, note(named_parts.OF_NODE, what="P", name=name), found.shape, *wanted
            )
        self.notes.append(note(notes.PEEPHOLES_OF_ONNX, name=name))
        return found

    def _start(self, node: Node, index: int, name: str) -> Array | None:
        """Return the initial state that the file stores, None for one that is zero or fed."""
        if self._absent(node, index):
            return None
        try:
            values = self.constants.value(node.inputs[index])
        except (Unknown, Broken):
            fill = self.constants.fill(node.inputs[index])
            if fill:
                raise self.source.refused(
                    refusals.VARIANT, layer=name, variant=note(named_parts.FILLED_START, fill=fill)
                ) from None
            if fill is None:
                self.notes.append(note(notes.START_FED, name=name))
            return None
        if not values.any():
            return None
        self.notes.append(note(notes.START_HELD, name=name))
        return require_usable(self.source, note(named_parts.START, name=name), values)

    def _below(self, name: str, joined: bool = True) -> tuple[str, ...] | None:
        """Return the layers whose steps the value called ``name`` is, also side by side.

        That is ``()`` for what the graph is fed, also for the rows of its tokens.
        """
        for _ in range(len(self.graph.nodes) + 1):
            if name in self.gives:
                return self.gives[name]
            if name in self.graph.inputs:
                self.tables[""] = None
                return ()
            node: Any = self.constants.makers.get(name)
            if node is not None and node.kind == "Gather":
                return self._looked_up(node)
            if joined and node is not None and node.kind == "Concat":
                return self._side_by_side(node)
            if node is None or node.kind not in HANDED_ON or not node.inputs:
                return None
            name = node.inputs[0]
        return None

    def _looked_up(self, node: Node) -> tuple[str, ...] | None:
        """Return ``()`` if a node looks up in a table the tokens that the graph is fed."""
        try:
            table = self.constants.value(node.inputs[0])
        except (Unknown, Broken):
            return None
        fits = table.ndim == 2 and 0 not in table.shape and node.settings.get("axis", 0) == 0
        if not fits or not self._is_fed(node.inputs[1]):
            return None
        self.tables[node.inputs[0]] = table
        return ()

    def _is_fed(self, name: str) -> bool:
        """Tell whether the value called ``name`` is an input of the graph in another shape."""
        for _ in range(len(self.graph.nodes) + 1):
            if name in self.graph.inputs:
                return True
            node = self.constants.makers.get(name)
            if node is None or node.kind not in HANDED_ON or not node.inputs:
                return False
            name = node.inputs[0]
        return False

    def _with_table(self) -> tuple[tuple[ImportedLayer, ...], Embedding | None]:
        """Return the layers, and the table of tokens that all those read which read no other.

        Where only some of them read it, the file does not tell what the network is fed.
        """
        tables = [table for table in self.tables.values() if table is not None]
        if not tables:
            return tuple(self.layers), None
        if len(self.tables) == 1:
            return tuple(self.layers), Embedding(tables[0])
        return tuple(
            replace(layer, depends_on=layer.depends_on or None) for layer in self.layers
        ), None

    def _side_by_side(self, node: Node) -> tuple[str, ...] | None:
        """Return the layers that a node joins by their units; None if it joins anything else."""
        parts = [self._below(name, joined=False) for name in node.inputs]
        if node.settings.get("axis") != -1 or not all(parts):
            return None
        return tuple(name for part in parts for name in part or ())


def _first_row(values: Array | None, place: int, node: Node) -> Array | None:
    """Return the first row of an initial state ``(directions, batch, H)``, by its ``layout``."""
    if values is None:
        return None
    if values.ndim != 3:
        return np.ravel(values)
    return values[0, place] if node.settings.get("layout") else values[place, 0]
