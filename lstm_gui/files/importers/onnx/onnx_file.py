"""ONNX: the recurrent nodes of the graph, in subgraphs as well."""

from collections.abc import Iterator

from msgspec.structs import replace

from lstm_gui.files.importers import notes, refusals
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.onnx.onnx_messages import Graph, model_graph
from lstm_gui.files.importers.onnx.onnx_model import RECURRENT, read_graph
from lstm_gui.files.importers.onnx.onnx_test_data import with_test_data
from lstm_gui.files.importers.onnx.protobuf import Broken
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("an ONNX model"))
_COMPILED = Word(message("a model of ONNX Runtime"))
SUFFIXES = (".onnx",)


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file; without the suffix a whole graph must be there."""
    if source.ends(".onnx", ".ort"):
        return True
    if not source.data.startswith(b"\x08"):
        return False
    try:
        return bool(model_graph(source.data).nodes)
    except Broken:
        return False


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    if source.data[4:8] == b"ORTM":
        raise source.called(_COMPILED).refused(refusals.FOREIGN, remedy="ONNX")
    try:
        whole = model_graph(source.data)
        graphs = tuple(recurrent_graphs(whole)) or (whole,)
    except Broken as error:
        raise source.refused(refusals.BROKEN, reason=refusals.NO_GRAPH) from error
    model = read_graph(source, graphs[0])
    if len(graphs) == 1:
        return with_test_data(source, graphs[0], model)
    return replace(model, notes=(*model.notes, note(notes.BRANCHES, count=len(graphs))))


def recurrent_graphs(graph: Graph) -> Iterator[Graph]:
    """Yield the graph itself, or each one inside of it that has recurrent nodes.

    What stands around a graph is known inside of it.
    """
    if any(node.kind in RECURRENT for node in graph.nodes):
        yield graph
        return
    for node in graph.nodes:
        for inner in node.settings.values():
            if isinstance(inner, Graph):
                yield from recurrent_graphs(
                    Graph(
                        (*(one for one in graph.nodes if one is not node), *inner.nodes),
                        {**graph.arrays, **inner.arrays},
                        (*graph.inputs, *inner.inputs),
                    )
                )
