"""The diagnosis of a trained model: numbers for each layer, and lines that lead into a view."""

from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.facts.diagnosis import (
    Copying,
    Counted,
    GateUse,
    KeepingBias,
    Undefined,
    copying,
    counted,
    dead_units,
    first_undefined,
    gate_use,
    half_lives,
    keeping_bias,
)
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.scenes.models.model_runs import ran
from lstm_gui.words.answer_names import name_among
from lstm_gui.words.input_names import Names, input_name
from lstm_gui.words.models import diagnosis_words


class LayerSheet(Struct, frozen=True, eq=False):
    """What is known of one layer; what takes an input is None without one."""

    layer: ImportedLayer
    parameters: Counted
    forget_bias: KeepingBias | None
    gates: tuple[GateUse, ...] | None = None
    dead_units: tuple[int, ...] | None = None
    half_lives: Array | None = None
    is_run: bool = False
    undefined: Undefined | None = None


class Sheet(Struct, frozen=True, eq=False):
    """The whole model: its layers, the parameters before and after them, and its answer.

    ``answers`` and ``inputs`` are the names of the numbers of both, if they have any.
    """

    layers: tuple[LayerSheet, ...]
    ends: int
    copying: Copying | None = None
    answers: Names = None
    inputs: Names = None

    @property
    def parameters(self) -> int:
        """How many numbers there are in all."""
        return self.ends + sum(one.parameters.total for one in self.layers)


class Line(Struct, frozen=True):
    """One sentence, and what it speaks of: a layer, and a step and a unit counted from 0."""

    text: str
    layer: str = ""
    t: int | None = None
    unit: int | None = None


def diagnosed(
    model: Imported,
    x: Array | None = None,
    file: str = "",
    name: str = "",
    resets: tuple[int, ...] = (),
    answers: Names = None,
    inputs: Names = None,
) -> Sheet:
    """Return the diagnosis of ``model``, over ``x (T, I)`` if there is an input.

    What is run is what `lstm_gui.scenes.models.model_runs.ran` runs.

    Parameters
    ----------
    file, name
        What a sentence calls ``x`` and the model.
    resets
        Steps before which the states return to the first ones.
    answers
        What the numbers of the answer are called, if they have names.
    inputs
        What those of the input are called, if they have names.

    Raises
    ------
    Problem
        If no layer reads ``x``.
    """
    if x is None:
        return Sheet(tuple(_layer(layer, None) for layer in model.layers), _ends(model))
    found, out = ran(model, x, file, name, resets)
    layers = tuple(_layer(layer, found.get(layer.name)) for layer in model.layers)
    # Shares of classes are no values that could be copied.
    is_value = out is not None and model.head[-1].activation != "softmax"
    copies = copying(out, x) if out is not None and is_value else None
    return Sheet(layers, _ends(model), copies, answers, inputs)


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """Return the sentences of a diagnosis, in the language in force."""
    lines = [line for one in sheet.layers for line in _lines(one)]
    if sheet.copying is not None:
        answer = name_among(sheet.answers, sheet.copying.output)
        of_input = input_name(sheet.inputs, sheet.copying.input)
        lines.append(Line(diagnosis_words.copying_line(sheet.copying, answer, of_input)))
    return (*lines, Line(diagnosis_words.total_line(sheet.parameters, sheet.ends)))


def _layer(layer: ImportedLayer, found: Mapping[str, Array] | None) -> LayerSheet:
    counts = counted(layer.parameters, layer.biases)
    bias = keeping_bias(layer.parameters)
    if found is None:
        return LayerSheet(layer, counts, bias)
    kind = layer.parameters.kind
    step = -1 if layer.direction == "backward" else 1
    rows = {name: values[::step] for name, values in found.items()}
    undefined = first_undefined(kind, rows)
    return LayerSheet(
        layer,
        counts,
        bias,
        gate_use(kind, rows),
        dead_units(rows),
        half_lives(kind, rows),
        True,
        undefined,
    )


def _ends(model: Imported) -> int:
    table = 0 if model.embedding is None else model.embedding.weights.size
    return table + sum(dense.weights.size + dense.bias.size for dense in model.head)


def _lines(one: LayerSheet) -> Iterator[Line]:
    words, name, kind = diagnosis_words, one.layer.name, one.layer.parameters.kind
    yield Line(words.counted_line(one.parameters), name)
    yield Line(words.bias_line(kind, one.forget_bias), name)
    if not one.is_run:
        return
    if one.half_lives is not None and np.isfinite(one.half_lives).any():
        longest = int(np.argmax(np.nan_to_num(one.half_lives, nan=0.0)))
        yield Line(words.half_life_line(one.half_lives), name, unit=longest)
    for gate in one.gates or ():
        yield Line(words.gate_line(kind, gate), name, unit=next(iter(gate.always), None))
    dead = one.dead_units or ()
    text = words.dead_line(dead, one.layer.hidden_size)
    yield Line(text, name, unit=next(iter(dead), None))
    place = one.undefined
    yield Line(
        words.undefined_line(place),
        name,
        None if place is None else place.t,
        None if place is None else place.unit,
    )
