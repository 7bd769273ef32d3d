"""A network that a lesson carries with it: ``set.state``, the text by which states are shared."""

from functools import lru_cache

from lstm_gui.core import Network
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.sessions.share_text import session_of, share_text

LARGEST = 64
"""Units and inputs of a cell in a lesson."""
LONGEST = 500
"""Steps of its input."""
MOST_LAYERS = 8


@lru_cache(maxsize=8)
def network_in(text: str) -> Network:
    """Return the network in ``text``; raises as `session_of` does."""
    return session_of(text).network


def text_of_network(network: Network) -> str:
    """Return ``network`` as ``set.state`` has it.

    Raises
    ------
    Problem
        If it is too large for a lesson.
    """
    if not fits_lesson(network):
        raise Problem(
            "This state is too large for a lesson (layers: {layers} at most, units and inputs: "
            "{units}, steps: {steps}). Take a smaller one.",
            layers=MOST_LAYERS,
            units=LARGEST,
            steps=LONGEST,
        )
    return share_text(Session(network))


def fits_lesson(network: Network) -> bool:
    """Tell whether a lesson may have a network of this size."""
    steps, inputs = network.sequence.x.shape
    widths = (inputs, *(layer.parameters.hidden_size for layer in network.layers))
    return len(network.layers) <= MOST_LAYERS and max(widths) <= LARGEST and steps <= LONGEST
