"""What ``lstm-gui inspect`` says of a model."""

from typing import Any

import msgspec
from msgspec import Struct

from lstm_gui.app.session_argument import is_there, open_argument
from lstm_gui.core import Network
from lstm_gui.files.importers import Imported, ImportedLayer, model_of, read_model
from lstm_gui.files.model_file import is_session, model_in
from lstm_gui.words.one_line import one_line


class Taken(Struct, frozen=True):
    """A model, and the network of the session that it was made of, if it was."""

    model: Imported
    network: Network | None = None


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
    return Taken(model_of(network, "a session of LSTM Explorer"), network)


def inspected(argument: str) -> Imported:
    """Return the model alone; see `taken`."""
    return taken(argument).model


def described(model: Imported) -> dict[str, Any]:
    """Return what is known of ``model``, with the keys that the command line promises."""
    return {
        "format": str(model.format),
        "layers": [_layer(layer) for layer in model.layers],
        "readout": _readout(model),
        "left_out": list(model.left_out),
        "notes": [str(note) for note in model.notes],
    }


def as_json(model: Imported) -> str:
    """Return `described` as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(described(model)), indent=2).decode()


def as_text(model: Imported) -> str:
    """Return the same for human eyes, what the file says in its line."""
    readout = _readout(model)
    lines = [model.format, *(f"  {_line(layer)}" for layer in model.layers)]
    if readout is not None:
        added = " plus the input" if model.skip else ""
        lines.append(f"  read-out: {readout['outputs']} × {readout['activation']}{added}")
    lines += [f"left out: {', '.join(model.left_out)}"] if model.left_out else []
    return "\n".join(one_line(line) for line in (*lines, *model.notes))


def _line(layer: ImportedLayer) -> str:
    facts = [f"{layer.input_size} → {layer.hidden_size}", layer.direction]
    facts += [f"gates {layer.gate_order}"] if layer.gate_order else []
    facts += [f"reset {layer.parameters.kind.reset}"] if layer.parameters.kind.reset else []
    facts.append(f"biases {layer.biases}")
    facts += [f"reads {' + '.join(layer.depends_on)}"] if layer.depends_on else []
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
