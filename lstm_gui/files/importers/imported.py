"""What was found in the file of a trained model."""

from collections.abc import Callable, Mapping
from typing import cast

import numpy as np
from msgspec.structs import force_setattr

from lstm_gui.core import Initial, Parameters, sigmoid
from lstm_gui.core.arrays import Array, ArrayRecord, frozen
from lstm_gui.core.network import Direction, Embedding
from lstm_gui.core.readout import OUTPUTS, Output, Readout, softmax
from lstm_gui.files.note import Note


class ImportedLayer(ArrayRecord, frozen=True):
    """One recurrent layer, one direction.

    Parameters
    ----------
    name
        As in the file; a backward one ends in ``_reverse``.
    parameters, initial
        The cell in the layout of this program, and the state it starts from.
    direction
        Whether it reads the sequence from its end.
    gate_order
        The blocks in the order in which the file stores them: ``ifgo``, ``iofg``, ``rzn``,
        ``zrn``; None for an RNN, which has one.
    biases
        How many biases the file holds for each block.
    depends_on
        The layers whose ``h`` it reads side by side; ``()`` for what the network is fed, None
        if the file does not tell.
    """

    name: str
    parameters: Parameters
    initial: Initial
    direction: Direction = "forward"
    gate_order: str | None = None
    biases: int = 0
    depends_on: tuple[str, ...] | None = None

    @property
    def input_size(self) -> int:
        return self.parameters.input_size

    @property
    def hidden_size(self) -> int:
        return self.parameters.hidden_size

    @property
    def kind(self) -> str:
        """``"lstm"``, ``"gru"`` or ``"rnn"``."""
        return self.parameters.kind.name

    @property
    def module(self) -> str:
        """The name that both directions share."""
        return self.name.removesuffix("_reverse") if self.direction == "backward" else self.name


def _relu(scores: Array) -> Array:
    return np.maximum(scores, 0.0)


def _linear(scores: Array) -> Array:
    return scores


ACTIVATIONS: Mapping[str, Callable[[Array], Array]] = {
    "linear": _linear,
    "sigmoid": sigmoid,
    "softmax": softmax,
    "tanh": np.tanh,
    "relu": _relu,
}


class Dense(ArrayRecord, frozen=True):
    """A linear layer after the recurrent ones, ``weights (C, H)`` and ``bias (C,)``.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    """

    weights: Array
    bias: Array
    activation: str = "linear"

    def __post_init__(self) -> None:
        for name in ("weights", "bias"):
            force_setattr(self, name, frozen(getattr(self, name)))
        if self.weights.ndim != 2 or self.bias.shape != self.weights.shape[:1]:
            raise ValueError(f"a linear layer of {self.weights.shape} and {self.bias.shape}")

    def out(self, rows: Array) -> Array:
        """Return what it makes of ``rows (T, H)``, ``(T, C)``."""
        with np.errstate(over="ignore", invalid="ignore"):
            return ACTIVATIONS[self.activation](rows @ self.weights.T + self.bias)


Starts = tuple[tuple[str, Initial], ...]
"""First states by the names of their layers."""


class Example(ArrayRecord, frozen=True):
    """An input that a file carries, and what its model answered to it where it was made.

    Parameters
    ----------
    x_name, expected_name
        What both are called there.
    x
        ``(T, I)``, or the tokens ``(T, 1)`` before an embedding.
    expected
        ``(T, C)``, or ``(1, C)`` of the last step alone.
    of
        ``"out"``, the answer, or ``"h"``, the hidden states of the last layers side by side.
    starts
        The first states with which it was answered, of layers that did not start from their own.
    """

    x_name: str
    expected_name: str
    x: Array
    expected: Array
    of: str
    starts: Starts = ()


class Imported(ArrayRecord, frozen=True):
    """A trained model, as far as it is read.

    Parameters
    ----------
    format
        What kind of file it is.
    layers
        Each after those it depends on.
    head, head_inputs
        The linear layers that answer, one after the other, and the layers that the first of
        them reads.
    skip
        How many of the first inputs are added to the answer.
    embedding
        The table before the first layer, if it reads one.
    left_out, notes
        What is in the file and not read, and what else is to be known.
    example
        What the model is known to answer.
    """

    format: str
    layers: tuple[ImportedLayer, ...]
    head: tuple[Dense, ...] = ()
    head_inputs: tuple[str, ...] = ()
    skip: int = 0
    embedding: Embedding | None = None
    left_out: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    example: Example | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(layer.name for layer in self.layers)

    @property
    def readout(self) -> Readout | None:
        """The answer as a network has it; None if it takes more than one linear layer."""
        if len(self.head) != 1 or self.head[0].activation not in OUTPUTS:
            return None
        dense = self.head[0]
        output = cast("Output", dense.activation)
        return Readout(dense.weights, dense.bias, self.head_inputs, output)

    def out(self, joined: Array, x: Array) -> Array:
        """Return the answer at each step, ``(T, C)``.

        Parameters
        ----------
        joined
            ``(T, H)``, the hidden states of ``head_inputs`` side by side.
        x
            What the network was fed, ``(T, I)``.
        """
        for dense in self.head:
            joined = dense.out(joined)
        return joined + x[:, : self.skip] if self.skip else joined
