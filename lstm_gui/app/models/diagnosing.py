"""What ``lstm-gui diagnose`` prints."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import msgspec
import numpy as np

from lstm_gui.app.models.inspecting import taken
from lstm_gui.app.models.model_input import model_sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.tables.choices import TableChoices
from lstm_gui.scenes.models.diagnosis_sheet import LayerSheet, Sheet, diagnosed, lines_of
from lstm_gui.words.one_line import as_lines


def sheet_of(argument: str, input_file: str | None, choices: TableChoices) -> Sheet:
    """Return the diagnosis of a model over the rows of a file, or what it brings along."""
    found = taken(argument)
    if input_file is not None:
        given = model_sequence(found.model, input_file, choices)
        names = found.answers, given.names
        return diagnosed(found.model, given.x, input_file, argument, (), *names)
    own = None if found.network is None else found.network.sequence
    resets, inputs = ((), None) if own is None else (own.resets, own.names)
    return diagnosed(found.model, found.x, argument, argument, resets, found.answers, inputs)


def sheet_as_text(sheet: Sheet) -> str:
    """Return the sentences, those of a layer under its name."""
    return by_layer((line.layer, line.text) for line in lines_of(sheet))


def by_layer(lines: Iterable[tuple[str, str]]) -> str:
    """Return sentences as a text, those of a layer under its name."""
    parts: list[str] = []
    for layer, own in groupby(lines, lambda line: line[0]):
        parts += [layer] if layer else []
        parts += [f"  {text}" if layer else text for _, text in own]
    return as_lines(parts)


def sheet_as_json(sheet: Sheet) -> str:
    """Return the numbers as one JSON object; what is infinite is null."""
    copying = None if sheet.copying is None else msgspec.to_builtins(sheet.copying)
    whole = {
        "layers": [_layer(one) for one in sheet.layers],
        "parameters": sheet.parameters,
        "parameters_before_and_after": sheet.ends,
        "copying": copying,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()


def _layer(one: LayerSheet) -> dict[str, Any]:
    counts = msgspec.to_builtins(one.parameters)
    gates = None if one.gates is None else [msgspec.to_builtins(gate) for gate in one.gates]
    return {
        "name": one.layer.name,
        "kind": one.layer.kind,
        "direction": one.layer.direction,
        "parameters": {**counts, "total": one.parameters.total},
        "forget_bias": None if one.forget_bias is None else msgspec.to_builtins(one.forget_bias),
        "gates": gates,
        "dead_units": one.dead_units,
        "half_lives": None if one.half_lives is None else _half_lives(one.half_lives),
        "undefined": None if one.undefined is None else msgspec.to_builtins(one.undefined),
    }


def _half_lives(values: Array) -> dict[str, Any]:
    middle = np.sort(values)[(len(values) - 1) // 2]
    return {
        "shortest": float(values.min()),
        "median": float(middle),
        "longest": float(values.max()),
        "units": values.tolist(),
    }
