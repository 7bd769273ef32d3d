"""Networks for the tests, of numbers that are short in binary."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, Initial, Kind, Parameters, Sequence
from lstm_gui.core.network import Embedding, Layer, Network
from lstm_gui.core.readout import Readout

UNITS, INPUTS, STEPS, OUTPUTS = 3, 2, 5, 2
KINDS = {"lstm": LSTM, "gru": GRU, "rnn": RNN}


class Pattern:
    """Numbers between -1 and 1 that repeat only after a long time."""

    def __init__(self) -> None:
        self._numbers = self._count()

    def some(self, *shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.array([next(self._numbers) for _ in range(size)]).reshape(shape)

    @staticmethod
    def _count() -> Iterator[float]:
        place = 0
        while True:
            place += 1
            yield ((place * place * 7 + 5 * place) % 61 - 30) / 32


def pattern_layer(
    pattern: Pattern, name: str, kind: Kind, inputs: int, direction: str, reads: tuple[str, ...]
) -> Layer:
    blocks = len(kind.blocks)
    parameters = Parameters(
        pattern.some(blocks, UNITS, inputs),
        pattern.some(blocks, UNITS, UNITS),
        pattern.some(blocks, UNITS),
        kind,
        pattern.some(len(kind.extra), UNITS),
    )
    initial = Initial(pattern.some(UNITS), pattern.some(kind.cells(UNITS)))
    return Layer(name, parameters, initial, direction, reads)


def bidirectional(kind: Kind, output: str = "softmax") -> Network:
    """Two layers, each forward and backward, and a read-out of the upper pair."""
    pattern = Pattern()
    lower, upper = ("l0", "l0_reverse"), ("l1", "l1_reverse")
    layers = [
        pattern_layer(pattern, name, kind, inputs, direction, reads)
        for names, inputs, reads in ((lower, INPUTS, ("x",)), (upper, 2 * UNITS, lower))
        for name, direction in zip(names, ("forward", "backward"), strict=True)
    ]
    weights, bias = pattern.some(OUTPUTS, 2 * UNITS), pattern.some(OUTPUTS)
    readout = Readout(weights, bias, upper, output, ("no", "yes"))
    return Network(tuple(layers), Sequence(pattern.some(STEPS, INPUTS)), None, readout)


def embedded(kind: Kind) -> Network:
    """One layer after an embedding of four tokens."""
    pattern = Pattern()
    layer = pattern_layer(pattern, "l0", kind, 2, "forward", ("x",))
    table = Embedding(pattern.some(4, 2), ("a", "b", "c", "d"))
    return Network((layer,), Sequence(np.array([[2.0], [0.0], [3.0], [2.0]])), table)
