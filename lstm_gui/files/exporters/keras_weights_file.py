"""The weights of a Keras 3 model, ``.weights.h5``: paths made of classes and counts."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, gru_kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.blocks_in_order import (
    OTHER,
    require_kinds,
    require_zero_start,
    stacked,
)
from lstm_gui.files.exporters.direction_pairs import Group, groups_of, require_pairs
from lstm_gui.files.exporters.sameness import as_files_name, same_layers, with_names
from lstm_gui.files.exporters.written_parts import (
    BIAS,
    EMBEDDING,
    INPUT_WEIGHTS,
    READOUT_BIAS,
    READOUT_WEIGHTS,
    RECURRENT_WEIGHTS,
    Part,
    arrays_of,
)
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer
from lstm_gui.files.importers.keras.hdf5 import Hdf5
from lstm_gui.files.importers.keras.keras_cells import ORDER
from lstm_gui.files.importers.source import Source
from lstm_gui.files.problem import Problem, Word, message

_FORMAT = Word(message("a file of Keras weights"))
_CLASSES = {"lstm": "lstm", "gru": "gru", "rnn": "simple_rnn"}
_ACTIVATIONS = message(
    "Activations are not in a file of weights: build the model with those that inspect tells."
)
_NO_SKIP = message("That the input is added to the answer is not written.")
_ROLES = (INPUT_WEIGHTS, RECURRENT_WEIGHTS, BIAS)


def encoded(file: str, model: Imported) -> bytes:
    """Return the bytes of ``file``, which were read again and compared.

    Raises
    ------
    Problem
        If the model holds what a file of weights cannot hold.
    """
    _require(file, model)
    model = as_files_name(model)
    groups = groups_of(model.layers)
    paths = _paths(groups)
    arrays = arrays_of(_parts(model))
    data = _hdf5(arrays)
    source = Source(file, data)
    again = with_names(model, dict(_new_names(groups, paths)))
    kept = Hdf5(source, data)
    if not same_layers(again, opened(source)) or any(
        not np.array_equal(kept.array(path), values) for path, values in arrays.items()
    ):
        raise Problem(OTHER, file=file)
    return data


def _require(file: str, model: Imported) -> None:
    """Raise a Problem if ``model`` holds what a file of weights cannot hold."""
    model = as_files_name(model)
    require_kinds(file, _FORMAT, model, LSTM, GRU, gru_kind("before"), RNN)
    require_zero_start(file, _FORMAT, model)
    require_pairs(file, _FORMAT, groups_of(model.layers))


def parts(file: str, model: Imported) -> tuple[Part, ...]:
    """Return the arrays of ``file``; raises as `encoded`."""
    _require(file, model)
    return tuple(_parts(as_files_name(model)))


def left_behind(file: str, model: Imported) -> tuple[str, ...]:
    """Return what of ``model`` the file does not hold, one message for each."""
    del file
    named = any(dense.activation != "linear" for dense in model.head)
    return (*((_ACTIVATIONS,) if named else ()), *((_NO_SKIP,) if model.skip else ()))


def _paths(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Return what Keras calls each group: its class, and a count from the second on."""
    counts: dict[str, int] = {}
    found: list[str] = []
    for group in groups:
        name = "bidirectional" if len(group.layers) > 1 else _CLASSES[group.kind]
        found.append(_counted(name, counts.get(name, 0)))
        counts[name] = counts.get(name, 0) + 1
    return tuple(found)


def _counted(name: str, count: int) -> str:
    return f"{name}_{count}" if count else name


def _new_names(groups: tuple[Group, ...], paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for group, path in zip(groups, paths, strict=True):
        for layer in group.layers:
            yield layer.name, path + ("_reverse" if layer.direction == "backward" else "")


def _parts(model: Imported) -> Iterator[Part]:
    yield from _of_ends(model)
    groups = groups_of(model.layers)
    for group, path in zip(groups, _paths(groups), strict=True):
        inside = ("",) if len(group.layers) == 1 else ("/forward_layer", "/backward_layer")
        for layer, place in zip(group.layers, inside, strict=True):
            yield from parts_of_layer(layer, f"/layers/{path}{place}/cell/vars")


def parts_of_layer(layer: ImportedLayer, place: str) -> Iterator[Part]:
    """Yield the three arrays of ``layer``, numbered at ``place``."""
    order = ORDER[layer.kind] or ""
    for number, (values, role) in enumerate(zip(kept_arrays(layer), _ROLES, strict=True)):
        yield Part(f"{place}/{number}", values, role, order)


def kept_arrays(layer: ImportedLayer) -> tuple[Array, ...]:
    """Return kernel, recurrent kernel and bias as Keras keeps them."""
    rows = stacked(layer, ORDER[layer.kind])
    after = layer.parameters.kind.reset == "after"
    bias = np.stack([rows.b_x, rows.b_h]) if after else rows.b_x + rows.b_h
    return rows.w_x.T, rows.w_h.T, bias


def _of_ends(model: Imported) -> Iterator[Part]:
    if model.embedding is not None:
        yield Part("/layers/embedding/vars/0", model.embedding.weights, EMBEDDING)
    for place, dense in enumerate(model.head):
        yield from parts_of_dense(dense, f"/layers/{_counted('dense', place)}/vars")


def parts_of_dense(dense: Dense, place: str) -> Iterator[Part]:
    """Yield the two arrays of a linear layer, numbered at ``place``."""
    yield Part(f"{place}/0", dense.weights.T, READOUT_WEIGHTS)
    yield Part(f"{place}/1", dense.bias, READOUT_BIAS)


def _hdf5(arrays: Mapping[str, Array]) -> bytes:
    # It takes a while to import.
    import h5py  # pyright: ignore[reportMissingTypeStubs]

    h5: Any = h5py
    stream = io.BytesIO()
    with h5.File(stream, "w") as file:
        for path, values in arrays.items():
            single = values.astype("<f4")
            exact = np.array_equal(single.astype(np.float64), values)
            file.create_dataset(path, data=single if exact else values)
        # Keras looks for the variables of a layer itself beside those of its cell.
        for path in {path.rsplit("/vars/")[0] for path in arrays}:
            while path.count("/") >= 1 and path != "/layers":
                file.require_group(f"{path}/vars")
                path = path.rpartition("/")[0]
    return stream.getvalue()
