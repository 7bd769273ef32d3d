"""A trained model as a session that the window can show."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Layer, Network, Sequence, network_of
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.network.focused import focused
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import (
    fits_model,
    forms_network,
    imported_network,
    state_of_layer,
)
from lstm_gui.files.importers.running import chosen_layer
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.tables.input_rows import require_width

_STEPS = 16


def session_of(
    model: Imported,
    name: str | None,
    file: str,
    x: Array | None = None,
    names: tuple[str, ...] | None = None,
) -> tuple[str, Session]:
    """Return the name of a layer and the model over an input, with the layer looked at.

    Layers of which the file does not tell how they belong together stand alone.

    Parameters
    ----------
    name
        Which layer; the first if it is not given. A Problem if there is none of that name.
    file
        What a sentence calls the model.
    x
        The input, ``(T, I)``; that of the example in the file, or a few steps of 0, if it is
        not given. A Problem if it is of another width than what is read.
    names
        What the inputs of ``x`` are called.
    """
    layer = model.layers[0] if name is None else chosen_layer(model, name, file)
    network = _network(model, layer, x)
    return layer.name, Session(replace(network, sequence=replace(network.sequence, names=names)))


def _network(model: Imported, layer: ImportedLayer, x: Array | None) -> Network:
    if forms_network(model):
        x = model.example.x if x is None and model.example is not None else x
        if x is not None and not fits_model(model, x):
            require_width(x, model.layers[0].input_size, model.layers[0].name, "x")
        network = imported_network(model, x)
        return focused(network, network.index(layer.name))
    if x is None:
        zeros = frozen(np.zeros((_STEPS, layer.input_size)))
        return network_of(state_of_layer(layer, zeros))
    require_width(x, layer.input_size, layer.name, "x")
    alone = Layer(layer.name, layer.parameters, layer.initial, layer.direction)
    return Network((alone,), Sequence(x))
