"""Test data of ONNX: arrays in files of their own, beside the model or in ``test_data_set_0``."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.importers import notes
from lstm_gui.files.importers.example import Named, fitting
from lstm_gui.files.importers.example_starts import starts_of
from lstm_gui.files.importers.imported import Example, Imported, ImportedLayer, Starts
from lstm_gui.files.importers.onnx.onnx_cells import KINDS
from lstm_gui.files.importers.onnx.onnx_messages import Graph, Node, lone_tensor
from lstm_gui.files.importers.onnx.protobuf import Broken
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem

_FOLDERS = "test_data_set_*"
_MOST_FILES, _MAX_BYTES = 32, 64 * 2**20


def with_test_data(source: Source, graph: Graph, model: Imported) -> Imported:
    """Return ``model`` with the first of the test data that stand beside its file, if there are.

    Data that are not what the layers alone read and answer are told among the notes.
    """
    folder = _folder(Path(source.name))
    if folder is None:
        return model
    try:
        inputs = _arrays(folder, "input", graph.inputs)
        outputs = _arrays(folder, "output", graph.outputs)
    except (Problem, Broken, ValueError):
        inputs = outputs = ()
    example = None if model.left_out else fitting(model, inputs, outputs, _batch_first(graph))
    starts = None if example is None else _starts(graph, model, example, inputs)
    if example is None or starts is None:
        told = note(notes.NOT_COMPARED, folder=folder.name)
        return replace(model, notes=(*model.notes, told))
    return replace(model, example=replace(example, starts=starts))


def _folder(path: Path) -> Path | None:
    try:
        places = (*sorted(path.parent.glob(_FOLDERS)), path.parent)
        return next((one for one in places if os.path.isfile(one / "input_0.pb")), None)
    except (OSError, ValueError):
        return None


def _arrays(folder: Path, what: str, names: tuple[str, ...]) -> tuple[Named, ...]:
    """Return the arrays of the files that are called ``what``, each by what the graph calls it."""
    found: list[Named] = []
    for place in range(_MOST_FILES):
        file = folder / f"{what}_{place}.pb"
        if not os.path.isfile(file):
            break
        tensor = lone_tensor(read_bytes(file, _MAX_BYTES))
        name = tensor.name or (names[place] if place < len(names) else file.name)
        found.append(Named(name, tensor.array()))
    return tuple(found)


def _starts(
    graph: Graph, model: Imported, example: Example, inputs: tuple[Named, ...]
) -> Starts | None:
    """Return the states that the graph was fed; None if it was fed anything else but 0."""
    fed = {one.name: one.values for one in inputs if one.name != example.x_name}
    fed = {name: values for name, values in fed.items() if values.any()}
    found: Starts = ()
    for names, layers, batch_first in _fed(graph, model):
        states = {what: fed.pop(name) for what, name in names.items() if name in fed}
        starts = starts_of(layers, states, batch_first) if states else ()
        if starts is None:
            return None
        found += starts
    return None if fed else found


def _fed(
    graph: Graph, model: Imported
) -> Iterator[tuple[dict[str, str], tuple[ImportedLayer, ...], bool]]:
    """Yield which inputs of the graph are first states of which layers.

    One input may hold those of several nodes, one after the other. The last tells whether the
    sequences come before the directions.
    """
    nodes = [node for node in graph.nodes if node.kind in KINDS]
    layers, together = list(model.layers), dict[tuple[str, ...], list[ImportedLayer]]()
    for node in nodes:
        count = 2 if node.settings.get("direction") == "bidirectional" else 1
        taken, layers = layers[:count], layers[count:]
        together.setdefault(_roots(graph, node), []).extend(taken)
    batch_first = any(node.settings.get("layout") == 1 for node in nodes)
    for roots, own in together.items():
        yield dict(zip("hc", roots, strict=False)), tuple(own), batch_first


def _roots(graph: Graph, node: Node) -> tuple[str, ...]:
    """Return of which inputs of the graph the first states of ``node`` are made."""
    made_by = {output: one for one in graph.nodes for output in one.outputs}
    found: list[str] = []
    for name in node.inputs[5:7]:
        # Exporters cut the state of each layer out of one array.
        seen: set[str] = set()
        while name in made_by and name not in seen and made_by[name].inputs:
            seen.add(name)
            name = made_by[name].inputs[0]
        found.append(name)
    return tuple(found)


def _batch_first(graph: Graph) -> bool:
    """Tell whether the sequences that stand side by side come before their steps."""
    turned = {name for node in graph.nodes if node.kind == "Transpose" for name in node.inputs}
    laid_out = any(node.settings.get("layout") == 1 for node in graph.nodes)
    return laid_out or bool(turned & set(graph.inputs))
