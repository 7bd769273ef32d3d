"""The read-out that a network without one is given, to learn the target of its sequence."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Network, Readout, Target
from lstm_gui.core.readout import Output
from lstm_gui.core.training.initialisations import started_readout

_SEED = 1


def answering(network: Network) -> Network:
    """Return ``network`` with a read-out; one that it is given answers its target.

    A target of words gets a softmax over them, one of 0 and 1 or of a single word a sigmoid, and
    other numbers one linear answer. It reads what no layer reads, and is drawn the same each time.
    """
    target = network.sequence.target
    if target is None or network.readout is not None:
        return network
    names = target.words or (target.name,)
    inputs = network.last
    drawn = started_readout(len(names), network.width(inputs), _SEED)
    given = Readout(drawn.weights, drawn.bias, inputs, _output(target), names)
    return replace(network, readout=given)


def _output(target: Target) -> Output:
    if target.words is not None:
        return "softmax" if len(target.words) > 1 else "sigmoid"
    known = target.values[~np.isnan(target.values)]
    return "sigmoid" if np.isin(known, (0.0, 1.0)).all() else "linear"
