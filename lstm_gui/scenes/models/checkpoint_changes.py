"""A network with the numbers of each of its checkpoints, and how they changed from the first."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Embedding, Layer, Network, network_forward
from lstm_gui.core.arrays import Array
from lstm_gui.core.facts.change import block_changes, quantity_change
from lstm_gui.core.network import network_seconds
from lstm_gui.core.passes.going_on import GoesOn, always
from lstm_gui.files.importers.checkpoint_folder import CheckpointSeries
from lstm_gui.files.importers.imported import Imported, ImportedLayer

_SECONDS_A_NUMBER = 1e-7
"""To compare it with that of the first checkpoint, in all blocks."""


def fits_series(network: Network, series: CheckpointSeries) -> bool:
    """Tell whether ``network`` is the one of the checkpoints, or one layer of it."""
    layers, table = _layers(series.first), series.first.embedding
    return (network.embedding is None) == (table is None) and all(
        layer.name in layers
        and layers[layer.name].parameters.kind == layer.parameters.kind
        and layers[layer.name].parameters.w_x.shape == layer.parameters.w_x.shape
        for layer in network.layers
    )


def shown_checkpoint(network: Network, series: CheckpointSeries) -> int | None:
    """Return which checkpoint ``network`` shows; None if W_h of its first layer is of none."""
    layer = network.layers[0]
    for place, one in enumerate(series.checkpoints):
        if _layers(one.model)[layer.name].parameters.w_h is layer.parameters.w_h:
            return place
    return None


def at_checkpoint(network: Network, model: Imported) -> Network:
    """Return ``network`` with the numbers of ``model``; input, clamps and selection stay."""
    by_name = _layers(model)
    layers = tuple(
        replace(layer, parameters=its.parameters, initial=its.initial)
        for layer in network.layers
        for its in (by_name[layer.name],)
    )
    readout, embedding = network.readout, network.embedding
    mine = model.readout
    if readout is not None and mine is not None and mine.weights.shape == readout.weights.shape:
        readout = replace(readout, weights=mine.weights, bias=mine.bias)
    table = model.embedding
    if embedding is not None and table is not None:
        embedding = Embedding(table.weights, embedding.tokens)
    return replace(network, layers=layers, readout=readout, embedding=embedding)


def weight_changes(series: CheckpointSeries, layer: str) -> dict[str, Array]:
    """Return of each block of a layer by what share its weights changed, ``(K,)`` of K files."""
    first = _layers(series.first)[layer].parameters
    changes = [
        block_changes(first, _layers(one.model)[layer].parameters) for one in series.checkpoints
    ]
    return {
        blocks[0].block: np.array([one.whole for one in blocks])
        for blocks in zip(*changes, strict=True)
    }


class AskedChanges(Struct, frozen=True, eq=False):
    """What the checkpoints make of the input of ``network`` in the layer that is looked at."""

    series: CheckpointSeries
    network: Network

    def is_same(self, other: "AskedChanges") -> bool:
        """Tell whether both have one answer, whatever checkpoint is shown."""
        mine, its = self.network, other.network
        return (
            self.series is other.series
            and (mine.sequence is its.sequence or mine.sequence == its.sequence)
            and (mine.focus, mine.names) == (its.focus, its.names)
            and list(map(_beside_numbers, mine.layers)) == list(map(_beside_numbers, its.layers))
        )

    @property
    def seconds(self) -> float:
        """About how long it takes to answer."""
        numbers = self.network.layers[self.network.focus].parameters.w_h.size
        each = network_seconds(self.network) + numbers * _SECONDS_A_NUMBER
        return len(self.series.checkpoints) * each


class SeriesChanges(Struct, frozen=True, eq=False):
    """How the layer that is looked at changed from the first of K checkpoints to each.

    Parameters
    ----------
    weights
        By the result of each block, by what share its weights changed, ``(K,)``.
    quantities
        Of each gate and state over the input the root mean square of its change, ``(K,)``.
    """

    asked: AskedChanges
    weights: dict[str, Array]
    quantities: dict[str, Array]


def series_changes(asked: AskedChanges, goes_on: GoesOn = always) -> SeriesChanges | None:
    """Compare all checkpoints and run them over the input; None once ``goes_on`` says no."""
    place, checkpoints = asked.network.focus, asked.series.checkpoints
    kind = asked.network.layers[place].parameters.kind
    names = tuple(dict.fromkeys((*kind.results, *kind.states)))
    first, rows = dict[str, Array](), list[list[float]]()
    for number, one in enumerate(checkpoints):
        if not goes_on(number / len(checkpoints)):
            return None
        passed = network_forward(at_checkpoint(asked.network, one.model))
        found = {name: passed.rows(place, name) for name in names}
        first = first or found
        rows.append([quantity_change(name, first[name], found[name]).rms for name in names])
    changed = weight_changes(asked.series, asked.network.names[place])
    weights = {kind.result(block): shares for block, shares in changed.items()}
    return SeriesChanges(asked, weights, dict(zip(names, np.array(rows).T, strict=True)))


def _beside_numbers(layer: Layer) -> tuple[object, ...]:
    """Return what a layer computes by that no checkpoint has."""
    return layer.clamps, layer.direction, layer.inputs


def _layers(model: Imported) -> dict[str, ImportedLayer]:
    return {layer.name: layer for layer in model.layers}
