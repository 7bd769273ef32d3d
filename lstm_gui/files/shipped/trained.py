"""Trained networks: a session, the read-out after its cell, and how both came about."""

import os

import msgspec
import numpy as np
from msgspec import Struct

from lstm_gui.core import State, network_of
from lstm_gui.core.arrays import Array
from lstm_gui.core.network import state_at
from lstm_gui.core.readout import Readout
from lstm_gui.core.training import TASKS, Task
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_arrays import require_length
from lstm_gui.files.sessions.session_cell import require_known
from lstm_gui.files.sessions.session_decoding import decoded
from lstm_gui.files.sessions.session_encoding import document
from lstm_gui.files.sessions.session_limits import MAX_SIZE, require_length_within, require_within
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.trained_format import FORMAT, VERSION, Document, Facts, Headed
from lstm_gui.files.texts.json_text import decode, layout

FOLDER = "trained"
SUFFIX = ".json"

_LIMIT = 16 * 2**20


class TrainedModel(Struct, frozen=True):
    """A network that was trained, ready to be asked.

    Parameters
    ----------
    name
        The name of its file.
    state
        The cell, first states of 0 and an example sequence with a label for each step.
    readout
        Scores of the answers, ``(V, H)`` and ``(V,)``.
    vocabulary
        What each of the I inputs means.
    labels
        What each of the V outputs means.
    facts
        How it was trained and how good it is.
    """

    name: str
    state: State
    readout: Readout
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    facts: Facts

    @property
    def task(self) -> Task:
        """What it was trained to do."""
        return TASKS[self.facts.task]


def trained_names() -> tuple[str, ...]:
    """Return the names of all networks that come with the program, sorted.

    Raises
    ------
    Problem
        If the installation lacks their folder.
    """
    files = resource(FOLDER).glob(f"*{SUFFIX}")
    return tuple(sorted(file.name.removesuffix(SUFFIX) for file in files))


def trained_facts() -> dict[str, Facts]:
    """Return how each network that comes with the program came about, by its name.

    Raises
    ------
    Problem
        If the installation lacks one, or one is broken.
    """
    found: dict[str, Facts] = {}
    for name in trained_names():
        path = resource(FOLDER, name + SUFFIX)
        found[name] = decode(read_bytes(path, _LIMIT), Headed, os.fspath(path)).facts
    return found


def load_trained(name: str) -> TrainedModel:
    """Return the network called ``name`` that comes with the program.

    Raises
    ------
    Problem
        If there is none of that name, or its file is broken.
    """
    known = trained_names()
    if name not in known:
        raise Problem(
            'There is no preset "{name}". Choose one of: {known}.',
            name=name,
            known=", ".join(known),
        )
    return read_trained(resource(FOLDER, name + SUFFIX))


def read_trained(path: str | os.PathLike[str]) -> TrainedModel:
    """Open the file ``path``.

    Raises
    ------
    Problem
        If it cannot be read or is not a trained network; names the JSON path, below
        ``$.session`` as in a session file.
    """
    name = os.fspath(path)
    data = decode(read_bytes(path, _LIMIT), Document, name)
    require_known([data.format], [FORMAT], "$.format", name)
    require_within(data.version, 1, VERSION, "$.version", name)
    require_known([data.facts.task], tuple(TASKS), "$.facts.task", name)
    network, _ = decoded(bytes(data.session), name)
    state = state_at(network, network.focus)
    readout = _readout(data, state.parameters.hidden_size, name)
    require_length(data.vocabulary, state.parameters.input_size, "$.vocabulary", name)
    stem = os.path.basename(name).removesuffix(SUFFIX)
    return TrainedModel(stem, state, readout, data.vocabulary, data.labels, data.facts)


def write_trained(path: str | os.PathLike[str], model: TrainedModel) -> None:
    """Save ``model`` as ``path``, atomically.

    Raises
    ------
    Problem
        If it cannot be written; the file that was there stays as it was.
    """
    text = layout(
        {
            "format": FORMAT,
            "version": VERSION,
            "facts": msgspec.to_builtins(model.facts),
            "vocabulary": list(model.vocabulary),
            "labels": list(model.labels),
            "readout": {
                "w": model.readout.weights.tolist(),
                "b": model.readout.bias.tolist(),
            },
            "session": document(network_of(model.state), {}, os.fspath(path)),
        }
    )
    replace_bytes(path, (text + "\n").encode())


def _readout(data: Document, units: int, name: str) -> Readout:
    outputs = len(data.labels)
    require_length_within(outputs, 1, MAX_SIZE, "$.labels", name)
    require_length(data.readout.w, outputs, "$.readout.w", name)
    for row, values in enumerate(data.readout.w):
        require_length(values, units, f"$.readout.w[{row}]", name)
    require_length(data.readout.b, outputs, "$.readout.b", name)
    return Readout(_array(data.readout.w), _array(data.readout.b))


def _array(values: list[list[float]] | list[float]) -> Array:
    return np.array(values, dtype=np.float64)
