"""Networks of layers: an embedding, cells that read one another, and a read-out."""

from lstm_gui.core.network.backward_pass import NetworkGradients, network_gradients
from lstm_gui.core.network.embedding import Embedding
from lstm_gui.core.network.focused import (
    focused,
    input_reader,
    merged,
    reads_input,
    state_at,
    with_input_of_any_width,
)
from lstm_gui.core.network.forward_pass import (
    NetworkTrace,
    network_forward,
    network_forward_in_parts,
    network_seconds,
    reads_same,
)
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
    "focused",
    "input_reader",
    "merged",
    "network_forward",
    "network_forward_in_parts",
    "network_gradients",
    "network_of",
    "network_seconds",
    "reads_input",
    "reads_same",
    "state_at",
    "state_of",
    "with_input_of_any_width",
]
