"""Exact derivatives of a network: those of each layer, chained through what it reads."""

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord, frozen, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.network.forward_pass import NetworkTrace
from lstm_gui.core.network.layer import INPUT
from lstm_gui.core.passes import gradients


class NetworkGradients(ArrayRecord, frozen=True):
    """The derivatives of one number L by everything in a pass of a network.

    Parameters
    ----------
    layers
        Those of each layer, in the order in which it takes the steps.
    x
        By the input, ``(T, I)``; 0 where it is the number of a token.
    read
        By what layers read of it, ``(T, D)``: the input itself, or the rows of the embedding.
    embedding
        By the table ``(V, D)``, if there is one.
    weights, bias
        By the read-out, ``(V, H)`` and ``(V,)``, if there is one.
    """

    layers: tuple[Gradients, ...]
    x: Array
    read: Array
    embedding: Array | None = None
    weights: Array | None = None
    bias: Array | None = None


def network_gradients(
    trace: NetworkTrace, d_joined: Array | None = None, d_scores: Array | None = None
) -> NetworkGradients:
    """Return the derivatives of a number L with respect to everything in the pass.

    Parameters
    ----------
    trace
        The pass.
    d_joined
        The direct derivatives of L by the joined hidden states of ``network.last``,
        ``(T, H)`` at the steps of the sequence.
    d_scores
        Those by the scores of the read-out, ``(T, V)``.

    Raises
    ------
    ValueError
        If one of them has another shape, or there are no scores.
    """
    network = trace.network
    joined = trace.joined(network.last)
    d_last = np.zeros(joined.shape) if d_joined is None else np.array(d_joined, dtype=np.float64)
    if d_last.shape != joined.shape:
        raise ValueError(f"derivatives by {joined.shape} got {d_last.shape}")
    weights = bias = None
    if d_scores is not None:
        weights, bias, through = _of_readout(trace, joined, d_scores)
        d_last += through
    layers, d_read = _of_layers(trace, d_last)
    read, embedding = sealed(d_read), network.embedding
    if embedding is None:
        return NetworkGradients(layers, read, read, None, weights, bias)
    x = network.sequence.x
    table, by_x = embedding.gradient(x, read), embedding.input_gradient(x, read)
    return NetworkGradients(layers, by_x, read, table, weights, bias)


def _of_readout(trace: NetworkTrace, joined: Array, d_scores: Array) -> tuple[Array, Array, Array]:
    readout = trace.network.readout
    expected = None if trace.scores is None else trace.scores.shape
    if readout is None or d_scores.shape != expected:
        raise ValueError(f"derivatives by scores {expected} got {d_scores.shape}")
    with np.errstate(over="ignore", invalid="ignore"):
        weights, through = d_scores.T @ joined, d_scores @ readout.weights
    return sealed(weights), frozen(d_scores.sum(axis=0)), through


def _of_layers(trace: NetworkTrace, d_last: Array) -> tuple[tuple[Gradients, ...], Array]:
    """Return the derivatives of each layer, and those by what the first of them read."""
    network = trace.network
    steps = len(network.sequence)
    by_name = {layer.name: np.zeros((steps, layer.hidden_size)) for layer in network.layers}
    by_name[INPUT] = np.zeros((steps, network.input_size))
    _spread(d_last, network.last, by_name)
    found: list[Gradients] = []
    for place in reversed(range(len(network.layers))):
        layer = network.layers[place]
        d_h = frozen(layer.in_order(by_name[layer.name]))
        found.append(gradients(trace.states[place], trace.traces[place], d_h))
        _spread(layer.in_order(found[-1].x), layer.inputs, by_name)
    return tuple(reversed(found)), by_name[INPUT]


def _spread(d_joined: Array, inputs: tuple[str, ...], by_name: dict[str, Array]) -> None:
    """Add derivatives by joined numbers to those of each part."""
    start = 0
    for name in inputs:
        width = by_name[name].shape[1]
        with np.errstate(over="ignore", invalid="ignore"):
            by_name[name] += d_joined[:, start : start + width]
        start += width
