"""A state dict of PyTorch written as JSON."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from lstm_gui.files.importers.example import with_example
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.json_arrays import tensors_of
from lstm_gui.files.importers.notes import WEIGHTS_ONLY
from lstm_gui.files.importers.source import Source
from lstm_gui.files.importers.torch.state_dict import Told, read_state
from lstm_gui.files.importers.torch.tensor_names import is_recurrent
from lstm_gui.files.problem import Word, message

FORMAT = Word(message("a state dict as JSON"))
SUFFIXES = (".json",)
_HOLDERS = ("state_dict", "model_state_dict", "model", "weights")


def matches(source: Source) -> bool:
    """Tell whether ``source`` is such a file."""
    return _arrays(source) is not None


def opened(source: Source) -> Imported:
    """Return the model; see `lstm_gui.files.importers.formats.read_model`."""
    source = source.called(FORMAT)
    tensors = tensors_of(source, _arrays(source) or {})
    told = Told(notes=(WEIGHTS_ONLY,))
    return with_example(tensors, partial(read_state, source, told=told))


def _arrays(source: Source) -> dict[str, Any] | None:
    found = source.json
    if not isinstance(found, Mapping):
        return None
    document = cast("dict[str, Any]", found)
    for held in (document, *(document.get(name) for name in _HOLDERS)):
        if isinstance(held, dict) and any(map(is_recurrent, cast("dict[str, Any]", held))):
            return cast("dict[str, Any]", held)
    return None
