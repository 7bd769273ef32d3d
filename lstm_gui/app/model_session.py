"""A layer of a trained model as a session that the window can show."""

import numpy as np

from lstm_gui.core.arrays import frozen
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.importers.networks import state_of_layer
from lstm_gui.files.importers.running import chosen_layer
from lstm_gui.files.session import Session

_STEPS = 16


def session_of(model: Imported, name: str | None, file: str) -> tuple[str, Session]:
    """Return the name of a layer and the layer over an input of zeros.

    Parameters
    ----------
    name
        Which layer; the first if it is not given. A Problem if there is none of that name.
    file
        What a sentence calls the model.
    """
    layer = model.layers[0] if name is None else chosen_layer(model, name, file)
    zeros = frozen(np.zeros((_STEPS, layer.input_size)))
    return layer.name, Session(state_of_layer(layer, zeros))
