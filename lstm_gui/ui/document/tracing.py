"""The pass of the network on screen, and how much each parameter matters for it."""

import numpy as np
from msgspec.structs import replace
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from lstm_gui.core import Layer, Network, NetworkTrace, Sequence, State, network_forward
from lstm_gui.core.network import (
    network_forward_in_parts,
    network_seconds,
    reads_input,
    reads_same,
    state_at,
    state_of,
)
from lstm_gui.scenes.derivatives import LONGEST, Asked, Influence, InfluenceMemory, cost
from lstm_gui.scenes.focus import Pointing
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.document.job import GoesOn
from lstm_gui.ui.document.working import Worker

RESTS_AFTER = 80
"""Milliseconds without a change, after which what takes longer is computed."""


class Passes(Worker[Network, NetworkTrace]):
    """Keeps the latest forward pass of a network."""

    def find(self, question: Network) -> NetworkTrace:
        return network_forward(question, self.latest)

    def find_in_parts(self, question: Network, goes_on: GoesOn) -> NetworkTrace | None:
        return network_forward_in_parts(question, goes_on, self.latest)

    def seconds(self, question: Network) -> float:
        return network_seconds(question, self.latest)

    def answers(self, latest: NetworkTrace, question: Network) -> bool:
        return self.is_same(latest.network, question)

    def is_same(self, one: Network, other: Network) -> bool:
        return (
            one.sequence is other.sequence
            and one.embedding is other.embedding
            and one.readout is other.readout
            and len(one.layers) == len(other.layers)
            and all(map(_is_same_layer, one.layers, other.layers))
        )

    def leads_to(self, one: Network, other: Network) -> bool:
        return have_same_parts(one, other)


def _is_same_layer(one: Layer, other: Layer) -> bool:
    return (
        one.parameters is other.parameters
        and one.initial is other.initial
        and one.clamps == other.clamps
        and (one.name, one.direction, one.inputs) == (other.name, other.direction, other.inputs)
    )


def have_same_parts(one: Network, other: Network) -> bool:
    """Tell whether all that can be selected in the layers of one network is in the other too."""
    return _parts(one) == _parts(other)


def _parts(network: Network) -> tuple[object, ...]:
    layers = ((layer.name, layer.parameters) for layer in network.layers)
    sizes = ((name, cell.kind, cell.w_x.shape) for name, cell in layers)
    return len(network.sequence), *sizes


def looked_at_as(known: NetworkTrace, network: Network) -> NetworkTrace:
    """Return ``known`` with the layer, step, unit and block that are looked at in ``network``.

    Both have the same parts.
    """
    own = known.network
    if own.focus == network.focus and own.selection == network.selection:
        return known
    shown = replace(own, focus=network.focus, selection=network.selection)
    states = [*known.states]
    states[network.focus] = replace(states[network.focus], selection=network.selection)
    return NetworkTrace(shown, tuple(states), known.traces)


class Tracing(QObject):
    """Computes at once what is quick, on a thread what is not, and keeps the latest.

    Signals
    -------
    progressed(float)
        A long forward pass has come so far, in [0, 1]; 1 once none runs any more.
    computed()
        There is something new to draw.
    failed(object)
        There will be no trace; carries the `Problem` to tell, or None if the error report does.
    """

    progressed = pyqtSignal(float)
    computed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._passes = Passes(self)
        self._passes.progressed.connect(self.progressed)
        self._passes.found.connect(self.computed)
        self._passes.failed.connect(self.failed)
        self._influences = InfluenceMemory()
        self._viewed: tuple[Network, State] | None = None
        self._resting: Snapshot | None = None
        self._rest = QTimer(self)
        self._rest.setInterval(RESTS_AFTER)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._find_influence)

    @property
    def running(self) -> bool:
        """Whether a long forward pass is under way."""
        return self._passes.running

    def latest(self, network: Network) -> NetworkTrace | None:
        """Return the pass of ``network`` if it is known or quick, else the one before."""
        self._passes.is_at_hand(network)
        return self._passes.latest

    def is_at_hand(self, network: Network) -> bool:
        """Tell whether `latest` is the pass of ``network``; nothing long is computed."""
        return self._passes.is_at_hand(network)

    def view(self, network: Network) -> State:
        """Return the layer that is looked at, over what it reads as far as that is known.

        While what stands below it is still being computed, it is over what was read before.
        """
        sequence = self._read(network)
        known = self._viewed
        if known is None or known[0] is not network or known[1].sequence is not sequence:
            layer = network.layers[network.focus]
            self._viewed = known = network, layer.state(sequence, network.selection)
        return known[1]

    def _read(self, network: Network) -> Sequence:
        place, known = network.focus, self._passes.latest
        is_direct = reads_input(network, place)
        if is_direct and network.layers[place].direction == "forward":
            return network.sequence
        if known is not None and reads_same(network, place, known):
            return known.states[place].sequence
        return state_at(network, place).sequence if is_direct else self._last_read(network)

    def _last_read(self, network: Network) -> Sequence:
        """Return what the layer that is looked at reads; of another pass if that takes long."""
        known = self.latest(network)
        shape = len(network.sequence), network.layers[network.focus].parameters.input_size
        for before in () if known is None else known.states[network.focus : network.focus + 1]:
            if before.sequence.x.shape == shape:
                return before.sequence
        return Sequence(np.zeros(shape), network.sequence.labels)

    def ask(self, network: Network) -> None:
        """Have the pass of ``network`` computed if it is not at hand; `computed` follows."""
        self._passes.answer(network)

    def look_at(self, network: Network) -> None:
        """Keep the latest pass with what is looked at in ``network``, so that it is one picture."""
        known = self._passes.latest
        if known is not None and have_same_parts(known.network, network):
            self._passes.latest = looked_at_as(known, network)

    def give_up(self) -> None:
        """Draw no more of what was asked for."""
        self._passes.give_up()

    def compute(self, network: Network) -> None:
        """Have the pass of ``network`` at hand on return, however long it takes."""
        if not self._passes.is_at_hand(network):
            self._passes.stop()
            self._passes.take(self._passes.find(network))

    def take(self, known: NetworkTrace) -> None:
        """Take over a pass that somebody else has computed."""
        self._passes.take(known)

    def seen(
        self, network: Network, pointing: Pointing
    ) -> tuple[NetworkTrace, State, Pointing] | None:
        """Return what is drawn of the latest pass, its layer, and what is pointed at in it.

        None if there is no pass yet.
        """
        known = self.latest(network)
        if known is None:
            return None
        if not have_same_parts(known.network, network):
            # What is selected and pointed at may not be there yet.
            return known, state_of(known), Pointing()
        known = looked_at_as(known, network)
        settled = self.is_at_hand(network)
        return known, self.view(network) if settled else state_of(known), pointing

    def influence(self, picture: Snapshot) -> Influence | None:
        """Return how much each parameter matters, if that is known or quickly found."""
        return self._influences.recall(picture.asked)

    def rest_after(self, picture: Snapshot) -> None:
        """Find an influence that ``picture`` misses as soon as nothing changes any more."""
        self._rest.stop()
        self._resting = picture
        if picture.influence is None and cost(picture.state, picture.whole) <= LONGEST:
            self._rest.start()

    def close(self) -> None:
        """Give up what is still being computed."""
        self._rest.stop()
        self._passes.give_up()

    def _find_influence(self) -> None:
        picture, known = self._resting, self._passes.latest
        if picture is None or known is None:
            return
        state = picture.state
        trace = known.traces[known.network.focus]
        if trace.x is state.sequence.x and state_of(known).parameters is state.parameters:
            self._influences.compute(Asked(state, trace, picture.whole, picture.view.answered))
            self.computed.emit()
