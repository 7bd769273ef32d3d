"""An imported model as a network, a network as a model, and a layer as a state."""

import numpy as np

from lstm_gui.core import Sequence, State
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.network import Layer, Network
from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer

_STEPS = 16
"""How many steps there are as long as nobody has given an input."""


def forms_network(model: Imported) -> bool:
    """Tell whether all layers of ``model`` are one network: each reads the input or others.

    Both directions of one module may read what is not told, since there is only one such input.
    """
    roots = [layer for layer in model.layers if not layer.depends_on]
    unknown = {layer.module for layer in roots if layer.depends_on is None}
    if len({layer.input_size for layer in roots}) > 1:
        return False
    return not unknown or (len(unknown) == 1 and {one.module for one in roots} == unknown)


def fits_model(model: Imported, x: Array) -> bool:
    """Tell whether ``x (T, I)`` is what the whole model reads: rows, or tokens."""
    embedding = model.embedding
    as_rows = x.shape[1] == model.layers[0].input_size
    return as_rows or (embedding is not None and embedding.accepts(x))


def imported_network(
    model: Imported, x: Array | None = None, resets: tuple[int, ...] = ()
) -> Network:
    """Return ``model`` as a network.

    Parameters
    ----------
    model
        Whose layers form a chain, in one or both directions.
    x
        The input, ``(T, I)`` of the first layer, or before an embedding ``(T, 1)`` tokens; a
        few steps of 0 if it is not given.
    resets
        Steps before which the states return to the first ones.

    Raises
    ------
    ValueError
        If the layers form no network, or ``x`` is of another width.
    """
    if not forms_network(model):
        raise ValueError("the layers form no network")
    given = _zeros(model) if x is None else x
    embedding = model.embedding
    if embedding is not None and not embedding.accepts(given):
        embedding = None
    sequence = Sequence(given, None, resets)
    layers = tuple(_layer(layer) for layer in model.layers)
    return Network(layers, sequence, embedding, model.readout)


def model_of(network: Network, called: str) -> Imported:
    """Return ``network`` as a model whose format is ``called`` so; what is held in it is free."""
    layers = tuple(_imported(layer) for layer in network.layers)
    readout, embedding = network.readout, network.embedding
    if readout is None:
        return Imported(called, layers, embedding=embedding)
    head = (Dense(readout.weights, readout.bias, readout.output),)
    return Imported(called, layers, head, readout.inputs, embedding=embedding)


def state_of_layer(layer: ImportedLayer, x: Array) -> State:
    """Return ``layer`` over ``x (T, I)``, which stands in the order in which it takes it."""
    return State(layer.parameters, layer.initial, Sequence(x))


def _layer(layer: ImportedLayer) -> Layer:
    inputs = layer.depends_on or (INPUT,)
    return Layer(layer.name, layer.parameters, layer.initial, layer.direction, inputs)


def _imported(layer: Layer) -> ImportedLayer:
    depends_on = () if layer.inputs == (INPUT,) else layer.inputs
    return ImportedLayer(
        layer.name, layer.parameters, layer.initial, layer.direction, depends_on=depends_on
    )


def _zeros(model: Imported) -> Array:
    width = 1 if model.embedding is not None else model.layers[0].input_size
    return frozen(np.zeros((_STEPS, width)))
