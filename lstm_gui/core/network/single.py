"""Between a State and a network: one layer is what a session was from the beginning."""

from lstm_gui.core.network.forward_pass import NetworkTrace
from lstm_gui.core.network.layer import Layer
from lstm_gui.core.network.record import Network
from lstm_gui.core.state import State

FIRST_NAME = "layer1"


def network_of(state: State, name: str = FIRST_NAME) -> Network:
    """Return ``state`` as a network of one layer without embedding and read-out."""
    layer = Layer(name, state.parameters, state.initial, clamps=state.clamps)
    return Network((layer,), state.sequence, selection=state.selection)


def state_of(trace: NetworkTrace) -> State:
    """Return the layer that is looked at, over what it read."""
    return trace.states[trace.network.focus]
