"""A trained model as a session that the window can show."""

import numpy as np

from lstm_gui.core import Network, network_of
from lstm_gui.core.arrays import frozen
from lstm_gui.core.network.focused import focused
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import forms_network, imported_network, state_of_layer
from lstm_gui.files.importers.running import chosen_layer
from lstm_gui.files.session import Session

_STEPS = 16


def session_of(model: Imported, name: str | None, file: str) -> tuple[str, Session]:
    """Return the name of a layer and the model over an input of zeros, with the layer looked at.

    Layers of which the file does not tell how they belong together stand alone.

    Parameters
    ----------
    name
        Which layer; the first if it is not given. A Problem if there is none of that name.
    file
        What a sentence calls the model.
    """
    layer = model.layers[0] if name is None else chosen_layer(model, name, file)
    return layer.name, Session(_network(model, layer))


def _network(model: Imported, layer: ImportedLayer) -> Network:
    if forms_network(model):
        network = imported_network(model)
        return focused(network, network.index(layer.name))
    zeros = frozen(np.zeros((_STEPS, layer.input_size)))
    return network_of(state_of_layer(layer, zeros))
