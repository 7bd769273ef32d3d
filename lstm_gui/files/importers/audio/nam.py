"""Neural Amp Modeler: the settings of a model and all its numbers in one list."""

from collections.abc import Mapping
from typing import Any, cast

import numpy as np

from lstm_gui.core import LSTM, Initial
from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer
from lstm_gui.files.importers.json_arrays import array_in
from lstm_gui.files.importers.layouts import (
    MAX_NUMBERS,
    Rows,
    parameters_of,
    require_few_layers,
    require_shape,
    require_usable,
)
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("a Neural Amp Modeler file"))
SUFFIXES = (".nam",)
_ORDER = "ifgo"


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    found = source.json
    return isinstance(found, Mapping) and {"architecture", "config"} <= set(cast("Any", found))


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    document = cast("dict[str, Any]", source.json)
    if document["architecture"] != "LSTM":
        found = note(named_parts.ARCHITECTURE, name=document["architecture"])
        raise source.refused(refusals.NOTHING_RECURRENT, found=found)
    config = cast("Any", document["config"] if isinstance(document["config"], dict) else {})
    inputs, units, depth = (
        _size(source, config, name) for name in ("input_size", "hidden_size", "num_layers")
    )
    weights = require_usable(
        source, "weights", array_in(source, "weights", document.get("weights"))
    )
    rate = document.get("sample_rate")
    told = (notes.START_OF_NAM, note(notes.RATE, rate=rate) if rate else notes.NO_RATE)
    return _model(source, weights, inputs, units, depth, told)


def _size(source: Source, config: Mapping[str, Any], name: str) -> int:
    size = config.get(name, 1)
    if type(size) is not int or not 0 < size < 2**16:
        raise source.refused(
            refusals.MISSING, tensor=note(named_parts.WHOLE_NUMBER, name=f"config.{name}")
        )
    return size


def _model(
    source: Source, weights: Array, inputs: int, units: int, depth: int, told: tuple[Note, ...]
) -> Imported:
    require_few_layers(source, depth)
    widths = [inputs, *[units] * (depth - 1)]
    count = sum(_numbers_of(width, units) for width in widths) + units + 1
    if count > MAX_NUMBERS:
        raise source.refused(refusals.TOO_LARGE, tensor="weights", limit=MAX_NUMBERS // 10**6)
    require_shape(source, "weights", weights.shape, count)
    layers: list[ImportedLayer] = []
    for level, width in enumerate(widths):
        part, weights = np.split(weights, [_numbers_of(width, units)])
        name = f"lstm_l{level}" if depth > 1 else "lstm"
        below = (layers[-1].name,) if layers else ()
        layers.append(_layer(source, name, part, width, units, below))
    head = Dense(weights[np.newaxis, :units], weights[units:])
    return Imported(source.format, tuple(layers), (head,), (layers[-1].name,), notes=told)


def _numbers_of(inputs: int, units: int) -> int:
    return 4 * units * (inputs + units) + 4 * units + 2 * units


def _layer(
    source: Source, name: str, part: Array, inputs: int, units: int, below: tuple[str, ...]
) -> ImportedLayer:
    matrix, bias, h, c = np.split(part, np.cumsum([4 * units * (inputs + units), 4 * units, units]))
    matrix = matrix.reshape(4 * units, inputs + units)
    rows = Rows(matrix[:, :inputs], matrix[:, inputs:], bias)
    parameters = parameters_of(source, name, LSTM, rows, _ORDER)
    return ImportedLayer(name, parameters, Initial(h, c), "forward", _ORDER, 1, below)
