"""The formats in which the window writes a model, and the work of trying and of writing them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lstm_gui.core import Sequence
from lstm_gui.files.disk.atomic import replace_bytes, require_folder
from lstm_gui.files.exporters import written
from lstm_gui.files.exporters.written import CODE, PROGRAMS, Survey, encoded_model, survey
from lstm_gui.files.importers.imported import Imported
from lstm_gui.ui.document.job import GoesOn

_PROGRAM = ".py"
_USUAL, *_FURTHER = CODE
FORMATS = MappingProxyType(
    {suffix: one.title for suffix, one in written.FORMATS.items()}
    | {_PROGRAM: PROGRAMS[_USUAL]}
    | {code: PROGRAMS[code] for code in _FURTHER}
)
"""What they are called, as messages, by the suffixes of their files, the further programs by
their names."""


def suffix_of(format_name: str) -> str:
    """Return how the files of a format end."""
    return format_name if format_name.startswith(".") else _PROGRAM


def code_of(format_name: str) -> str:
    """Return which program a format is, if it is one that ends in ``.py``."""
    return format_name if format_name in CODE else _USUAL


def is_complete(name: str) -> bool:
    """Tell whether the name of a file ends as those of one of the formats do."""
    return name.lower().endswith(tuple(map(suffix_of, FORMATS)))


def number_count(model: Imported) -> int:
    """Return how many weights and biases there are, but for those of the ends."""
    parameters = [layer.parameters for layer in model.layers]
    return sum(one.w_x.size + one.w_h.size + one.b.size for one in parameters)


def try_all(
    model: Imported, names: Mapping[str, str], goes_on: Callable[[tuple[str, Survey]], bool]
) -> None:
    """Tell of each format in turn, with its `Survey`.

    Parameters
    ----------
    names
        What a file of each format would be called, the most urgent first.
    """
    for format_name, name in names.items():
        if not goes_on((format_name, survey(name, model, code_of(format_name)))):
            return


def write(
    path: Path, model: Imported, code: str, given: Sequence, _pieces: list[Any], goes_on: GoesOn
) -> bool:
    """Write ``model`` unless it was given up meanwhile, and return whether it is there."""
    require_folder(path)
    data = encoded_model(path, model, code, given)
    if goes_on():
        replace_bytes(path, data)
    return goes_on()
