"""Which of the other arrays of a file are the read-out and the embedding: told by their shapes."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.files.importers import notes
from lstm_gui.files.importers.imported import Dense, ImportedLayer
from lstm_gui.files.importers.layouts import Tensor, loaded, require_shape
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import Note, note


class Guess(Struct, frozen=True):
    """The linear layers that were taken, what they read and the arrays they are made of."""

    dense: tuple[Dense, ...] = ()
    inputs: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def guessed_head(
    source: Source,
    tensors: Mapping[str, Tensor],
    other: tuple[str, ...],
    after: tuple[str, ...],
    last: tuple[ImportedLayer, ...],
) -> Guess:
    """Return the one linear layer that reads ``last``, nothing where that is not plain.

    Parameters
    ----------
    other
        All arrays that are not recurrent.
    after
        Those of them that may stand after the recurrent layers.
    last
        The layers it would read.
    """
    width = sum(layer.hidden_size for layer in last)
    linear = [name for name in after if len(tensors[name].shape) == 2 and not _looks_up(name)]
    fitting = [name for name in linear if tensors[name].shape[1] == width]
    if not fitting:
        return Guess()
    first = fitting[0]
    outputs = tensors[first].shape[0]
    goes_on = [one for one in linear if one != first and tensors[one].shape[1] in (outputs, width)]
    if goes_on or _others_after(after, first, tensors, other):
        return Guess(notes=(notes.HEAD_UNKNOWN,))
    weights, bias_name = loaded(source, first, tensors[first]), _bias_of(first)
    bias, used = np.zeros(outputs), (first,)
    if bias_name in tensors:
        bias, used = loaded(source, bias_name, tensors[bias_name]), (first, bias_name)
        require_shape(source, bias_name, bias.shape, outputs)
    names = tuple(layer.name for layer in last)
    told = (note(notes.HEAD_LINEAR, name=first),)
    return Guess((Dense(weights, bias),), names, used, told)


def guessed_embedding(
    source: Source, tensors: Mapping[str, Tensor], other: tuple[str, ...], first: ImportedLayer
) -> Guess | None:
    """Return the table that the first layer reads, if one array is called so and fits."""
    tables = [name for name in other if _looks_up(name) and len(tensors[name].shape) == 2]
    if len(tables) != 1 or tensors[tables[0]].shape[1] != first.input_size:
        return None
    weights = loaded(source, tables[0], tensors[tables[0]])
    if 0 in weights.shape:
        return None
    return Guess((Dense(weights, np.zeros(len(weights))),), (), (tables[0],))


def _others_after(
    after: tuple[str, ...], first: str, tensors: Mapping[str, Tensor], other: tuple[str, ...]
) -> bool:
    """Tell whether something else, such as a normalisation, stands after the layers as well."""
    if len(after) == len(other):  # before or after is not told
        return False
    known = {first, _bias_of(first)}
    return any(name not in known and len(tensors[name].shape) > 0 for name in after)


def _bias_of(name: str) -> str:
    for weight, bias in (("weight", "bias"), ("_w", "_b"), ("W", "b"), ("w", "b")):
        if name.endswith(weight):
            return name.removesuffix(weight) + bias
    return f"{name}.bias"


def _looks_up(name: str) -> bool:
    return "emb" in name.lower()
