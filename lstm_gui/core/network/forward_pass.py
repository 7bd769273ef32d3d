"""The forward pass of a network, layer after layer."""

from functools import cached_property

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, ArrayRecord, NDArray, frozen, sealed
from lstm_gui.core.network.layer import INPUT, Layer
from lstm_gui.core.network.record import Network
from lstm_gui.core.passes import forward
from lstm_gui.core.passes.forward_in_parts import forward_in_parts, seconds_for
from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.core.state import FIRST, Sequence, State
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

    def out_at(self, t: int | NDArray[np.intp]) -> Array | None:
        """Return the answer at step t alone, ``(V,)``, or at several, if there is a read-out."""
        readout = self.network.readout
        if readout is None:
            return None
        parts = [_part(self.network, self.traces, name)[t] for name in readout.inputs]
        with np.errstate(over="ignore", invalid="ignore"):
            return frozen(readout.out(readout.scores(np.concatenate(parts, axis=-1))))


def network_forward(network: Network, earlier: NetworkTrace | None = None) -> NetworkTrace:
    """Run ``network`` over its sequence.

    Parameters
    ----------
    network
        What is run; its sizes belong together, or it could not have been made.
    earlier
        A pass of before: layers that it has run over the same input with the same numbers are
        taken from it, so that a change costs only the layers above it.

    Returns
    -------
    NetworkTrace
        With ``rows(place, quantity)``, ``scores`` and ``out`` at the steps of the sequence. What
        is too large for float64 is infinite or not a number; no warning is raised.
    """
    trace = network_forward_in_parts(network, always, earlier)
    assert trace is not None
    return trace


def network_forward_in_parts(
    network: Network, goes_on: GoesOn, earlier: NetworkTrace | None
) -> NetworkTrace | None:
    """Do what `network_forward` does, asking after each part whether to go on.

    ``goes_on`` is called with the share that is done, in (0, 1], and returns whether to go on;
    ``None`` is returned if it was stopped.
    """
    states: list[State] = []
    traces: list[Trace] = []
    kept = kept_layers(network, earlier)
    share = _Share(goes_on, len(kept) - sum(kept))
    for place, is_kept in enumerate(kept):
        if is_kept and earlier is not None:
            state, trace = earlier.states[place], earlier.traces[place]
            if place == network.focus and state.selection != network.selection:
                state = replace(state, selection=network.selection)
        else:
            state = layer_state(network, place, tuple(traces))
            trace = forward(state) if goes_on is always else forward_in_parts(state, share)
            share.done += 1
        if trace is None:
            return None
        states.append(state)
        traces.append(trace)
    return NetworkTrace(network, tuple(states), tuple(traces))


def network_seconds(network: Network, earlier: NetworkTrace | None = None) -> float:
    """Return about how long `network_forward` takes, in seconds on a machine of 2020."""
    steps, kept = len(network.sequence), kept_layers(network, earlier)
    return sum(
        seconds_for(layer.parameters, bool(layer.clamps), steps)
        for layer, is_kept in zip(network.layers, kept, strict=True)
        if not is_kept
    )


def kept_layers(network: Network, earlier: NetworkTrace | None) -> tuple[bool, ...]:
    """Tell of each layer whether it is what it was in ``earlier`` and reads what it read."""
    found: list[bool] = []
    for place, layer in enumerate(network.layers):
        is_same = reads_same(network, place, earlier, found)
        found.append(is_same and earlier is not None and layer == earlier.network.layers[place])
    return tuple(found)


def reads_same(
    network: Network, place: int, earlier: NetworkTrace | None, kept: list[bool] | None = None
) -> bool:
    """Tell whether the layer at ``place`` reads what it read in ``earlier``, in the same order."""
    if earlier is None or place >= len(earlier.network.layers):
        return False
    before, layer = earlier.network, network.layers[place]
    was = before.layers[place]
    if (was.inputs, was.direction) != (layer.inputs, layer.direction):
        return False
    if kept is None:
        kept = [*kept_layers(network, earlier)]
    below = [network.index(name) for name in layer.inputs if name != INPUT]
    return (
        network.embedding == before.embedding
        and network.sequence == before.sequence
        and before.names[:place] == network.names[:place]
        and all(kept[at] for at in below)
    )


class _Share:
    """Reports how much of all layers is done, given how much of one is."""

    def __init__(self, goes_on: GoesOn, layers: int) -> None:
        self._goes_on, self._layers = goes_on, layers
        self.done = 0

    def __call__(self, share: float) -> bool:
        return self._goes_on((self.done + share) / self._layers)


def layer_state(network: Network, place: int, traces: tuple[Trace, ...]) -> State:
    """Return the layer at ``place`` over what it reads, given the passes of those before it."""
    layer = network.layers[place]
    selection = network.selection if place == network.focus else FIRST
    return layer.state(_read(network, traces, layer), selection)


def _read(network: Network, traces: tuple[Trace, ...], layer: Layer) -> Sequence:
    read = network.sequence
    if layer.inputs != (INPUT,) or network.embedding is not None:
        read = replace(read, x=_joined(network, traces, layer.inputs), names=None)
    return read.turned if layer.direction == "backward" else read


def _joined(network: Network, traces: tuple[Trace, ...], inputs: tuple[str, ...]) -> Array:
    parts = [_part(network, traces, name) for name in inputs]
    return parts[0] if len(parts) == 1 else np.hstack(parts)


def _part(network: Network, traces: tuple[Trace, ...], name: str) -> Array:
    if name == INPUT:
        x, embedding = network.sequence.x, network.embedding
        return x if embedding is None else embedding.rows(x)
    place = network.index(name)
    return network.layers[place].in_order(traces[place].h)
