"""Networks of layers: an embedding, cells that read one another, and a read-out."""

from lstm_gui.core.network.backward_pass import NetworkGradients, network_gradients
from lstm_gui.core.network.embedding import Embedding
from lstm_gui.core.network.forward_pass import NetworkTrace, network_forward
from lstm_gui.core.network.layer import Direction, Layer
from lstm_gui.core.network.record import Network
from lstm_gui.core.network.single import network_of, state_of

__all__ = [
    "Direction",
    "Embedding",
    "Layer",
    "Network",
    "NetworkGradients",
    "NetworkTrace",
    "network_forward",
    "network_gradients",
    "network_of",
    "state_of",
]
