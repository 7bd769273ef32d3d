"""From a Network to the JSON of a session file."""

from typing import cast

from msgspec.structs import replace

from lstm_gui.core import Embedding, Layer, Network, Parameters, Readout, Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import fitted_clamps
from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.sessions.session_cell import kind_fields
from lstm_gui.files.sessions.session_clamps import clamp_fields
from lstm_gui.files.sessions.session_format import FORMAT, VERSION
from lstm_gui.files.sessions.session_limits import require_network, require_view
from lstm_gui.files.sessions.session_target import require_target, target_fields
from lstm_gui.files.texts.json_text import JSON


def document(network: Network, view: dict[str, JSON], name: str) -> dict[str, JSON]:
    """Return the whole file as plain JSON values, but for the rows of the input, an array.

    Raises
    ------
    Problem
        If a kind of cell, a number, a label or the view is beyond what a session may hold.
    """
    require_network(network, name)
    require_view(view, name)
    if network.sequence.target is not None:
        require_target(network.sequence.target, name)
    layers = [_fitting(layer, len(network.sequence)) for layer in network.layers]
    clamps = clamp_fields(layers, name)
    return {
        "format": FORMAT,
        "version": VERSION,
        "embedding": _embedding(network.embedding),
        "layers": [_layer(layer, name) for layer in layers],
        "readout": _readout(network.readout),
        "input": _input(network.sequence),
        **({"clamps": clamps} if clamps else {}),
        "selection": _selection(network),
        "view": view,
    }


def _fitting(layer: Layer, steps: int) -> Layer:
    """Return ``layer`` without clamps of steps that are gone."""
    clampable = layer.parameters.kind.clampable
    return replace(layer, clamps=fitted_clamps(layer.clamps, clampable, layer.hidden_size, steps))


def _layer(layer: Layer, name: str) -> dict[str, JSON]:
    inputs: JSON = layer.inputs[0] if layer.inputs == (INPUT,) else list(layer.inputs)
    return {
        "name": layer.name,
        "cell": _cell(layer.parameters, name),
        "initial": _initial(layer),
        "direction": layer.direction,
        "input": inputs,
    }


def _cell(parameters: Parameters, name: str) -> dict[str, JSON]:
    return {
        **kind_fields(parameters.kind, name),
        "input_size": parameters.input_size,
        "hidden_size": parameters.hidden_size,
        "blocks": {block: _block(parameters, block) for block in parameters.kind.blocks},
    }


def _block(parameters: Parameters, name: str) -> dict[str, JSON]:
    block = parameters.block(name)
    further = {
        extra: _plain(parameters.extra_of(name, extra))
        for extra in parameters.kind.extra_names(name)
    }
    heard = {} if parameters.kind.is_deaf(name) else {"w_h": _plain(block.w_h)}
    return {"w_x": _plain(block.w_x), **heard, "b": _plain(block.b), **further}


def _initial(layer: Layer) -> dict[str, JSON]:
    kind = layer.parameters.kind
    return {name: _plain(layer.initial.of(kind, name)) for name in kind.states}


def _input(sequence: Sequence) -> dict[str, JSON]:
    resets = {"resets": list[JSON](sequence.resets)} if sequence.resets else {}
    target = {} if sequence.target is None else {"target": target_fields(sequence.target)}
    names = {} if sequence.names is None else {"names": _texts(sequence.names)}
    labels = _texts(sequence.labels)
    # As it is: of a million rows, lists take a second, in which nothing else runs.
    return {"x": cast("JSON", sequence.x), "labels": labels, **names, **resets, **target}


def _embedding(embedding: Embedding | None) -> dict[str, JSON] | None:
    if embedding is None:
        return None
    return {"weights": _plain(embedding.weights), "tokens": _texts(embedding.tokens)}


def _readout(readout: Readout | None) -> dict[str, JSON] | None:
    if readout is None:
        return None
    return {
        "input": list[JSON](readout.inputs),
        "weights": _plain(readout.weights),
        "bias": _plain(readout.bias),
        "output": readout.output,
        "names": _texts(readout.names),
    }


def _selection(network: Network) -> dict[str, JSON]:
    chosen = network.selection
    return {
        "layer": network.focus,
        "t": chosen.t,
        "unit": chosen.unit,
        "block": chosen.block,
    }


def _texts(texts: tuple[str, ...] | None) -> JSON:
    return None if texts is None else list[JSON](texts)


def _plain(array: Array) -> JSON:
    return array.tolist()
