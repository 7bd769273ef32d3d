"""The forward pass of a network, layer after layer."""

from functools import cached_property

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, ArrayRecord, frozen, sealed
from lstm_gui.core.network.layer import INPUT, Layer
from lstm_gui.core.network.record import Network
from lstm_gui.core.passes import forward
from lstm_gui.core.state import Sequence, State
from lstm_gui.core.trace import Trace


class NetworkTrace(ArrayRecord, frozen=True, dict=True):
    """One pass of a network.

    Parameters
    ----------
    network
        What was run.
    states
        Each layer over what it read, in the order in which it takes the steps.
    traces
        What each computed, in the same order.
    """

    network: Network
    states: tuple[State, ...]
    traces: tuple[Trace, ...]

    def rows(self, place: int, quantity: str) -> Array:
        """Return a quantity of the layer at ``place``, ``(T, …)``, at the steps of the sequence.

        Row t of a backward layer is what it computed when it read step t.
        """
        return self.network.layers[place].in_order(getattr(self.traces[place], quantity))

    def joined(self, inputs: tuple[str, ...]) -> Array:
        """Return what ``inputs`` are at the steps of the sequence, side by side."""
        return _joined(self.network, self.traces, inputs)

    @cached_property
    def scores(self) -> Array | None:
        """What the read-out computes before its output function, ``(T, V)``, if there is one."""
        readout = self.network.readout
        if readout is None:
            return None
        with np.errstate(over="ignore", invalid="ignore"):
            return sealed(readout.scores(self.joined(readout.inputs)))

    @cached_property
    def out(self) -> Array | None:
        """The answer at each step, ``(T, V)``, if there is a read-out."""
        readout, scores = self.network.readout, self.scores
        if readout is None or scores is None:
            return None
        with np.errstate(over="ignore", invalid="ignore"):
            return frozen(readout.out(scores))


def network_forward(network: Network, earlier: NetworkTrace | None = None) -> NetworkTrace:
    """Run ``network`` over its sequence.

    Layers that ``earlier`` has run over the same input with the same numbers are taken from
    it, so that a change costs only the layers above it.
    """
    states: list[State] = []
    traces: list[Trace] = []
    for place, layer in enumerate(network.layers):
        if earlier is not None and _is_kept(network, place, earlier, traces):
            state, trace = earlier.states[place], earlier.traces[place]
        else:
            state = layer.state(_read(network, tuple(traces), layer))
            trace = forward(state)
        if place == network.focus:
            state = _selected(state, network)
        states.append(state)
        traces.append(trace)
    return NetworkTrace(network, tuple(states), tuple(traces))


def _selected(state: State, network: Network) -> State:
    chosen = network.selection
    same = chosen is None or state.selection == chosen
    return state if same else replace(state, selection=chosen)


def _is_kept(network: Network, place: int, earlier: NetworkTrace, traces: list[Trace]) -> bool:
    """Tell whether the layer at ``place`` is what it was and reads what it read."""
    before, layer = earlier.network, network.layers[place]
    if place >= len(before.layers) or layer != before.layers[place]:
        return False
    places = [network.index(name) for name in layer.inputs if name != INPUT]
    return (
        network.embedding == before.embedding
        and network.sequence == before.sequence
        and all(traces[below] is earlier.traces[below] for below in places)
    )


def _read(network: Network, traces: tuple[Trace, ...], layer: Layer) -> Sequence:
    rows = frozen(layer.in_order(_joined(network, traces, layer.inputs)))
    labels = network.sequence.labels
    if labels is not None and layer.direction == "backward":
        labels = labels[::-1]
    return Sequence(rows, labels)


def _joined(network: Network, traces: tuple[Trace, ...], inputs: tuple[str, ...]) -> Array:
    parts = [_part(network, traces, name) for name in inputs]
    return parts[0] if len(parts) == 1 else np.hstack(parts)


def _part(network: Network, traces: tuple[Trace, ...], name: str) -> Array:
    if name == INPUT:
        x, embedding = network.sequence.x, network.embedding
        return x if embedding is None else embedding.rows(x)
    place = network.index(name)
    return network.layers[place].in_order(traces[place].h)
