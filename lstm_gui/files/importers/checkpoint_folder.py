"""A folder of checkpoints: the files of one network at different times, in their order."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.passes.going_on import GoesOn
from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.importers.formats import read_model, usual_suffixes
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.natural_order import natural
from lstm_gui.files.importers.networks import forms_network
from lstm_gui.files.note import Note, note
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.sessions.session import SUFFIX

MAX_BYTES = 1024 * 2**20
"""Of all files together."""

_NONE = message(
    "There are no two checkpoints of one network in {file}. Choose a folder with the files of "
    "one training."
)
_TOO_LARGE = message(
    "The checkpoints in {file} are larger than {limit} MB together. Leave fewer of them there."
)
_OTHER = message("{file} is left out: it is another network than {first}.")
_NOT_READ = message("{file} is left out. {reason}")
_NOT_OPEN = message("{file} could not be read: {reason}. Choose another folder.")


class Checkpoint(Struct, frozen=True):
    """The name of a file, and the model in it."""

    name: str
    model: Imported


class CheckpointSeries(Struct, frozen=True):
    """Models with the same layers in the order of their files' names, and what was left out."""

    folder: Path
    checkpoints: tuple[Checkpoint, ...]
    left_out: tuple[Note, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.checkpoints)

    @property
    def first(self) -> Imported:
        return self.checkpoints[0].model

    def each(self, made: Callable[[Imported], Imported]) -> "CheckpointSeries":
        """Return the series of what is ``made`` of each model."""
        return replace(
            self,
            checkpoints=tuple(replace(one, model=made(one.model)) for one in self.checkpoints),
        )


def checkpoint_files(folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Return the files in ``folder`` that are called as models are, numbers by their size.

    Raises
    ------
    Problem
        If the folder cannot be looked into.
    """
    suffixes = usual_suffixes()
    try:
        found = [path for path in Path(folder).iterdir() if os.path.isfile(path)]
    except OSError as error:
        reason = reason_of(error)
        raise Problem(_NOT_OPEN, file=os.fspath(folder), reason=reason) from error
    named = [one for one in found if one.name.lower().endswith(suffixes)]
    return tuple(sorted((one for one in named if not one.name.endswith(SUFFIX)), key=_order))


def read_checkpoints(folder: str | os.PathLike[str], goes_on: GoesOn) -> CheckpointSeries | None:
    """Return the models in ``folder`` that are the same network; None once ``goes_on`` says no.

    Parameters
    ----------
    goes_on
        Called with the share that is read, in [0, 1]; returns whether to go on.

    Raises
    ------
    Problem
        If there are fewer than two, or all together are too large.
    """
    files, name = checkpoint_files(folder), os.fspath(folder)
    if sum(map(_size, files)) > MAX_BYTES:
        raise Problem(_TOO_LARGE, file=name, limit=MAX_BYTES // 2**20)
    kept, left_out = list[Checkpoint](), list[Note]()
    for place, path in enumerate(files):
        if not goes_on(place / len(files)):
            return None
        try:
            model = read_model(path)
        except Problem as problem:
            reason = note(problem.template, **{**problem.fields, "file": path.name})
            left_out.append(note(_NOT_READ, file=path.name, reason=reason))
            continue
        if kept and shape_of(model) != shape_of(kept[0].model):
            left_out.append(note(_OTHER, file=path.name, first=kept[0].name))
        else:
            kept.append(Checkpoint(path.name, model))
    if len(kept) < 2:
        raise Problem(_NONE, file=name)
    return CheckpointSeries(Path(folder), tuple(kept), tuple(left_out))


def shape_of(model: Imported) -> tuple[Any, ...]:
    """Return all that two models of one network have in common."""
    head = tuple((dense.weights.shape, dense.activation) for dense in model.head)
    table = None if model.embedding is None else model.embedding.weights.shape
    layers = tuple(map(_layer_shape, model.layers))
    return layers, head, model.head_inputs, model.skip, table, forms_network(model)


def _layer_shape(layer: ImportedLayer) -> tuple[Any, ...]:
    size = layer.input_size, layer.hidden_size
    return layer.name, layer.parameters.kind, size, layer.direction, layer.depends_on


def _size(path: Path) -> int:
    """Return how many bytes ``path`` has; a training that still runs may have taken it away."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _order(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Return what sorts ``epoch2`` before ``epoch10``."""
    return natural(path.name.lower()), path.name
