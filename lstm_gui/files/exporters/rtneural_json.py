"""The JSON of RTNeural and AIDA-X, ``.aidax``: layers one after the other, as Keras keeps them."""

import json
from typing import Any

from lstm_gui.core import GRU, LSTM
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.blocks_in_order import (
    CANNOT,
    OTHER,
    require_kinds,
    require_zero_start,
)
from lstm_gui.files.exporters.keras_weights_file import (
    kept_arrays,
    parts_of_dense,
    parts_of_layer,
)
from lstm_gui.files.exporters.sameness import same_head, same_layers, with_names
from lstm_gui.files.exporters.written_parts import Part
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.imported import Dense, Imported
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, message

_FORMAT = "RTNeural"
_APART = message("{name}, which does not follow the layer before it step by step")
_SKIPS = message("several inputs that are added to the answer, {count}")
_NO_EMBEDDING = message("The embedding is not written.")


def encoded(file: str, model: Imported) -> bytes:
    """Return the bytes of ``file``, which were read again and compared.

    Raises
    ------
    Problem
        If the model is no chain of forward layers, or holds what RTNeural cannot hold.
    """
    _require(file, model)
    data = json.dumps(_document(model)).encode()
    again = opened(Source(file, data))
    called = dict(zip(model.names, again.names, strict=False))
    same = same_layers(with_names(model, called), again) and same_head(model.head, again.head)
    if not same or again.skip != model.skip:
        raise Problem(OTHER, file=file)
    return data


def _require(file: str, model: Imported) -> None:
    """Raise a Problem if ``model`` is no chain, or holds what RTNeural cannot hold."""
    require_kinds(file, _FORMAT, model, LSTM, GRU)
    require_zero_start(file, _FORMAT, model)
    _require_chain(file, model)


def parts(file: str, model: Imported) -> tuple[Part, ...]:
    """Return the arrays of ``file``, by their places in it; raises as `encoded`."""
    _require(file, model)
    found: list[Part] = []
    for place, layer in enumerate(model.layers):
        found += parts_of_layer(layer, f"layers/{place}/weights")
    for place, dense in enumerate(model.head, len(model.layers)):
        found += parts_of_dense(dense, f"layers/{place}/weights")
    return tuple(found)


def left_behind(file: str, model: Imported) -> tuple[str, ...]:
    """Return what of ``model`` the file does not hold, one message for each."""
    del file
    return (_NO_EMBEDDING,) if model.embedding is not None else ()


def _require_chain(file: str, model: Imported) -> None:
    below: tuple[str, ...] = ()
    for layer in model.layers:
        follows = (layer.depends_on or ()) == below and layer.direction == "forward"
        if not follows:
            what = note(_APART, name=layer.name)
            raise Problem(CANNOT, file=file, format=_FORMAT, what=what)
        below = (layer.name,)
    if model.skip > 1:
        what = note(_SKIPS, count=model.skip)
        raise Problem(CANNOT, file=file, format=_FORMAT, what=what)


def _document(model: Imported) -> dict[str, Any]:
    layers = [
        _layer(layer.kind, "tanh", layer.hidden_size, *kept_arrays(layer)) for layer in model.layers
    ]
    layers += [_dense(one) for one in model.head]
    skip = {"in_skip": model.skip} if model.skip else {}
    return {"in_shape": [None, None, model.layers[0].input_size], **skip, "layers": layers}


def _dense(one: Dense) -> dict[str, Any]:
    activation = "" if one.activation == "linear" else one.activation
    return _layer("dense", activation, len(one.bias), one.weights.T, one.bias)


def _layer(kind: str, activation: str, width: int, *arrays: Array) -> dict[str, Any]:
    weights = [array.tolist() for array in arrays]
    return {
        "type": kind,
        "activation": activation,
        "shape": [None, None, width],
        "weights": weights,
    }
