"""Test data of ONNX: arrays in files of their own, beside the model or in ``test_data_set_0``."""

from pathlib import Path

from msgspec.structs import replace

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.importers import notes
from lstm_gui.files.importers.example import Named, fitting
from lstm_gui.files.importers.imported import Example, Imported
from lstm_gui.files.importers.onnx.onnx_messages import Graph, lone_tensor
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
    if example is None or _starts_elsewhere(example, inputs):
        told = note(notes.NOT_COMPARED, folder=folder.name)
        return replace(model, notes=(*model.notes, told))
    return replace(model, example=example)


def _folder(path: Path) -> Path | None:
    try:
        places = (*sorted(path.parent.glob(_FOLDERS)), path.parent)
        return next((one for one in places if (one / "input_0.pb").is_file()), None)
    except (OSError, ValueError):
        return None


def _arrays(folder: Path, what: str, names: tuple[str, ...]) -> tuple[Named, ...]:
    """Return the arrays of the files that are called ``what``, each by what the graph calls it."""
    found: list[Named] = []
    for place in range(_MOST_FILES):
        file = folder / f"{what}_{place}.pb"
        if not file.is_file():
            break
        tensor = lone_tensor(read_bytes(file, _MAX_BYTES))
        name = tensor.name or (names[place] if place < len(names) else file.name)
        found.append(Named(name, tensor.array()))
    return tuple(found)


def _starts_elsewhere(example: Example, inputs: tuple[Named, ...]) -> bool:
    """Tell whether the graph was fed anything beside the input that is not 0, such as a state."""
    return any(one.values.any() for one in inputs if one.name != example.x_name)


def _batch_first(graph: Graph) -> bool:
    """Tell whether the sequences that stand side by side come before their steps."""
    turned = {name for node in graph.nodes if node.kind == "Transpose" for name in node.inputs}
    laid_out = any(node.settings.get("layout") == 1 for node in graph.nodes)
    return laid_out or bool(turned & set(graph.inputs))
