"""All formats in the order in which a file is tried; the one list that a new format joins."""

import os
from types import ModuleType
from typing import Any, cast

from msgspec.structs import replace

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.importers import foreign, npz, refusals, safetensors
from lstm_gui.files.importers.audio import amplifier, nam, rtneural
from lstm_gui.files.importers.consistency import consistent
from lstm_gui.files.importers.example import example_in, may_be_example
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.json_arrays import lists_called
from lstm_gui.files.importers.keras import keras_archive, keras_hdf5
from lstm_gui.files.importers.onnx import onnx_file
from lstm_gui.files.importers.onnx.protobuf import Broken
from lstm_gui.files.importers.source import MAX_BYTES, Source
from lstm_gui.files.importers.torch import json_state, torch_file

FORMATS: tuple[ModuleType, ...] = (
    torch_file,
    keras_archive,
    npz,
    keras_hdf5,
    amplifier,
    nam,
    rtneural,
    json_state,
    safetensors,
    onnx_file,
    foreign,
)
"""Each has ``matches(source)``, ``opened(source)`` for what it matches, and but for the last, which
takes all, the ``SUFFIXES`` that its files usually have."""

_TAKEN_APART = (
    ArithmeticError,
    AttributeError,
    Broken,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the pieces of a damaged file may make of the code that puts them together."""


def usual_suffixes() -> tuple[str, ...]:
    """Return how the files of models are usually called, as ``".pt"``."""
    return tuple(dict.fromkeys(suffix for one in FORMATS[:-1] for suffix in one.SUFFIXES))


def read_model(path: str | os.PathLike[str]) -> Imported:
    """Open the file of a trained model.

    Nothing in it is executed, and no other file is read but for test data of ONNX beside it.

    Raises
    ------
    Problem
        If it cannot be read, is of no known format, or holds what would only almost be read.
    """
    return opened(Source(os.fspath(path), read_bytes(path, MAX_BYTES)))


def opened(source: Source) -> Imported:
    """Return the model in ``source``; see `read_model`."""
    format_of = next(one for one in FORMATS if one.matches(source))
    try:
        model = cast("Imported", format_of.opened(source))
        return _with_lists(source, consistent(source.called(model.format), model))
    except _TAKEN_APART as error:
        raise source.refused(refusals.BROKEN, reason=refusals.CONTRADICTION) from error


def _with_lists(source: Source, model: Imported) -> Imported:
    """Return ``model`` with the example that a file of JSON carries beside it, if one does."""
    if model.example is not None or not isinstance(source.json, dict):
        return model
    lists = lists_called(cast("dict[str, Any]", source.json), may_be_example)
    return replace(model, example=example_in(model, lists))


def is_model(source: Source) -> bool:
    """Tell whether ``source`` looks like a model, also like one that is refused."""
    return any(one.matches(source) for one in FORMATS[:-1]) or foreign.is_named(source)
