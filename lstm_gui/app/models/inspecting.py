"""What ``lstm-gui inspect`` says of a model."""

from typing import Any

import msgspec
from msgspec import Struct

from lstm_gui.app.grammar.session_argument import is_there, open_argument
from lstm_gui.core import Network
from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import Imported, ImportedLayer, model_of, read_model
from lstm_gui.files.importers.model_file import is_session, model_in
from lstm_gui.files.importers.tested import difference_of, said_of_example
from lstm_gui.files.note import Note
from lstm_gui.words.model_words import names_left_out
from lstm_gui.words.one_line import as_lines
from lstm_gui.words.translation import message, told, tr
from lstm_gui.words.vocabulary import OUTPUT_NAMES

_SESSION = message("a session of LSTM Explorer")
_LEFT_OUT = message("left out: {names}")
_READOUT = message("read-out: {outputs} × {activation}")
_READOUT_AND_INPUT = message("read-out: {outputs} × {activation} plus the input")
_DIRECTIONS = {"forward": message("forward"), "backward": message("backward")}
_RESETS = {"before": message("reset before"), "after": message("reset after")}
_GATES, _BIASES = message("gates {order}"), message("biases {count}")
_READS = message("reads {layers}")


class Taken(Struct, frozen=True):
    """A model, and the network of the session that it was made of, if it was."""

    model: Imported
    network: Network | None = None

    @property
    def x(self) -> Array | None:
        """The input that the file brings along, ``(T, I)``, if it does."""
        if self.network is not None:
            return self.network.sequence.x
        return None if self.model.example is None else self.model.example.x

    @property
    def answers(self) -> tuple[str, ...] | None:
        """What the numbers of the answer are called, if a session names them."""
        readout = None if self.network is None else self.network.readout
        return None if readout is None else readout.names


def taken(argument: str) -> Taken:
    """Return the model in the file ``argument``; a session is a model of its layers.

    Raises
    ------
    Problem
        If it is neither.
    """
    model = model_in(argument)
    if model is not None:
        return Taken(model)
    if is_there(argument) and not is_session(argument):
        return Taken(read_model(argument))
    network = open_argument(argument).session.network
    return Taken(model_of(network, _SESSION), network)


def inspected(argument: str) -> Imported:
    """Return the model alone; see `taken`."""
    return taken(argument).model


def described(model: Imported) -> dict[str, Any]:
    """Return what is known of ``model``, with the keys that the command line promises."""
    return {
        "format": str(model.format),
        "layers": [_layer(layer) for layer in model.layers],
        "readout": _readout(model),
        "left_out": [str(name) for name in model.left_out],
        "notes": [str(note) for note in _notes(model)],
    }


def as_json(model: Imported) -> str:
    """Return `described` as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(described(model)), indent=2).decode()


def as_text(model: Imported) -> str:
    """Return the same for human eyes, what the file says in its line."""
    readout = _readout(model)
    lines = [tr(model.format), *(f"  {_line(layer)}" for layer in model.layers)]
    if readout is not None:
        said = tr(_READOUT_AND_INPUT if model.skip else _READOUT)
        activation = tr(OUTPUT_NAMES.get(readout["activation"], readout["activation"]))
        lines.append("  " + said.format(outputs=readout["outputs"], activation=activation))
    if model.left_out:
        lines.append(tr(_LEFT_OUT).format(names=names_left_out(model)))
    return as_lines((*lines, *map(told, _notes(model))))


def _notes(model: Imported) -> tuple[Note, ...]:
    return (*said_of_example(model, difference_of(model)), *model.notes)


def _line(layer: ImportedLayer) -> str:
    facts = [f"{layer.input_size} → {layer.hidden_size}", tr(_DIRECTIONS[layer.direction])]
    reset = layer.parameters.kind.reset
    facts += [tr(_GATES).format(order=layer.gate_order)] if layer.gate_order else []
    facts += [tr(_RESETS[reset])] if reset else []
    facts.append(tr(_BIASES).format(count=layer.biases))
    below = " + ".join(layer.depends_on or ())
    facts += [tr(_READS).format(layers=below)] if below else []
    return f"{layer.name}: {layer.kind.upper()} {', '.join(facts)}"


def _layer(layer: ImportedLayer) -> dict[str, Any]:
    depends_on = layer.depends_on
    return {
        "name": layer.name,
        "kind": layer.kind,
        "direction": layer.direction,
        "input_size": layer.input_size,
        "hidden_size": layer.hidden_size,
        "gate_order": layer.gate_order,
        "reset": layer.parameters.kind.reset,
        "biases": layer.biases,
        "depends_on": None if depends_on is None else list(depends_on),
    }


def _readout(model: Imported) -> dict[str, Any] | None:
    if not model.head:
        return None
    return {
        "inputs": list(model.head_inputs),
        "outputs": len(model.head[-1].bias),
        "activation": model.head[-1].activation,
        "layers": len(model.head),
        "skip": model.skip,
    }
