"""safetensors: the length of a header, the header as JSON, and the numbers."""

from functools import partial
from typing import Any

import msgspec
import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.example import with_example
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.layouts import Tensor
from lstm_gui.files.importers.notes import WEIGHTS_ONLY
from lstm_gui.files.importers.number_types import NUMBER_TYPES, numbers
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.state_dict import Told, read_state
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("a safetensors file"))
SUFFIXES = (".safetensors",)
_LENGTH = 8
_LONGEST_HEADER = 100 * 10**6


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    return source.ends(".safetensors") or source.data[_LENGTH : _LENGTH + 2] == b'{"'


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    start, header = _header(source)
    tensors = {
        name: _tensor(source, name, part, start)
        for name, part in header.items()
        if name != "__metadata__"
    }
    told = Told(ordered=False, notes=(WEIGHTS_ONLY,))
    return with_example(tensors, partial(read_state, source, told=told))


def _header(source: Source) -> tuple[int, dict[str, Any]]:
    length = int.from_bytes(source.data[:_LENGTH], "little")
    start = _LENGTH + length
    if len(source.data) < _LENGTH or start > len(source.data) or length > _LONGEST_HEADER:
        reason = note(named_parts.LONG_HEADER, found=length, size=len(source.data))
        raise source.refused(refusals.BROKEN, reason=reason)
    try:
        header = msgspec.json.decode(source.data[_LENGTH:start], type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise source.refused(refusals.BROKEN, reason=refusals.NO_HEADER) from error
    return start, header


def _tensor(source: Source, name: str, part: dict[str, Any], start: int) -> Tensor:
    try:
        shape = tuple(_size(size) for size in part["shape"])
        first, last = (_size(place) for place in part["data_offsets"])
        kind = NUMBER_TYPES.get(str(part["dtype"]))
    except (KeyError, TypeError, ValueError) as error:
        raise source.refused(refusals.BROKEN, reason=note(refusals.DESCRIBED, name=name)) from error

    def load() -> Array:
        if kind is None:
            variant = note(named_parts.NUMBER_TYPE, name=part["dtype"])
            raise source.refused(refusals.VARIANT, layer=name, variant=variant)
        data = memoryview(source.data)[start + first : start + last]
        expected = int(np.prod(shape, dtype=object)) * kind.size
        if last - first != expected or len(data) != expected:
            reason = note(refusals.BYTES, name=name, found=len(data), expected=expected)
            raise source.refused(refusals.BROKEN, reason=reason)
        return numbers(data, kind).reshape(shape)

    return Tensor(shape, load)


def _size(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
