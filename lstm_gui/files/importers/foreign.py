"""Files of models that are not read, each with the way out."""

from collections.abc import Mapping
from typing import NamedTuple, NoReturn, cast

from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.source import Source
from lstm_gui.files.problem import Word, message


class _Foreign(NamedTuple):
    suffixes: tuple[str, ...]
    marks: tuple[tuple[int, bytes], ...]
    format: Word
    remedy: Word


_WAVENET, _JSON = Word(message("a WaveNet")), Word(message("a JSON file"))
_WEIGHTS = Word(message("model.state_dict() saved with torch.save, or as safetensors"))
_FOREIGN = (
    _Foreign(
        (".tflite",),
        ((4, b"TFL3"),),
        Word(message("a TensorFlow Lite model")),
        Word(message("a .keras file")),
    ),
    _Foreign(
        (".mlmodel", ".mlpackage"),
        (),
        Word(message("a Core ML model")),
        Word(message("ONNX from where it was trained")),
    ),
    _Foreign(
        (".gguf",), ((0, b"GGUF"),), Word(message("a GGUF model")), Word(message("safetensors"))
    ),
    _Foreign((".pb",), (), Word(message("a TensorFlow graph")), Word(message("a .keras file"))),
    _Foreign(
        (".ckpt", ".index"),
        (),
        Word(message("a TensorFlow checkpoint")),
        Word(message("a .keras or .weights.h5 file")),
    ),
    _Foreign(
        (".pdparams",), (), Word(message("a Paddle checkpoint")), Word(message("ONNX or NPZ"))
    ),
    _Foreign(
        (".rknn", ".engine", ".plan"),
        (),
        Word(message("a compiled model")),
        Word(message("the ONNX it was made from")),
    ),
    _Foreign(
        (".pkl", ".pickle", ".joblib"),
        ((0, b"\x80\x02"), (0, b"\x80\x03"), (0, b"\x80\x04"), (0, b"\x80\x05")),
        Word(message("a Python pickle")),
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
            refusals.NOTHING_RECURRENT, found=keys or refusals.NOTHING
        )
    raise source.refused(refusals.UNKNOWN)


def _kind_of_json(document: Mapping[str, object]) -> Word:
    return _WAVENET if "dilations" in document else _JSON


def _format_of(source: Source) -> _Foreign | None:
    for one in _FOREIGN:
        marked = any(source.data[at : at + len(mark)] == mark for at, mark in one.marks)
        if marked or source.ends(*one.suffixes):
            return one
    return None
