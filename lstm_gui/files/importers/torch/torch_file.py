"""Files of ``torch.save``: a zip with a pickle and the numbers beside it, or the older stream."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, cast

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.example import example_in, with_example
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.layouts import Tensor
from lstm_gui.files.importers.notes import WEIGHTS_ONLY
from lstm_gui.files.importers.number_types import STORAGES, numbers
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.checkpoints import weights_of
from lstm_gui.files.importers.torch.pickle_data import read_pickle
from lstm_gui.files.importers.torch.pickle_values import Broken, Code, Stored, Strided
from lstm_gui.files.importers.torch.state_dict import Told, read_state
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("a PyTorch file"))
SUFFIXES = (".pt", ".pth", ".bin", ".ckpt", ".tar")
_SCRIPT = Word(message("a TorchScript program"))
_WEIGHTS = Word(message("model.state_dict() saved with torch.save"))
_QUANTISED = ("qtensor", "ScriptObject", "quantized", "_affine")
"""What the names contain of which quantised weights are made."""
_PICKLE = "data.pkl"
_OLD_MARK = 0x1950A86A20F9469CFC6C
_Storages = Callable[[Stored], tuple[bytes, str]]


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    if any(name.rpartition("/")[2] == _PICKLE for name in source.members):
        return True
    return _is_old(source) or (source.ends(".pt", ".pth") and not source.members)


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    root, storages = _archive(source) if source.members else _stream(source)
    chosen = weights_of(root)

    def made(named: Mapping[str, Strided]) -> dict[str, Tensor]:
        return {name: _tensor(source, name, one, storages) for name, one in named.items()}

    told = Told(left_out=chosen.left_out, notes=(*chosen.notes, WEIGHTS_ONLY))
    model = with_example(made(chosen.tensors), partial(read_state, source, told=told))
    if model.example is not None:
        return model
    return replace(model, example=example_in(model, made(chosen.beside)))


def _archive(source: Source) -> tuple[Any, _Storages]:
    pickle = next(name for name in source.members if name.rpartition("/")[2] == _PICKLE)
    folder = pickle.removesuffix(_PICKLE)
    if any(name.startswith(f"{folder}code/") for name in source.members):
        script = source.called(_SCRIPT)
        raise script.refused(refusals.FOREIGN, remedy=_WEIGHTS)
    root = _data(source, io.BytesIO(source.member(pickle)))
    order = "<"
    if f"{folder}byteorder" in source.members:
        order = ">" if source.member(f"{folder}byteorder").strip() == b"big" else "<"

    def storage(stored: Stored) -> tuple[bytes, str]:
        return source.member(f"{folder}data/{stored.key}"), order

    return root, storage


def _is_old(source: Source) -> bool:
    mark = b"\x8a\x0a" + _OLD_MARK.to_bytes(10, "little")
    return source.data[2 : 2 + len(mark)] == mark


def _stream(source: Source) -> tuple[Any, _Storages]:
    """Read the format of PyTorch before 1.6: pickles one after the other, then the numbers."""
    if not _is_old(source):
        raise source.refused(refusals.BROKEN, reason=refusals.NO_STREAM)
    stream = io.BytesIO(source.data)
    parts = [_data(source, stream) for _ in range(5)]
    parts_by_key: dict[str, int] = {str(key): 0 for key in parts[4]}
    root = parts[3]
    kinds = {one.storage.key: one.storage for one in _tensors(root)}
    for key in parts_by_key:
        parts_by_key[key] = stream.tell() + 8
        count = int.from_bytes(stream.read(8), "little")
        size = STORAGES[kinds[key].kind].size if key in kinds else 4
        stream.seek(count * size, io.SEEK_CUR)

    def storage(stored: Stored) -> tuple[bytes, str]:
        kind, start = STORAGES.get(stored.kind), parts_by_key.get(stored.key)
        if kind is None or start is None:
            raise source.refused(
                refusals.MISSING, tensor=note(named_parts.STORAGE, name=stored.key)
            )
        return source.data[start : start + stored.count * kind.size], "<"

    return root, storage


def _tensors(root: Any) -> Iterator[Strided]:
    """Yield the tensors in ``root``, whatever holds them; what is held twice is looked at once."""
    waiting, seen = [root], set[int]()
    while waiting:
        value: Any = waiting.pop()
        if isinstance(value, Strided):
            yield value
        elif id(value) not in seen:
            seen.add(id(value))
            waiting += _held(value)


def _held(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(cast("dict[Any, Any]", value).values())
    return list(cast("list[Any]", value)) if isinstance(value, list | tuple) else []


def _data(source: Source, stream: io.BytesIO) -> Any:
    try:
        return read_pickle(stream)
    except Code as found:
        if any(part in str(found) for part in _QUANTISED):
            raise source.refused(refusals.QUANTISED) from found
        raise source.refused(refusals.CODE, name=found.args[0]) from found
    except Broken as error:
        raise source.refused(refusals.BROKEN, reason=refusals.NO_PICKLE) from error


def _tensor(source: Source, name: str, one: Strided, storages: _Storages) -> Tensor:
    def load() -> Array:
        kind = STORAGES.get(one.storage.kind)
        if kind is None:
            variant = note(named_parts.NUMBER_TYPE, name=one.storage.kind)
            raise source.refused(refusals.VARIANT, layer=name, variant=variant)
        if len(one.shape) != len(one.strides):
            raise source.refused(refusals.BROKEN, reason=note(refusals.DESCRIBED, name=name))
        data, order = storages(one.storage)
        usable = len(data) - len(data) % kind.size
        values = numbers(data[:usable], kind, order)
        if 0 in one.shape:
            return np.zeros(one.shape)
        steps = zip(one.shape, one.strides, strict=True)
        last = one.offset + sum((size - 1) * stride for size, stride in steps)
        if last >= min(len(values), max(one.storage.count, 0) or len(values)):
            reason = note(named_parts.BEYOND, name=name, count=len(values))
            raise source.refused(refusals.BROKEN, reason=reason)
        strides = tuple(8 * stride for stride in one.strides)
        return np.lib.stride_tricks.as_strided(values[one.offset :], one.shape, strides).copy()

    return Tensor(one.shape, load)
