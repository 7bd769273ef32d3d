"""Models that a program holds: modules and state dicts of PyTorch, models of Keras, arrays.

Neither framework is imported: what is theirs can only be in memory if they are imported already.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any, cast

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import rnn_kind
from lstm_gui.core.arrays import Array
from lstm_gui.files.disk.scratch import scratch_folder, telling_of_scratch
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.formats import read_model
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.layouts import Tensor
from lstm_gui.files.importers.notes import WEIGHTS_ONLY
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.state_dict import Told, read_state
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.tables.column_names import input_names

NAME = "The model"
"""What a sentence calls a model in memory."""
_NO_MODEL = message(
    "{kind} is no model that can be shown. Give a module or a state dict of PyTorch, a model of "
    "Keras, arrays by their names, or the name of a file."
)


def model_in_memory(given: Any) -> Imported:
    """Return the model that ``given`` is.

    Parameters
    ----------
    given
        A ``torch.nn.Module`` or its state dict, a ``keras.Model``, a mapping of names as PyTorch
        has them to arrays, or the name of a file.

    Raises
    ------
    Problem
        If it is none of these, or holds what would only almost be read.
    """
    if isinstance(given, Imported):
        return given
    if isinstance(given, str | os.PathLike):
        return read_model(cast("str | os.PathLike[str]", given))
    if _is_of("keras", "Model", given):
        return _of_keras(given)
    if _is_of("torch.nn", "Module", given):
        return _of_module(given)
    if isinstance(given, Mapping):
        return _of_state(cast("Mapping[str, Any]", given))
    raise Problem(_NO_MODEL, kind=type(given).__name__)


def numbers_in_memory(values: Any) -> Array:
    """Return an array, or a tensor of PyTorch, as float64."""
    if _is_of("torch", "Tensor", values):
        values = values.detach().cpu().double().numpy()
    return np.asarray(values, dtype=np.float64)


def names_in_memory(values: Any) -> tuple[str, ...] | None:
    """Return what the columns of a table of pandas or Polars call inputs, None of what has none."""
    if not any(_is_of(module, "DataFrame", values) for module in ("pandas", "polars")):
        return None
    headings = tuple(values.columns)
    # A table that nobody named counts them.
    return input_names(headings) if all(isinstance(one, str) for one in headings) else None


def _is_of(module: str, name: str, value: Any) -> bool:
    """Tell whether ``value`` is of a class of a module, which then is imported already."""
    found: Any = getattr(sys.modules.get(module), name, None)
    return isinstance(found, type) and isinstance(value, found)


def _of_state(state: Mapping[str, Any], notes: tuple[Note, ...] = (WEIGHTS_ONLY,)) -> Imported:
    source = Source(NAME, b"", "a state dict")
    tensors = dict(_tensors(source, state))
    return read_state(source, tensors, Told(notes=notes))


def _tensors(source: Source, state: Mapping[str, Any]) -> Iterator[tuple[str, Tensor]]:
    for name, value in state.items():
        try:
            numbers = numbers_in_memory(value)
        except (TypeError, ValueError) as error:
            reason = note(named_parts.WITHOUT_NUMBERS, name=name)
            raise source.refused(refusals.BROKEN, reason=reason) from error
        yield str(name), Tensor(numbers.shape, lambda numbers=numbers: numbers)


def _of_module(module: Any) -> Imported:
    """Return a module by its state dict, with what only the module tells."""
    relu = [
        name
        for name, inner in module.named_modules()
        if getattr(inner, "nonlinearity", None) == "relu"
    ]
    model = _of_state(module.state_dict(), ())
    layers = tuple(_with_relu(layer, relu) for layer in model.layers)
    return replace(model, format=f"a module of PyTorch, {type(module).__name__}", layers=layers)


def _with_relu(layer: ImportedLayer, modules: list[str]) -> ImportedLayer:
    """Return ``layer`` with ReLU if it is one of an RNN that has it."""
    names = [name or layer.kind for name in modules] if layer.kind == "rnn" else []
    if not any(layer.module == name or layer.module.startswith(f"{name}_l") for name in names):
        return layer
    kind = rnn_kind("relu")
    return replace(layer, parameters=replace(layer.parameters, kind=kind))


def _of_keras(model: Any) -> Imported:
    """Return a model of Keras by the file that it saves itself as."""
    with scratch_folder() as folder:
        path = folder / "model.keras"
        with telling_of_scratch():
            model.save(path)
        return read_model(path)
