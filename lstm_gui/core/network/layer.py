"""One layer of a network: a cell, where it starts, which way it goes and what it reads."""

from typing import Literal

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.cells.lstm.equations import LSTM
from lstm_gui.core.clamps import Clamps, fitted_clamps
from lstm_gui.core.edits.initialise import randomised
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import FIRST, Initial, Parameters, Selection, Sequence, State

Direction = Literal["forward", "backward"]
DIRECTIONS: tuple[Direction, ...] = ("forward", "backward")
INPUT = "x"
"""What a layer names that reads the input of the network."""


class Layer(ArrayRecord, frozen=True):
    """A cell in a network.

    Parameters
    ----------
    name
        What other layers, files and the command line call it.
    parameters, initial, clamps
        As in a `State`. The steps of a clamp are counted as the layer takes them.
    direction
        A ``"backward"`` layer takes the last step of the sequence first.
    inputs
        Names of the layers whose ``h_t`` it reads, joined in this order; ``("x",)`` is the
        input of the network.
    """

    name: str
    parameters: Parameters
    initial: Initial
    direction: Direction = "forward"
    inputs: tuple[str, ...] = (INPUT,)
    clamps: Clamps = ()

    @classmethod
    def drawn(
        cls,
        name: str,
        input_size: int,
        hidden_size: int,
        kind: Kind = LSTM,
        seed: int = 0,
        direction: Direction = "forward",
        inputs: tuple[str, ...] = (INPUT,),
    ) -> "Layer":
        """Return a layer as networks are started with, its biases and first states 0.

        Parameters
        ----------
        input_size, hidden_size
            I, as many numbers as ``inputs`` have joined, and H.
        kind
            Which cell, such as `lstm_gui.core.LSTM`, `GRU` or `MINGRU`.
        seed
            The same seed draws the same weights, see `lstm_gui.core.randomised`.
        name, direction, inputs
            As in a `Layer`.
        """
        state = State(
            Parameters.zeros(input_size, hidden_size, kind),
            Initial.zeros(kind, hidden_size),
            Sequence(np.zeros((1, input_size))),
        )
        weights = randomised(state, seed, forget_bias_one=False).parameters
        return cls(name, weights, state.initial, direction, inputs)

    @property
    def hidden_size(self) -> int:
        """How many units it has."""
        return self.parameters.hidden_size

    def in_order(self, rows: Array) -> Array:
        """Return ``rows (T, …)`` of the sequence as the layer takes them, or back again."""
        return rows[::-1] if self.direction == "backward" else rows

    def state(self, sequence: Sequence, selection: Selection = FIRST) -> State:
        """Return the layer over ``sequence``, which stands in the order it takes it in."""
        clampable = self.parameters.kind.clampable
        clamps = fitted_clamps(self.clamps, clampable, self.hidden_size, len(sequence))
        return State(self.parameters, self.initial, sequence, selection, clamps)

    def of_state(self, state: State) -> "Layer":
        """Return this layer with the cell, the first state and the clamps of ``state``."""
        return replace(
            self, parameters=state.parameters, initial=state.initial, clamps=state.clamps
        )
