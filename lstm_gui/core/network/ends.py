"""Edits of what stands before and after the layers: pure functions from Network to Network.

An `Entry` names their numbers too: ``"v"`` and ``"v_b"`` are the weights ``(V, H)`` and the bias
of the read-out, ``"e"`` is the table ``(V, D)`` of the embedding.
"""

from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.entries import Entry, put_part
from lstm_gui.core.network.record import Network
from lstm_gui.core.readout import Output, Readout, column_name

EDITABLE_OUTPUTS = (1, 64)
"""How many numbers a read-out may be set to say; a file may bring more."""
_SEED = 1


def has_end(network: Network, entry: Entry) -> bool:
    """Tell whether ``network`` has the number ``entry`` in its embedding or its read-out."""
    array = _arrays(network).get(entry.array)
    if array is None:
        return False
    index = _index(array, entry)
    return all(0 <= place < size for place, size in zip(index, array.shape, strict=True))


def end_value(network: Network, entry: Entry) -> float:
    """Return the number at ``entry``; a KeyError or an IndexError if there is none."""
    array = _arrays(network)[entry.array]
    return float(array[_index(array, entry)])


def with_end_values(network: Network, changes: Mapping[Entry, float]) -> Network:
    """Return ``network`` with every entry in ``changes`` that it has set to its number."""
    arrays: dict[str, Array] = {}
    for entry, number in changes.items():
        if has_end(network, entry):
            if entry.array not in arrays:
                arrays[entry.array] = np.array(_arrays(network)[entry.array])
            array = arrays[entry.array]
            array[_index(array, entry)] = number
    return _with_arrays(network, arrays)


def with_end_part(network: Network, first: Entry, values: Array) -> Network:
    """Return ``network`` with the numbers from ``first`` on set to ``values (rows, columns)``.

    What lies beyond the array that ``first`` stands in is left out.
    """
    array = np.array(_arrays(network)[first.array])
    put_part(array, _index(array, first), values)
    return _with_arrays(network, {first.array: array})


def _with_arrays(network: Network, arrays: Mapping[str, Array]) -> Network:
    readout, embedding = network.readout, network.embedding
    if readout is not None:
        weights, bias = arrays.get("v", readout.weights), arrays.get("v_b", readout.bias)
        readout = replace(readout, weights=weights, bias=bias)
    if embedding is not None:
        embedding = replace(embedding, weights=arrays.get("e", embedding.weights))
    return replace(network, readout=readout, embedding=embedding)


def with_readout(network: Network) -> Network:
    """Return ``network`` with a read-out of one number from what no layer reads.

    Its weights are drawn from the interval of Glorot & Bengio (2010), the same each time; its
    bias is 0.
    """
    inputs = replace(network, readout=None).last
    width = network.width(inputs)
    bound = (6.0 / (width + 1)) ** 0.5
    weights = np.random.default_rng(_SEED).uniform(-bound, bound, (1, width))
    return replace(network, readout=Readout(weights, np.zeros(1), inputs))


def without_readout(network: Network) -> Network:
    """Return ``network`` without its read-out."""
    return replace(network, readout=None)


def with_outputs(network: Network, count: int) -> Network:
    """Return ``network`` with a read-out of ``count`` numbers; weights of new ones are 0."""
    readout = network.readout
    if readout is None:
        return network
    kept = min(count, len(readout.bias))
    weights, bias = np.zeros((count, readout.weights.shape[1])), np.zeros(count)
    weights[:kept], bias[:kept] = readout.weights[:kept], readout.bias[:kept]
    names = readout.names
    if names is not None:
        names = (*names[:kept], *map(column_name, range(kept, count)))
    return replace(network, readout=replace(readout, weights=weights, bias=bias, names=names))


def with_output(network: Network, output: Output) -> Network:
    """Return ``network`` with a read-out whose scores pass through ``output``."""
    readout = network.readout
    return network if readout is None else replace(network, readout=replace(readout, output=output))


def _arrays(network: Network) -> dict[str, Array]:
    found: dict[str, Array] = {}
    if network.readout is not None:
        found |= {"v": network.readout.weights, "v_b": network.readout.bias}
    if network.embedding is not None:
        found["e"] = network.embedding.weights
    return found


def _index(array: Array, entry: Entry) -> tuple[int, ...]:
    return (entry.row, entry.column)[: array.ndim]
