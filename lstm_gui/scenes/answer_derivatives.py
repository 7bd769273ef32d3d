"""The derivatives of what a network answers, by the numbers of one of its layers."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Gradients, NetworkTrace, network_gradients
from lstm_gui.core.arrays import Array
from lstm_gui.core.network import reads_input
from lstm_gui.core.network.record import Network
from lstm_gui.core.readout import Readout


class AnswerDerivatives(Struct, frozen=True, eq=False):
    """The derivatives of one number, and its symbol as `mathtext` markup.

    ``by_input (T, D)`` are those by what the network reads, an embedding between it and the
    numbers of tokens, at steps as the layer that is looked at takes them.
    """

    gradients: Gradients
    symbol: str
    by_input: Array


def answer_derivatives(
    trace: NetworkTrace, unit: int, answered: int | None = None
) -> AnswerDerivatives:
    """Return the derivatives of the answer by the layer that is looked at.

    The answer is what the read-out says at the selected step, see `answer_in_question`. Without
    a read-out it is ``h_t`` of ``unit``, or of the last one if there are fewer, in the first
    layer that no other reads and that hears the one looked at.
    """
    network = trace.network
    out = trace.out_at(network.step)
    d_joined = np.zeros((len(network.sequence), network.width(network.last)))
    if network.readout is not None and out is not None:
        chosen = answer_in_question(network.readout, out, answered)
        # At this step alone: derivatives by the scores of all steps are many of a large vocabulary.
        with np.errstate(over="ignore", invalid="ignore"):
            by_scores = _by_scores(network.readout, out, chosen)
            d_joined[network.step] = by_scores @ network.readout.weights
        symbol = f"out_t[{chosen + 1}]"
    else:
        name = _last_that_hears(network)
        place = network.index(name)
        unit = min(unit, network.layers[place].hidden_size - 1)
        before = network.width(network.last[: network.last.index(name)])
        d_joined[network.step, before + unit] = 1.0
        symbol = f"h_t^{{({place + 1})}}[{unit + 1}]"
    found = network_gradients(trace, d_joined)
    own, layer = found.layers[network.focus], network.layers[network.focus]
    if reads_input(network, network.focus):
        # Other layers may read x too.
        own = replace(own, x=layer.in_order(found.x))
    return AnswerDerivatives(own, symbol, layer.in_order(found.read))


def answer_in_question(readout: Readout, out: Array, answered: int | None = None) -> int:
    """Return which of the answers ``out (V,)`` is meant: ``answered``, if there is such a one.

    Else it is of a softmax the largest share, of other answers the first.
    """
    if answered is not None and answered < len(out):
        return answered
    return int(np.argmax(out)) if readout.output == "softmax" else 0


def _by_scores(readout: Readout, out: Array, chosen: int) -> Array:
    """Return the derivatives of ``out[chosen]`` by all scores of the step."""
    only = np.zeros(len(out))
    only[chosen] = 1.0
    if readout.output == "softmax":
        return out[chosen] * (only - out)
    return out[chosen] * (1.0 - out[chosen]) * only if readout.output == "sigmoid" else only


def _last_that_hears(network: Network) -> str:
    heard = {network.names[network.focus]}
    for layer in network.layers:
        if heard & set(layer.inputs):
            heard.add(layer.name)
    return next(name for name in network.last if name in heard)
