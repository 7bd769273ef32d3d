"""Files of models that are not read, each with the way out."""

from collections.abc import Mapping
from typing import NamedTuple, NoReturn, cast

from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.source import Source


class _Foreign(NamedTuple):
    suffixes: tuple[str, ...]
    marks: tuple[tuple[int, bytes], ...]
    format: str
    remedy: str


_WEIGHTS = "model.state_dict() saved with torch.save, or as safetensors"
_FOREIGN = (
    _Foreign((".tflite",), ((4, b"TFL3"),), "a TensorFlow Lite model", "a .keras file"),
    _Foreign((".mlmodel", ".mlpackage"), (), "a Core ML model", "ONNX from where it was trained"),
    _Foreign((".gguf",), ((0, b"GGUF"),), "a GGUF model", "safetensors"),
    _Foreign((".pb",), (), "a TensorFlow graph", "a .keras file"),
    _Foreign((".ckpt", ".index"), (), "a TensorFlow checkpoint", "a .keras or .weights.h5 file"),
    _Foreign((".pdparams",), (), "a Paddle checkpoint", "ONNX or NPZ"),
    _Foreign((".rknn", ".engine", ".plan"), (), "a compiled model", "the ONNX it was made from"),
    _Foreign(
        (".pkl", ".pickle", ".joblib"),
        ((0, b"\x80\x02"), (0, b"\x80\x03"), (0, b"\x80\x04"), (0, b"\x80\x05")),
        "a Python pickle",
        _WEIGHTS,
    ),
)


def matches(source: Source) -> bool:
    """Take every file that no other format takes."""
    del source
    return True


def is_named(source: Source) -> bool:
    """Tell whether ``source`` is a file of one of the formats that are not read."""
    json: object = source.json
    return _format_of(source) is not None or (isinstance(json, dict) and "dilations" in json)


def opened(source: Source) -> NoReturn:
    """Raise the Problem that says what ``source`` is and what to do."""
    found = _format_of(source)
    if found is not None:
        raise source.called(found.format).refused(refusals.FOREIGN, remedy=found.remedy)
    if isinstance(source.json, dict):
        document = cast("dict[str, object]", source.json)
        keys = ", ".join(list(document)[:8])
        raise source.called(_kind_of_json(document)).refused(
            refusals.NOTHING_RECURRENT, found=keys or "nothing"
        )
    raise source.refused(refusals.UNKNOWN)


def _kind_of_json(document: Mapping[str, object]) -> str:
    return "a WaveNet" if "dilations" in document else "a JSON file"


def _format_of(source: Source) -> _Foreign | None:
    for one in _FOREIGN:
        marked = any(source.data[at : at + len(mark)] == mark for at, mark in one.marks)
        if marked or source.ends(*one.suffixes):
            return one
    return None
