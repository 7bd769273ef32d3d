"""What a session may hold, checked alike when it is opened and when it is saved."""

import math
from collections.abc import Iterable

import numpy as np

from lstm_gui.core import Embedding, Layer, Network, Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.registry import bounds_memory
from lstm_gui.core.edits.conversion import LARGEST_WEIGHED
from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, Word, message
from lstm_gui.files.texts.json_text import JSON, layout
from lstm_gui.files.texts.powers_of_ten import power_of_ten

MAX_BYTES = 256 * 2**20
MAX_ITEMS = 16_000_000
MAX_SIZE = 4096
MAX_STEPS = 1_000_000
MAX_CELLS = 16_000_000
MAX_LABEL = 1000
MAX_CLAMPS = 10_000
MAX_LAYERS = 64
MAX_TOKENS = 1_000_000
MAX_VIEW_BYTES = 2**20
MAX_VIEW_DEPTH = 32
MAX_NUMBER = LARGEST_WEIGHED
MAX_CELL_STATE = 1e300
MAX_SHARE = 1e6
"""Of a token: its row of an embedding times this still stays far from infinity in a cell."""
_LONG = 1e9

_OUTSIDE = message(
    "{file} has {found} at {place}, which must lie between {low} and {high}. "
    "Correct it there, or choose another file."
)
_LENGTH_OUTSIDE = message(
    "{file} has length {found} at {place}, which must lie between {low} and {high}. "
    "Correct it there, or choose another file."
)
_VIEW_PROBLEM = message(
    "{file} has more in $.view than a window needs: the limit is {limit}. "
    "Remove it there, or choose another file."
)

_LEVELS = message("{count} levels")


def require_within(value: int, low: int, high: int, place: str, name: str) -> None:
    """Raise a Problem unless ``low <= value <= high``."""
    if value != low == high:
        raise Problem(
            "{file} has {found} at {place} where {expected} belongs. "
            "Correct it there, or choose another file.",
            file=name,
            place=place,
            found=_number(value),
            expected=str(low),
        )
    _require_between(value, low, high, place, name, _OUTSIDE)


def require_length_within(length: int, low: int, high: int, place: str, name: str) -> None:
    """Raise a Problem unless what stands at ``place`` has from ``low`` to ``high`` parts."""
    _require_between(length, low, high, place, name, _LENGTH_OUTSIDE)


def _require_between(value: int, low: int, high: int, place: str, name: str, template: str) -> None:
    if not low <= value <= high:
        found = _number(value)
        raise Problem(template, file=name, place=place, found=found, low=low, high=high)


def _number(value: int) -> str:
    return str(value) if abs(value) < 10**20 else Word(message("a huge number"))


def require_network(network: Network, name: str) -> None:
    """Raise a Problem that names the first part of ``network`` that is out of bounds."""
    require_length_within(len(network.layers), 1, MAX_LAYERS, "$.layers", name)
    require_length_within(len(network.sequence), 1, most_steps(network), "$.input.x", name)
    for index, layer in enumerate(network.layers):
        require_text(layer.name, f"$.layers[{index}].name", name)
        require_numbers(layer, f"$.layers[{index}]", name)
    require_front(network.embedding, network.sequence, name)
    if network.readout is not None:
        require_magnitude(network.readout.weights, MAX_NUMBER, "$.readout.weights", name)
        require_magnitude(network.readout.bias, MAX_NUMBER, "$.readout.bias", name)
        require_texts(network.readout.names, "$.readout.names", name)


def most_steps(network: Network) -> int:
    """Return how many steps a session of such layers and ends may have.

    What is kept of a step are the units of all layers, what each layer reads that was computed,
    and the answer; of each there are at most `MAX_CELLS` numbers over all steps.
    """
    layers, embedding, readout = network.layers, network.embedding, network.readout
    widths = [sum(layer.hidden_size for layer in layers)]
    widths += [layer.parameters.input_size for layer in layers if layer.inputs != (INPUT,)]
    widths += [] if embedding is None else [embedding.width]
    widths += [] if readout is None else [len(readout.bias)]
    return min(MAX_STEPS, MAX_CELLS // max(widths))


def has_room(network: Network, units: int) -> bool:
    """Tell whether a session of ``network`` may have one more layer of so many units."""
    together = units + sum(layer.hidden_size for layer in network.layers)
    return len(network.layers) < MAX_LAYERS and len(network.sequence) <= MAX_CELLS // together


def require_numbers(layer: Layer, root: str, name: str) -> None:
    """Raise a Problem that names the first number of a layer that is out of bounds.

    ``root`` is where it stands in the file.
    """
    parameters = layer.parameters
    blocks = f"{root}.cell.blocks"
    for k, block in enumerate(parameters.kind.blocks):
        for array in ("w_x", "w_h", "b"):
            values = getattr(parameters, array)[k]
            require_magnitude(values, MAX_NUMBER, f"{blocks}.{block}.{array}", name)
    for (block, further), values in zip(parameters.kind.extra, parameters.extra, strict=True):
        require_magnitude(values, MAX_NUMBER, f"{blocks}.{block}.{further}", name)
    require_magnitude(layer.initial.h, MAX_NUMBER, f"{root}.initial.h", name)
    of_c = MAX_CELL_STATE if bounds_memory(parameters.kind) else MAX_NUMBER
    require_magnitude(layer.initial.c, of_c, f"{root}.initial.c", name)
    for further, row in zip(parameters.kind.further_states, layer.initial.further, strict=True):
        require_magnitude(row, MAX_NUMBER, f"{root}.initial.{further}", name)


def require_front(embedding: Embedding | None, sequence: Sequence, name: str) -> None:
    """Raise a Problem that names the first number of input or embedding that is out of bounds."""
    require_magnitude(sequence.x, MAX_NUMBER, "$.input.x", name)
    require_texts(sequence.labels, "$.input.labels", name)
    require_texts(sequence.names, "$.input.names", name)
    if embedding is not None:
        require_magnitude(sequence.x, MAX_SHARE, "$.input.x", name)
        require_magnitude(embedding.weights, MAX_NUMBER, "$.embedding.weights", name)
        require_texts(embedding.tokens, "$.embedding.tokens", name)


def require_texts(texts: Iterable[str] | None, place: str, name: str) -> None:
    """Raise a Problem that names the first label that is too long or cannot be written."""
    for index, text in enumerate(texts or ()):
        require_text(text, f"{place}[{index}]", name)


def require_text(text: str, place: str, name: str) -> None:
    """Raise a Problem if a label is too long or cannot be written."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Problem(
            "{file} has a broken character in the label at {place}. Type it again.",
            file=name,
            place=place,
        )
    if len(text) > MAX_LABEL:
        raise Problem(
            "{file} has a label at {place} that is longer than {limit} characters. "
            "Shorten it there, or choose another file.",
            file=name,
            place=place,
            limit=MAX_LABEL,
        )


def require_view(view: dict[str, JSON], name: str) -> None:
    """Raise a Problem if the view is too large or too deep."""
    if _depth(view) > MAX_VIEW_DEPTH:
        raise Problem(_VIEW_PROBLEM, file=name, limit=note(_LEVELS, count=MAX_VIEW_DEPTH))
    if len(layout(view)) > MAX_VIEW_BYTES:
        raise Problem(_VIEW_PROBLEM, file=name, limit=f"{MAX_VIEW_BYTES // 2**20} MB")


def require_magnitude(values: Array, limit: float, place: str, name: str) -> None:
    """Raise a Problem that names the first of ``values`` that is not within ``±limit``."""
    beyond = ~(np.abs(values) <= limit)
    if not beyond.any():
        return
    index = tuple(int(part) for part in np.argwhere(beyond)[0])
    raise Problem(
        "{file} has {found} at {place}, but numbers there must lie between -{limit} and {limit}. "
        "Correct it there, or choose another file.",
        file=name,
        place=place + "".join(f"[{part}]" for part in index),
        found=float(values[index]),
        limit=_written(limit),
    )


def _written(limit: float) -> str:
    """Write a limit; the largest are powers of ten."""
    if limit < _LONG:
        return f"{limit:,.15g}"
    return power_of_ten(round(math.log10(limit))).removeprefix("×")


def _depth(view: dict[str, JSON]) -> int:
    depth, level = 0, list[JSON]([view])
    while level:
        depth += 1
        level = [child for value in level for child in _children(value)]
    return depth


def _children(value: JSON) -> list[JSON]:
    if isinstance(value, dict):
        value = list(value.values())
    return (
        [item for item in value if isinstance(item, dict | list)] if isinstance(value, list) else []
    )
