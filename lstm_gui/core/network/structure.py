"""Edits of the order of layers: pure functions from a Network to a new Network.

Weights that are new are 0, but for those of a new layer, which would say nothing at all.
"""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.edits.initialise import randomised
from lstm_gui.core.kinds import Kind
from lstm_gui.core.network.focused import columns_widened, focused
from lstm_gui.core.network.layer import INPUT, Layer
from lstm_gui.core.network.record import Network
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import FIRST, Initial, Parameters, Sequence

_SEED = 1


def with_layer_above(network: Network, place: int, kind: Kind | None = None) -> Network:
    """Return ``network`` with a layer that reads the one at ``place`` and speaks for it.

    It is as large, starts at random, and is looked at; ``kind`` is that of the layer below
    unless it is given. What read that layer reads the new one.
    """
    below = network.layers[place]
    made = _new_layer(network, below, kind or below.parameters.kind)
    layers = [*network.layers[: place + 1], made]
    layers += [
        replace(layer, inputs=_renamed(layer.inputs, {below.name: made.name}))
        for layer in network.layers[place + 1 :]
    ]
    readout = network.readout
    if readout is not None:
        readout = replace(readout, inputs=_renamed(readout.inputs, {below.name: made.name}))
    return focused(replace(network, layers=tuple(layers), readout=readout), place + 1)


def without_layer(network: Network, place: int) -> Network:
    """Return ``network`` without the layer at ``place``; what read it reads what it read.

    A read-out that would read nothing but the input goes too.

    Raises
    ------
    ValueError
        If it is the only layer.
    """
    if len(network.layers) == 1:
        raise ValueError("a network has at least one layer")
    gone = network.layers[place]
    kept = [layer for layer in network.layers if layer is not gone]
    layers = [replace(layer, inputs=_spliced(layer.inputs, gone)) for layer in kept]
    readout = network.readout
    if readout is not None:
        inputs = tuple(name for name in _spliced(readout.inputs, gone) if name != INPUT)
        readout = replace(readout, inputs=inputs) if inputs else None
    return _fitted(network, layers, readout, max(0, place - 1))


def with_layer_moved(network: Network, place: int, by: int) -> Network:
    """Return ``network`` with the layer at ``place`` in that of another, and the other in its.

    What stands in each place reads what was read there, with as many of its weights as fit.
    An IndexError if there is no such place.
    """
    other = place + by
    if not 0 <= other < len(network.layers):
        raise IndexError(f"layer {other} of {len(network.layers)}")
    order = [*network.layers]
    order[place], order[other] = order[other], order[place]
    names = dict(zip(network.names, (layer.name for layer in order), strict=True))
    layers = [
        replace(layer, inputs=_renamed(there.inputs, names))
        for layer, there in zip(order, network.layers, strict=True)
    ]
    readout = network.readout
    if readout is not None:
        readout = replace(readout, inputs=_renamed(readout.inputs, names))
    return _fitted(network, layers, readout, other)


def with_direction(network: Network, place: int, backward: bool) -> Network:
    """Return ``network`` with the layer at ``place`` taking the last step first, or the first."""
    layer = replace(network.layers[place], direction="backward" if backward else "forward")
    changed = network.with_layer(place, layer)
    if place != network.focus or layer.direction == network.layers[place].direction:
        return changed
    chosen = network.selection
    step = len(network.sequence) - 1 - chosen.t
    return replace(changed, selection=replace(chosen, t=step))


def with_input(network: Network, sequence: Sequence) -> Network:
    """Return ``network`` over another sequence as wide, of any length; the selection moves inside.

    Clamps hold as far as there are steps.
    """
    made = replace(network, sequence=sequence)
    t = made.taken_at(min(network.step, len(sequence) - 1), network.focus)
    return replace(made, selection=replace(network.selection, t=t))


def _new_layer(network: Network, below: Layer, kind: Kind) -> Layer:
    taken = {INPUT, *network.names}
    numbers = range(len(taken), 2 * len(taken) + 2)
    name = next(name for name in (f"layer{number}" for number in numbers) if name not in taken)
    units = below.hidden_size
    layer = Layer(
        name, Parameters.zeros(units, units, kind), Initial.zeros(kind, units), inputs=(below.name,)
    )
    drawn = randomised(layer.state(Sequence(np.zeros((1, units)))), _SEED, forget_bias_one=True)
    return layer.of_state(drawn)


def _renamed(inputs: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(name, name) for name in inputs)


def _spliced(inputs: tuple[str, ...], gone: Layer) -> tuple[str, ...]:
    """Return ``inputs`` with what ``gone`` reads where it stood, each once."""
    parts = (gone.inputs if name == gone.name else (name,) for name in inputs)
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _fitted(network: Network, layers: list[Layer], readout: Readout | None, focus: int) -> Network:
    """Return ``network`` of other layers, each with as many inputs as what it reads has."""
    sizes = {INPUT: network.input_size, **{layer.name: layer.hidden_size for layer in layers}}
    fitting = [_layer_of_width(layer, sum(sizes[n] for n in layer.inputs)) for layer in layers]
    if readout is not None:
        width = sum(sizes[name] for name in readout.inputs)
        old = readout.weights.shape[1]
        readout = replace(readout, weights=columns_widened(readout.weights, [old], [width]))
    made = replace(network, layers=tuple(fitting), readout=readout, focus=0, selection=FIRST)
    chosen = replace(network.selection, t=made.taken_at(network.step, 0))
    return focused(replace(made, selection=chosen), focus)


def _layer_of_width(layer: Layer, width: int) -> Layer:
    parameters = layer.parameters
    if parameters.input_size == width:
        return layer
    w_x = columns_widened(parameters.w_x, [parameters.input_size], [width])
    return replace(layer, parameters=replace(parameters, w_x=w_x))
