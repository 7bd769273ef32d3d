"""A state dict of PyTorch as safetensors, NPZ or JSON, all numbers as float64."""

import io
import json
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN
from lstm_gui.core.arrays import Array
from lstm_gui.files.exporters.blocks_in_order import (
    OTHER,
    require_kinds,
    require_zero_start,
    stacked,
)
from lstm_gui.files.exporters.sameness import as_files_name, same_layers
from lstm_gui.files.exporters.written_parts import (
    INPUT_BIAS,
    INPUT_WEIGHTS,
    READOUT_BIAS,
    READOUT_WEIGHTS,
    RECURRENT_BIAS,
    RECURRENT_WEIGHTS,
    Part,
    arrays_of,
)
from lstm_gui.files.importers.formats import opened
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.state_dict import ORDER
from lstm_gui.files.problem import Problem, Word, message

_FORMAT = Word(message("a state dict"))
_NO_READOUT = message("The read-out is not written: a state dict names no activations.")
_NO_SKIP = message("That the input is added to the answer is not written.")
_NO_EMBEDDING = message("The embedding is not written.")
_CUTS_NAMES = "\0"
"""What comes after it in a name is lost in an archive, where two names may then be the same."""
_ROLES = (INPUT_WEIGHTS, RECURRENT_WEIGHTS, INPUT_BIAS, RECURRENT_BIAS)
_Encode = Callable[[Imported, Mapping[str, Array]], bytes]


def encoded(file: str, model: Imported) -> bytes:
    """Return the bytes of ``file``, which were read again and compared.

    A single LSTM or GRU with one linear answer becomes, as JSON, that of GuitarML.

    Raises
    ------
    Problem
        If the model holds what a state dict cannot hold.
    """
    _require(file, model)
    model = as_files_name(model)
    encode = next(one for suffix, one in _ENCODERS.items() if file.lower().endswith(suffix))
    tensors = arrays_of(_parts(model))
    if encode is _npz and any(_CUTS_NAMES in name for name in tensors):
        raise Problem(OTHER, file=file)
    data = encode(model, tensors)
    if not same_layers(model, opened(Source(file, data))):
        raise Problem(OTHER, file=file)
    return data


def _require(file: str, model: Imported) -> None:
    """Raise a Problem if ``model`` holds what a state dict cannot hold."""
    require_kinds(file, _FORMAT, model, LSTM, GRU, RNN)
    require_zero_start(file, _FORMAT, model)


def parts(file: str, model: Imported) -> tuple[Part, ...]:
    """Return the arrays of ``file``; raises as `encoded`."""
    _require(file, model)
    return tuple(_parts(as_files_name(model)))


def left_behind(file: str, model: Imported) -> tuple[str, ...]:
    """Return what of ``model`` the file does not hold, one message for each."""
    found: list[str] = []
    if model.head and not _has_answer(model):
        found.append(_NO_READOUT)
    if model.skip and not file.lower().endswith(".json"):
        found.append(_NO_SKIP)
    if model.embedding is not None:
        found.append(_NO_EMBEDDING)
    return tuple(found)


def _has_answer(model: Imported) -> bool:
    return len(model.head) == 1 and model.head[0].activation == "linear"


def _parts(model: Imported) -> Iterator[Part]:
    for layer in model.layers:
        order = ORDER[layer.kind]
        rows = stacked(layer, order)
        arrays = (rows.w_x, rows.w_h, rows.b_x, rows.b_h)
        for name, values, role in zip(_names(layer), arrays, _ROLES, strict=True):
            yield Part(name, values, role, order or "")
    if _has_answer(model):
        yield Part("lin.weight", model.head[0].weights, READOUT_WEIGHTS)
        yield Part("lin.bias", model.head[0].bias, READOUT_BIAS)


def _names(layer: ImportedLayer) -> tuple[str, ...]:
    """Return the names of the four arrays, by which the layer is called the same again."""
    module, level = layer.module, "_l0"
    stem, mark, number = module.rpartition("_l")
    if mark and number.isdecimal():
        module, level = stem, f"_l{number}"
    back = "_reverse" if layer.direction == "backward" else ""
    parts = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    return tuple(f"{module}.{part}{level}{back}" for part in parts)


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
