"""What the strip of layers shows: each layer with its h, and what the network answers."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import Network, NetworkTrace
from lstm_gui.core.arrays import Array, NDArray, largest_magnitude
from lstm_gui.core.network.layer import INPUT
from lstm_gui.core.readout import Readout
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.answer_names import answer_name
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import tr

MOST_COLUMNS = 240
"""A thin picture has no more steps than this; of longer sequences some are left out."""
MOST_ANSWERS = 3


class LayerCell(Struct, frozen=True, eq=False):
    """One layer in the strip.

    Parameters
    ----------
    name, kind
        What it is called, and the name of its kind of cell.
    reads
        What it reads, in words.
    backward
        Whether it takes the last step first.
    joined
        Whether it reads the same as the layer before it, and so stands beside it.
    h
        Its hidden states, units by steps of the sequence, at most `MOST_COLUMNS` of them.
    bound
        Their largest magnitude, at least 1.
    """

    name: str
    kind: str
    reads: str
    backward: bool
    joined: bool
    h: NDArray[np.float64]
    bound: float


class Answer(Struct, frozen=True):
    """One number of the read-out at a step, and what it is called.

    ``is_share`` tells that it lies between 0 and 1 whatever is put in.
    """

    name: str
    value: float
    is_share: bool


def is_stacked(network: Network) -> bool:
    """Tell whether there is more to see than one cell that takes one step of x after the other."""
    ends = network.readout, network.embedding
    backward = network.layers[0].direction == "backward"
    return len(network.layers) > 1 or backward or any(end is not None for end in ends)


def reads_of(snapshot: Snapshot) -> str:
    """Return what the layer on screen reads, in words; nothing if that is the input itself."""
    layers = snapshot.layers
    if layers is None:
        return ""
    network = layers.network
    inputs = network.layers[network.focus].inputs
    if inputs == (INPUT,):
        return "" if network.embedding is None else tr("embedding")
    return reads(inputs)


def reads(inputs: tuple[str, ...]) -> str:
    """Return what a layer reads, in words."""
    return one_line(" + ".join(inputs))


def layer_cells(trace: NetworkTrace) -> tuple[LayerCell, ...]:
    """Return every layer of a pass as the strip shows it."""
    network = trace.network
    apart = max(1, -(-len(network.sequence) // MOST_COLUMNS))
    found: list[LayerCell] = []
    for place, layer in enumerate(network.layers):
        h = trace.rows(place, "h")[::apart].T
        before = network.layers[place - 1].inputs if place else None
        cell = LayerCell(
            one_line(layer.name),
            layer.parameters.kind.name,
            reads(layer.inputs),
            layer.direction == "backward",
            layer.inputs == before,
            h,
            max(1.0, largest_magnitude(h)),
        )
        found.append(cell)
    return tuple(found)


def answers(trace: NetworkTrace) -> tuple[Answer, ...]:
    """Return what the read-out says at the selected step, of several the largest first."""
    readout, row = trace.network.readout, trace.out_at(trace.network.step)
    if readout is None or row is None:
        return ()
    ranked = np.argsort(-row, kind="stable") if readout.output == "softmax" else range(len(row))
    return tuple(_answer(readout, row, int(index)) for index in ranked[:MOST_ANSWERS])


def _answer(readout: Readout, row: Array, index: int) -> Answer:
    return Answer(answer_name(readout, index), float(row[index]), readout.output != "linear")
