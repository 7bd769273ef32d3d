"""Where in the nested dictionaries of a checkpoint the weights of the model are."""

from collections.abc import Iterator
from typing import Any, cast

from msgspec import Struct

from lstm_gui.files.importers import notes
from lstm_gui.files.importers.torch.pickle_values import Strided
from lstm_gui.files.importers.torch.tensor_names import is_recurrent
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import counted

_ENTRIES = counted("{name} ({count} entry)", "{name} ({count} entries)", "count")
_DEEPEST = 8
_MOST = 200_000
_SECOND = ("optim", "scheduler", "ema", "scaler", "swa", "best", "teacher", "momentum")
"""What names contain that hold the weights a second time, or numbers of the same shapes."""


class Chosen(Struct, frozen=True):
    """The weights of the model by their names, and what else is in the checkpoint.

    ``beside`` are the tensors that stand elsewhere in it.
    """

    tensors: dict[str, Strided]
    notes: tuple[Note, ...]
    left_out: tuple[str, ...]
    beside: dict[str, Strided] = {}


def weights_of(root: Any) -> Chosen:
    """Return the tensors of the model in the data of a checkpoint; empty if there are none."""
    holders = list(_holders(root, (), set()))
    recurrent = [(path, held) for path, held in holders if any(map(is_recurrent, held))]
    first = [one for one in recurrent if not _is_second(one[0])] or recurrent[:1]
    if not first:
        held = holders[0][1] if holders else {}
        return Chosen(held, (), ())
    names = [set(held) for _, held in first]
    parts = [one for index, one in enumerate(first) if names[index] not in names[:index]]
    tensors = {
        ".".join((*(path if len(parts) > 1 else ()), name)): tensor
        for path, held in parts
        for name, tensor in held.items()
    }
    places = [".".join(path) for path, _ in parts if path]
    told = (note(notes.CHECKPOINT, places=", ".join(places)),) if places else ()
    read = {path[0] for path, _ in parts if path}
    beside = {
        ".".join((*path, name)): tensor
        for path, held in holders
        if (path, held) not in recurrent
        for name, tensor in held.items()
    }
    return Chosen(tensors, told, _beside(root, read), beside)


def _beside(root: Any, read: set[str]) -> tuple[str, ...]:
    if not isinstance(root, dict) or not read:
        return ()
    beside = cast("dict[Any, Any]", root)
    return tuple(_told(str(key), value) for key, value in beside.items() if str(key) not in read)


def _told(name: str, value: Any) -> str:
    if not isinstance(value, dict):
        return name
    held = cast("dict[str, Any]", value)
    inside = held.get("state")
    count = len(cast("dict[Any, Any]", inside)) if isinstance(inside, dict) else len(held)
    return note(_ENTRIES, name=name, count=count)


def _is_second(path: tuple[str, ...]) -> bool:
    return any(word in part.lower() for part in path for word in _SECOND)


def _holders(
    value: Any, path: tuple[str, ...], seen: set[int]
) -> Iterator[tuple[tuple[str, ...], dict[str, Strided]]]:
    """Yield each dictionary that holds tensors, with the keys that lead to it."""
    if not isinstance(value, dict):
        return
    nested = cast("dict[Any, Any]", value)
    if len(path) > _DEEPEST or id(nested) in seen:
        return
    seen.add(id(nested))
    items = list(nested.items())
    held = {str(key): one for key, one in items if isinstance(one, Strided)}
    if held:
        yield path, held
    for key, one in items[:_MOST]:
        yield from _holders(one, (*path, str(key)), seen)
