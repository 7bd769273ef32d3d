"""Weights of Keras 3 by the paths that it makes of classes, and what they tell alone."""

import re
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.network import Direction, Embedding
from lstm_gui.files.importers import named_parts, notes, refusals
from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer
from lstm_gui.files.importers.keras.hdf5 import Hdf5
from lstm_gui.files.importers.keras.keras_cells import cell_layer
from lstm_gui.files.importers.keras.keras_config import Described
from lstm_gui.files.importers.layouts import require_few_layers
from lstm_gui.files.importers.natural_order import natural
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import Note, note

Weights = dict[str, tuple[Array, ...]]
_Group = tuple[ImportedLayer, ...]
_ROOTS = ("layers", "_layer_checkpoint_dependencies")
_BACK = "backward_layer"


def weights_by_path(file: Hdf5) -> Weights:
    """Return the arrays of each layer, the forward ones of a bidirectional layer first."""
    found: Weights = {}
    for root in (one for one in file.names() if one.split("\\")[0] in _ROOTS):
        if "\\" in root:  # Keras 2.12 wrote both names as one
            found[root.split("\\")[-1]] = _arrays(file, f"/{root}")
            continue
        for name in sorted(file.names(f"/{root}"), key=natural):
            found[name] = _arrays(file, f"/{root}/{name}")
    return found


def _arrays(file: Hdf5, group: str) -> tuple[Array, ...]:
    found = tuple(file.arrays(group))
    if any("/cells/" in path for path in found):
        variant = named_parts.SEVERAL_CELLS
        raise file.source.refused(refusals.VARIANT, layer=group.lstrip("/"), variant=variant)
    paths = sorted(found, key=lambda path: (_BACK in path, natural(path)))
    # A layer that drops out keeps the state of its dice as whole numbers.
    return tuple(file.array(path) for path in paths if "seed_generator" not in path)


def by_name(described: Iterable[Described], weights: Weights) -> Weights:
    """Return ``weights`` by the names of the layers: a path is a class and a count."""
    counts: dict[str, int] = {}
    found: Weights = {}
    for one in described:
        path = _snake(one.kind)
        count = counts.get(path, 0)
        counts[path] = count + 1
        key = f"{path}_{count}" if count else path
        found[one.name] = weights.get(key, weights.get(one.name, ()))
    return found


def _snake(name: str) -> str:
    """Return the name that Keras makes of a class: ``SimpleRNN`` gives ``simple_rnn``."""
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", re.sub(r"\W+", "", name))
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def guessed_layers(source: Source, weights: Weights, further: tuple[Note, ...] = ()) -> Imported:
    """Return the recurrent layers that ``weights`` must be, for a file without configuration.

    ``further`` is what else is to be noted.
    """
    groups, others = _sorted_out(source, weights)
    if not groups:
        found = ", ".join(list(weights)[:6]) or refusals.NOTHING
        raise source.refused(refusals.NOTHING_RECURRENT, found=found)
    fits = all(_width(below) == above[0].input_size for below, above in pairwise(groups))
    dense = {name: arrays for name, arrays in others.items() if _is_dense(arrays)}
    head, head_notes, used = _head(dense, _width(groups[-1])) if fits else ((), (), set[str]())
    embedding = _embedding(dense, groups[0][0].input_size)
    if embedding is not None:
        used |= {name for name in dense if _looks_up(name)}
    return Imported(
        source.format,
        _linked(groups, fits),
        head,
        tuple(layer.name for layer in groups[-1]) if head else (),
        embedding=embedding,
        left_out=tuple(name for name in others if name not in used),
        notes=(*_notes(len(groups), fits), *head_notes, *further),
    )


def _sorted_out(source: Source, weights: Weights) -> tuple[list[_Group], Weights]:
    """Return the recurrent layers, both directions of each together, and all other arrays."""
    groups: list[_Group] = []
    others: Weights = {}
    for name, arrays in weights.items():
        parts = _directions(arrays)
        if parts is not None:
            require_few_layers(source, sum(map(len, groups)))
            groups.append(_group(source, name, parts))
        elif arrays:
            others[name] = arrays
    return groups, others


def _group(source: Source, name: str, parts: tuple[tuple[Array, ...], ...]) -> _Group:
    ways: tuple[tuple[str, Direction], ...] = ((name, "forward"), (f"{name}_reverse", "backward"))
    return tuple(
        cell_layer(source, one, _kind(part), part, direction=direction)
        for (one, direction), part in zip(ways, parts, strict=False)
    )


def _width(group: _Group) -> int:
    return sum(layer.hidden_size for layer in group)


def _linked(groups: list[_Group], fits: bool) -> _Group:
    """Return all layers; if their sizes fit, each reads both directions of the one before."""
    linked = list(groups[0])
    for below, above in pairwise(groups):
        depends_on = tuple(layer.name for layer in below) if fits else None
        linked += (replace(layer, depends_on=depends_on) for layer in above)
    return tuple(linked)


def _notes(count: int, fits: bool) -> tuple[Note, ...]:
    always = (notes.KERAS_WEIGHTS_ONLY, notes.OPTIMIZER)
    if count == 1:
        return always
    return (*always, notes.GUESSED_ORDER if fits else notes.NOT_CONNECTED)


def _is_dense(arrays: tuple[Array, ...]) -> bool:
    return len(arrays) in (1, 2) and arrays[0].ndim == 2


def _head(dense: Weights, width: int) -> tuple[tuple[Dense, ...], tuple[Note, ...], set[str]]:
    """Return the one linear layer that reads ``width`` numbers, if nothing can follow it."""
    reading = [
        name for name, (kernel, *_) in dense.items() if len(kernel) == width and not _looks_up(name)
    ]
    if len(reading) != 1:
        return (), (), set()
    name = reading[0]
    kernel, *biases = dense[name]
    outputs = kernel.shape[1]
    bias = biases[0] if biases else np.zeros(outputs)
    followed = any(len(dense[other][0]) == outputs for other in dense if other != name)
    if bias.shape != (outputs,) or followed:
        return (), (notes.HEAD_UNKNOWN,), set()
    return (Dense(kernel.T, bias),), (note(notes.HEAD_BY_SHAPE, name=name),), {name}


def _embedding(dense: Weights, inputs: int) -> Embedding | None:
    tables = [arrays[0] for name, arrays in dense.items() if _looks_up(name)]
    fits = len(tables) == 1 and tables[0].shape[1] == inputs and 0 not in tables[0].shape
    return Embedding(tables[0]) if fits else None


def _looks_up(name: str) -> bool:
    return name.startswith("embedding")


def _directions(arrays: tuple[Array, ...]) -> tuple[tuple[Array, ...], ...] | None:
    """Return the arrays of each direction, None if these are of no recurrent layer."""
    for count in (3, 2):
        if len(arrays) == count and _is_recurrent(arrays):
            return (arrays,)
        if len(arrays) == 2 * count and all(
            _is_recurrent(part) for part in (arrays[:count], arrays[count:])
        ):
            return arrays[:count], arrays[count:]
    return None


def _is_recurrent(arrays: tuple[Array, ...]) -> bool:
    kernel, recurrent = arrays[0], arrays[1]
    if kernel.ndim != 2 or recurrent.ndim != 2 or kernel.shape[1] != recurrent.shape[1]:
        return False
    return recurrent.shape[1] in (4 * len(recurrent), 3 * len(recurrent), len(recurrent))


def _kind(arrays: tuple[Array, ...]) -> str:
    blocks = arrays[1].shape[1] // len(arrays[1])
    return {4: "lstm", 3: "gru", 1: "rnn"}[blocks]
