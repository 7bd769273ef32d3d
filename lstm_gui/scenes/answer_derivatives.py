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
    """The derivatives of one number, and its symbol as `mathtext` markup."""

    gradients: Gradients
    symbol: str


def answer_derivatives(trace: NetworkTrace, unit: int) -> AnswerDerivatives:
    """Return the derivatives of the answer by the layer that is looked at.

    The answer is what the read-out says at the selected step, of a softmax the largest share,
    else its first number. Without a read-out it is ``h_t`` of ``unit``, or of the last one if
    there are fewer, in the first layer that no other reads and that hears the one looked at.
    """
    network = trace.network
    scores = trace.scores
    if network.readout is not None and scores is not None and trace.out is not None:
        out = trace.out[network.step]
        chosen = int(np.argmax(out)) if network.readout.output == "softmax" else 0
        d_scores = np.zeros(scores.shape)
        d_scores[network.step] = _by_scores(network.readout, out, chosen)
        found = network_gradients(trace, d_scores=d_scores)
        symbol = f"out_t[{chosen + 1}]"
    else:
        name = _last_that_hears(network)
        place = network.index(name)
        unit = min(unit, network.layers[place].hidden_size - 1)
        d_joined = np.zeros((len(network.sequence), network.width(network.last)))
        before = network.width(network.last[: network.last.index(name)])
        d_joined[network.step, before + unit] = 1.0
        found = network_gradients(trace, d_joined)
        symbol = f"h_t^{{({place + 1})}}[{unit + 1}]"
    own = found.layers[network.focus]
    if reads_input(network, network.focus):
        # Other layers may read x too.
        own = replace(own, x=network.layers[network.focus].in_order(found.x))
    return AnswerDerivatives(own, symbol)


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
