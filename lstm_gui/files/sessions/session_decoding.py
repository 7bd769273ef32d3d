"""From the JSON of a session file to a Network, refusing what is not one."""

from collections.abc import Callable

from msgspec import Raw
from msgspec.structs import replace

from lstm_gui.core import Embedding, Layer, Network, Selection, Sequence
from lstm_gui.core.network.layer import INPUT
from lstm_gui.core.network.single import FIRST_NAME
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_arrays import matrix, require_length
from lstm_gui.files.sessions.session_cell import require_known
from lstm_gui.files.sessions.session_clamps import clamps_of
from lstm_gui.files.sessions.session_ends import embedding_of, readout_of, require_tokens
from lstm_gui.files.sessions.session_format import (
    FORMAT,
    VERSION,
    ClampPart,
    Document,
    FirstDocument,
    Header,
    InputPart,
    LayerPart,
    SelectionPart,
)
from lstm_gui.files.sessions.session_layers import layer_of, require_before
from lstm_gui.files.sessions.session_limits import (
    MAX_ITEMS,
    MAX_LAYERS,
    most_steps,
    require_front,
    require_length_within,
    require_view,
    require_within,
)
from lstm_gui.files.sessions.session_rows import Rows, rows_of
from lstm_gui.files.sessions.session_target import target_of
from lstm_gui.files.texts.json_text import JSON, decode

Come = Callable[[float], object]


def decoded(data: bytes, name: str, come: Come = lambda _: None) -> tuple[Network, dict[str, JSON]]:
    """Return the network and the view that the bytes of a session file hold.

    ``come`` is called now and then with the share that is read; it may raise an exception.

    Raises
    ------
    Problem
        If anything in it is not as the format demands; names the JSON path.
    """
    if data.count(b",") > MAX_ITEMS:
        raise Problem(
            "{file} holds more than {limit} numbers. Choose a smaller file.",
            file=name,
            limit=MAX_ITEMS,
        )
    header = decode(data, Header, name)
    _require_header(header, name)
    network, view = (_first if header.version == 1 else _second)(data, name, come)
    require_view(view, name)
    return network, view


def _require_header(header: Header, name: str) -> None:
    if header.format != FORMAT:
        raise Problem(
            "{file} is not a session of LSTM Explorer: $.format is not {expected}. "
            "Choose another file.",
            file=name,
            expected=FORMAT,
        )
    if header.version > VERSION:
        raise Problem(
            "{file} was saved by a newer LSTM Explorer: $.version is not {expected}. "
            "Update the program to open it.",
            file=name,
            expected=VERSION,
        )
    require_within(header.version, 1, VERSION, "$.version", name)


def _first(data: bytes, name: str, come: Come) -> tuple[Network, dict[str, JSON]]:
    """Return what a file of version 1 holds: one cell is a network of one layer."""
    parts = decode(data, FirstDocument, name)
    rows = rows_of(parts.input.x, data, name, come)
    layer = layer_of(LayerPart(FIRST_NAME, parts.cell, parts.initial), len(rows), "$", name)
    sequence = _sequence(parts.input, rows, layer.parameters.input_size, name)
    require_front(None, sequence, name)
    selection = replace(parts.selection, layer=0)
    clamps = [replace(clamp, layer=None) for clamp in parts.clamps]
    return _network([layer], Network((layer,), sequence), selection, clamps, name), parts.view


def _second(data: bytes, name: str, come: Come) -> tuple[Network, dict[str, JSON]]:
    parts = decode(data, Document, name)
    rows = rows_of(parts.input.x, data, name, come)
    layers = _layers(parts, len(rows), name)
    embedding = embedding_of(parts.embedding, name)
    sequence = _sequence(parts.input, rows, _input_size(rows, layers, embedding), name)
    require_front(embedding, sequence, name)
    if embedding is not None:
        require_tokens(embedding, sequence, name)
    _require_widths(layers, sequence.x.shape[1] if embedding is None else embedding.width, name)
    readout = readout_of(parts.readout, layers, name)
    network = Network(tuple(layers), sequence, embedding, readout)
    require_length_within(len(sequence), 1, most_steps(network), "$.input.x", name)
    return _network(layers, network, parts.selection, parts.clamps, name), parts.view


def _layers(parts: Document, steps: int, name: str) -> list[Layer]:
    require_length_within(len(parts.layers), 1, MAX_LAYERS, "$.layers", name)
    layers: list[Layer] = []
    for index, raw in enumerate(parts.layers):
        root = f"$.layers[{index}]"
        data = bytes(raw)
        known = LayerPart.__struct_fields__
        require_known(decode(data, dict[str, Raw], name, root), known, root, name)
        layer = layer_of(decode(data, LayerPart, name, root), steps, root, name)
        require_before(layer, layers, root, name)
        layers.append(layer)
    return layers


def _input_size(rows: Rows, layers: list[Layer], embedding: Embedding | None) -> int:
    """Return how wide the rows of the input should be."""
    if embedding is None:
        # Before the first layer stands nothing else that it could read.
        return layers[0].parameters.input_size // len(layers[0].inputs)
    is_number = len(rows) > 0 and len(rows[0]) == 1
    return 1 if is_number else len(embedding.weights)


def _require_widths(layers: list[Layer], inputs: int, name: str) -> None:
    """Raise a Problem unless each layer is as wide as what it reads."""
    sizes = {INPUT: inputs, **{layer.name: layer.hidden_size for layer in layers}}
    for index, layer in enumerate(layers):
        width = sum(sizes[read] for read in layer.inputs)
        place = f"$.layers[{index}].cell.input_size"
        require_within(layer.parameters.input_size, width, width, place, name)


def _network(
    layers: list[Layer],
    network: Network,
    chosen: SelectionPart,
    clamps: list[ClampPart],
    name: str,
) -> Network:
    """Return ``network`` with what is held and what is selected in it."""
    steps = len(network.sequence)
    held = clamps_of(clamps, {layer.name: layer for layer in layers}, steps, name)
    require_within(chosen.layer, 0, len(layers) - 1, "$.selection.layer", name)
    selection = _selection(chosen, steps, layers[chosen.layer], name)
    clamped = tuple(replace(layer, clamps=held[layer.name]) for layer in layers)
    return replace(network, layers=clamped, focus=chosen.layer, selection=selection)


def _sequence(part: InputPart, rows: Rows, inputs: int, name: str) -> Sequence:
    x = matrix(rows, len(rows), inputs, "$.input.x", name)
    for index, t in enumerate(part.resets):
        require_within(t, 1, len(x) - 1, f"$.input.resets[{index}]", name)
    target = target_of(part.target, len(x), name)
    labels = _texts(part.labels, len(x), "$.input.labels", name)
    names = _texts(part.names, inputs, "$.input.names", name)
    return Sequence(x, labels, tuple(part.resets), target, names)


def _texts(texts: list[str] | None, count: int, place: str, name: str) -> tuple[str, ...] | None:
    if texts is None:
        return None
    require_length(texts, count, place, name)
    return tuple(texts)


def _selection(part: SelectionPart, steps: int, layer: Layer, name: str) -> Selection:
    blocks = layer.parameters.kind.blocks
    require_within(part.t, 0, steps - 1, "$.selection.t", name)
    require_within(part.unit, 0, layer.hidden_size - 1, "$.selection.unit", name)
    block = blocks[0] if part.block is None else part.block
    require_known([block], blocks, "$.selection.block", name)
    return Selection(part.t, part.unit, block)
