"""Two trained models side by side: what changed in the weights, and over one input."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.facts.change import (
    BlockChange,
    QuantityChange,
    block_changes,
    quantities_changed,
    quantity_change,
    relative_change,
    whole_change,
)
from lstm_gui.files.exporters.blocks_in_order import told_kind
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, Word, message
from lstm_gui.scenes.models.model_runs import ran
from lstm_gui.words.answer_names import name_among
from lstm_gui.words.models import comparison_words

_OTHER_COUNT = message(
    "The layers of {one} are {first} and those of {other} {second}, so they cannot be compared. "
    "Choose two files of the same network."
)
_OTHER_LAYER = message(
    "{layer} is {first} in {one} and {second} in {other}, so they cannot be compared. "
    "Choose two files of the same network."
)


class LayerComparison(Struct, frozen=True):
    """One layer of both; ``quantities`` is None where it was not run."""

    name: str
    layer: ImportedLayer
    whole: float
    blocks: tuple[BlockChange, ...]
    quantities: tuple[QuantityChange, ...] | None = None


class Comparison(Struct, frozen=True):
    """Both models; the ends are None where one of them has none of the same size.

    ``answers`` are the names of the numbers of ``out``, if they have any.
    """

    layers: tuple[LayerComparison, ...]
    embedding: float | None = None
    readout: float | None = None
    out: QuantityChange | None = None
    answers: tuple[str, ...] | None = None


def compared(
    one: Imported,
    other: Imported,
    names: tuple[str, str],
    x: Array | None = None,
    file: str = "",
    answers: tuple[str, ...] | None = None,
) -> Comparison:
    """Return what changed from one model to the other, over ``x (T, I)`` if there is an input.

    Layers are matched by their names if both models have the same ones, else in their order.

    Parameters
    ----------
    names
        What sentences call the models.
    file
        What a sentence calls ``x``.
    answers
        What the numbers of the answer are called, if they have names.

    Raises
    ------
    Problem
        If they do not match; the sentence says why.
    """
    pairs = _matched(one, other, names)
    first: Mapping[str, Mapping[str, Array]] = {}
    second: Mapping[str, Mapping[str, Array]] = {}
    outs: tuple[Array | None, Array | None] = (None, None)
    if x is not None:
        (first, mine), (second, its) = (
            ran(model, x, file, name) for model, name in zip((one, other), names, strict=True)
        )
        # A file of weights alone names no activation, and its answer is another thing.
        if _activations(one) == _activations(other):
            outs = mine, its
    layers = tuple(_layer(*pair, first, second) for pair in pairs)
    embedding, readout = _embedding(one, other), _readout(one, other)
    return Comparison(layers, embedding, readout, _answers(*outs), answers)


def comparison_lines(found: Comparison) -> tuple[tuple[str, str], ...]:
    """Return the name of a layer, or nothing, and a sentence, in the language in force."""
    words = comparison_words
    lines: list[tuple[str, str]] = []
    for layer in found.layers:
        kind = layer.layer.parameters.kind
        lines.append((layer.name, words.whole_line(layer.whole)))
        lines += [(layer.name, words.block_line(kind, block)) for block in layer.blocks]
        lines += [
            (layer.name, words.quantity_line(words.called(kind, one.quantity), one))
            for one in layer.quantities or ()
        ]
    if found.embedding is not None:
        lines.append(("", words.embedding_line(found.embedding)))
    if found.readout is not None:
        lines.append(("", words.readout_line(found.readout)))
    if found.out is not None:
        answer = name_among(found.answers, found.out.unit)
        lines.append(("", words.answer_line(found.out, answer)))
    return tuple(lines)


def _matched(
    one: Imported, other: Imported, names: tuple[str, str]
) -> list[tuple[ImportedLayer, ImportedLayer]]:
    if len(one.layers) != len(other.layers):
        raise Problem(
            _OTHER_COUNT,
            one=names[0],
            first=len(one.layers),
            other=names[1],
            second=len(other.layers),
        )
    order = other.layers
    if set(one.names) == set(other.names):
        by_name = {layer.name: layer for layer in other.layers}
        order = tuple(by_name[name] for name in one.names)
    pairs = list(zip(one.layers, order, strict=True))
    for mine, its in pairs:
        if _told(mine) != _told(its):
            told = {"first": _told(mine), "second": _told(its)}
            raise Problem(_OTHER_LAYER, layer=mine.name, one=names[0], other=names[1], **told)
    return pairs


def _told(layer: ImportedLayer) -> Note:
    size, kind = f"{layer.input_size} → {layer.hidden_size}", told_kind(layer.parameters.kind)
    return note("{kind} {size} {direction}", kind=kind, size=size, direction=Word(layer.direction))


def _layer(
    one: ImportedLayer,
    other: ImportedLayer,
    first: Mapping[str, Mapping[str, Array]],
    second: Mapping[str, Mapping[str, Array]],
) -> LayerComparison:
    quantities = None
    if one.name in first and other.name in second:
        kind = one.parameters.kind
        quantities = quantities_changed(kind, first[one.name], second[other.name])
    parameters = one.parameters, other.parameters
    return LayerComparison(
        one.name, one, whole_change(*parameters), block_changes(*parameters), quantities
    )


def _activations(model: Imported) -> list[str]:
    return [dense.activation for dense in model.head]


def _embedding(one: Imported, other: Imported) -> float | None:
    mine, its = one.embedding, other.embedding
    if mine is None or its is None or mine.weights.shape != its.weights.shape:
        return None
    return relative_change(mine.weights, its.weights)


def _readout(one: Imported, other: Imported) -> float | None:
    shapes = [[dense.weights.shape for dense in model.head] for model in (one, other)]
    if not one.head or shapes[0] != shapes[1]:
        return None
    return relative_change(*(_numbers_of_head(model) for model in (one, other)))


def _numbers_of_head(model: Imported) -> Array:
    parts = [array.ravel() for dense in model.head for array in (dense.weights, dense.bias)]
    return np.concatenate(parts)


def _answers(one: Array | None, other: Array | None) -> QuantityChange | None:
    if one is None or other is None or one.shape != other.shape:
        return None
    return quantity_change("out", one, other)
