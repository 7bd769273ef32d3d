"""A model written for other programs, and read again before the file takes its name."""

import io
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.atomic import replace_bytes
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.state_dict import ORDER
from lstm_gui.files.problem import Problem, message

_BLOCK = {"i": "i", "f": "f", "g": "c", "o": "o", "r": "r", "z": "z", "n": "n"}
_CANNOT = message(
    "{file} cannot be written: a state dict cannot hold {what}. Choose another model."
)
_OTHER = message(
    "{file} cannot be written: read again, it is not the same model. Choose another format."
)
_Encode = Callable[[Imported, dict[str, Array]], bytes]


def write_model(path: str | os.PathLike[str], model: Imported) -> None:
    """Save ``model`` as ``path``: a state dict of PyTorch in the format of the suffix.

    Parameters
    ----------
    path
        ``.safetensors``, ``.npz`` or ``.json``; a single layer with one linear answer becomes a
        JSON of GuitarML. All numbers are written as float64.

    Raises
    ------
    Problem
        If the suffix is another, the model holds what a state dict cannot hold, or the file
        cannot be written.
    """
    name = os.fspath(path)
    encode = _encoder(name)
    data = encode(model, _tensors(name, model))
    again = opened(Source(name, data))
    if not _same(model, again):
        raise Problem(_OTHER, file=name)
    replace_bytes(path, data)


def require_model_format(path: str | os.PathLike[str]) -> None:
    """Raise a Problem if `write_model` knows no format for the suffix of ``path``."""
    _encoder(os.fspath(path))


def left_behind(model: Imported, path: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return what of ``model`` the file ``path`` does not hold, one sentence for each."""
    found: list[str] = []
    if model.head and not _has_answer(model):
        found.append("The read-out is not written: a state dict names no activations.")
    if model.skip and not os.fspath(path).lower().endswith(".json"):
        found.append("That the input is added to the answer is not written.")
    if model.embedding is not None:
        found.append("The embedding is not written.")
    return tuple(found)


def _has_answer(model: Imported) -> bool:
    return len(model.head) == 1 and model.head[0].activation == "linear"


def _tensors(file: str, model: Imported) -> dict[str, Array]:
    tensors: dict[str, Array] = {}
    for layer in model.layers:
        tensors |= _arrays(file, layer)
    if _has_answer(model):
        tensors |= {"lin.weight": model.head[0].weights, "lin.bias": model.head[0].bias}
    return tensors


def _arrays(file: str, layer: ImportedLayer) -> dict[str, Array]:
    parameters = layer.parameters
    kind = parameters.kind
    plain = kind.name in ORDER and not kind.switches and kind.reset != "before"
    if not plain:
        raise Problem(_CANNOT, file=file, what=f"{layer.name}, {kind.name} as it is computed")
    if layer.initial.h.any() or layer.initial.c.any():
        raise Problem(_CANNOT, file=file, what=f"the initial state of {layer.name}")
    letters = ORDER[kind.name]
    blocks = kind.blocks if letters is None else tuple(_BLOCK[letter] for letter in letters)
    places = [kind.blocks.index(block) for block in blocks]
    inside = np.zeros_like(parameters.b)
    if kind.extra:
        inside[kind.blocks.index("n")] = parameters.extra[0]
    names = _names(layer)
    return {
        names[0]: np.concatenate(parameters.w_x[places]),
        names[1]: np.concatenate(parameters.w_h[places]),
        names[2]: np.concatenate(parameters.b[places]),
        names[3]: np.concatenate(inside[places]),
    }


def _names(layer: ImportedLayer) -> tuple[str, ...]:
    """Return the names of the four arrays, by which the layer is called the same again."""
    module, level = layer.module, "_l0"
    stem, mark, number = module.rpartition("_l")
    if mark and number.isdecimal():
        module, level = stem, f"_l{number}"
    back = "_reverse" if layer.direction == "backward" else ""
    parts = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    return tuple(f"{module}.{part}{level}{back}" for part in parts)


def _same(model: Imported, again: Imported) -> bool:
    """Tell whether all layers have the same numbers, in whatever order they are listed."""
    found = {layer.name: layer for layer in again.layers}
    layers = all(
        layer.name in found
        and layer.parameters == found[layer.name].parameters
        and layer.direction == found[layer.name].direction
        for layer in model.layers
    )
    return layers and len(found) == len(model.layers)


def _safetensors(model: Imported, tensors: Mapping[str, Array]) -> bytes:
    del model
    header: dict[str, object] = {}
    data = b""
    for name, one in tensors.items():
        end = len(data) + one.nbytes
        header[name] = {"dtype": "F64", "shape": one.shape, "data_offsets": (len(data), end)}
        data += np.ascontiguousarray(one, "<f8").tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + data


def _npz(model: Imported, tensors: Mapping[str, Array]) -> bytes:
    del model
    stream = io.BytesIO()
    np.savez(stream, **tensors)  # pyright: ignore[reportArgumentType]
    return stream.getvalue()


def _json(model: Imported, tensors: Mapping[str, Array]) -> bytes:
    state = {name: one.tolist() for name, one in tensors.items()}
    layer = model.layers[0]
    if len(model.layers) > 1 or "lin.weight" not in state or layer.kind == "rnn":
        return json.dumps(state).encode()
    settings = {
        "model": "SimpleRNN",
        "input_size": layer.input_size,
        "skip": model.skip,
        "output_size": len(model.head[0].bias),
        "unit_type": layer.kind.upper(),
        "num_layers": 1,
        "hidden_size": layer.hidden_size,
        "bias_fl": True,
    }
    return json.dumps({"model_data": settings, "state_dict": state}).encode()


_ENCODERS: Mapping[str, _Encode] = {".safetensors": _safetensors, ".npz": _npz, ".json": _json}


def _encoder(name: str) -> _Encode:
    encode = _ENCODERS.get(Path(name).suffix.lower())
    if encode is None:
        raise Problem(
            "{file} cannot be written: a model needs a name that ends in {known}. "
            "Choose another name.",
            file=name,
            known=" / ".join(_ENCODERS),
        )
    return encode
