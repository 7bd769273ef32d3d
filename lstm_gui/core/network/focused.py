"""One layer of a network as a State, and a State back into the network."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.edits.state_edits import resized, with_sequence
from lstm_gui.core.network.forward_pass import layer_state, network_forward
from lstm_gui.core.network.layer import INPUT, Layer
from lstm_gui.core.network.record import Network
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import FIRST, Selection, Sequence, State
from lstm_gui.core.trace import Trace


def state_at(network: Network, place: int) -> State:
    """Return the layer at ``place`` over what it reads; only layers before it are run."""
    traces: tuple[Trace, ...] = ()
    if place and not reads_input(network, place):
        below = replace(
            network, layers=network.layers[:place], readout=None, focus=0, selection=FIRST
        )
        traces = network_forward(below).traces
    return layer_state(network, place, traces)


def reads_input(network: Network, place: int) -> bool:
    """Tell whether the layer reads the input as it is, so that its ``x`` can be set."""
    return network.layers[place].inputs == (INPUT,) and network.embedding is None


def input_reader(network: Network) -> int | None:
    """Return the place of a layer whose ``x`` is the input, the one looked at if it is one.

    None where an embedding stands between.
    """
    places = (network.focus, *range(len(network.layers)))
    return next((place for place in places if reads_input(network, place)), None)


def with_input_of_any_width(network: Network, sequence: Sequence) -> Network:
    """Return ``network`` over another input; what reads it grows or shrinks with weights of 0.

    The layer that is looked at stays, and so does its unit; the step moves inside. The steps
    of ``sequence`` stand in the order of time, whatever way the layers go.

    Raises
    ------
    ValueError
        If the network reads tokens.
    """
    place = input_reader(network)
    if place is None:
        raise ValueError("a network with an embedding has no other input than tokens")
    looked_at = focused(network, place)
    state = state_at(looked_at, place)
    size, units = sequence.x.shape[1], state.parameters.hidden_size
    own = _in_sequence(sequence, network.layers[place])
    state = with_sequence(resized(state, size, units, len(state.sequence)), own)
    made = focused(merged(looked_at, state), network.focus)
    t = made.taken_at(min(network.step, len(sequence) - 1), network.focus)
    return replace(made, selection=replace(network.selection, t=t))


def merged(network: Network, state: State) -> Network:
    """Return ``network`` with ``state`` as the layer that is looked at.

    What reads a layer grows or shrinks with it, with weights of 0 for what is new. The number
    of inputs and the steps of a layer that does not read the input itself are those of what it
    reads, whatever ``state`` says.
    """
    place = network.focus
    layer = network.layers[place]
    sequence = network.sequence
    if reads_input(network, place):
        sequence = _in_sequence(state.sequence, layer)
    else:
        state = resized(
            state, layer.parameters.input_size, state.parameters.hidden_size, len(sequence)
        )
    widths = {INPUT: sequence.x.shape[1], layer.name: state.parameters.hidden_size}
    layers = [
        layer.of_state(state) if at == place else _widened(other, network, widths)
        for at, other in enumerate(network.layers)
    ]
    readout = network.readout
    if readout is not None:
        readout = _read_widened(readout, network, widths)
    return replace(
        network,
        layers=tuple(layers),
        sequence=sequence,
        readout=readout,
        selection=state.selection,
    )


def focused(network: Network, place: int) -> Network:
    """Return ``network`` with the layer at ``place`` looked at, at the same step of ``x``."""
    layer, chosen = network.layers[place], network.selection
    kind = layer.parameters.kind
    block = chosen.block if chosen.block in kind.blocks else kind.blocks[0]
    unit = min(chosen.unit, layer.hidden_size - 1)
    t = chosen.t
    if layer.direction != network.layers[network.focus].direction:
        t = len(network.sequence) - 1 - t
    return replace(network, focus=place, selection=Selection(t, unit, block))


def columns_widened(weights: Array, old: list[int], new: list[int]) -> Array:
    """Return ``weights (..., sum(old))`` with each part of its columns cut or filled up with 0."""
    parts: list[Array] = []
    start = 0
    for before, after in zip(old, new, strict=True):
        part = np.zeros((*weights.shape[:-1], after))
        kept = min(before, after)
        part[..., :kept] = weights[..., start : start + kept]
        parts.append(part)
        start += before
    return np.concatenate(parts, axis=-1)


def _in_sequence(sequence: Sequence, layer: Layer) -> Sequence:
    return sequence if layer.direction == "forward" else sequence.turned


def _widths(
    network: Network, inputs: tuple[str, ...], widths: dict[str, int]
) -> tuple[list[int], list[int]]:
    old = [network.width((name,)) for name in inputs]
    if network.embedding is not None:
        widths = {**widths, INPUT: network.input_size}
    return old, [widths.get(name, width) for name, width in zip(inputs, old, strict=True)]


def _widened(layer: Layer, network: Network, widths: dict[str, int]) -> Layer:
    old, new = _widths(network, layer.inputs, widths)
    if old == new:
        return layer
    w_x = columns_widened(layer.parameters.w_x, old, new)
    return replace(layer, parameters=replace(layer.parameters, w_x=w_x))


def _read_widened(readout: Readout, network: Network, widths: dict[str, int]) -> Readout:
    old, new = _widths(network, readout.inputs, widths)
    if old == new:
        return readout
    return replace(readout, weights=columns_widened(readout.weights, old, new))
