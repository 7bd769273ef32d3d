"""One layer of a network: a cell, where it starts, which way it goes and what it reads."""

from typing import Literal

from msgspec.structs import replace

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.clamps import Clamps, fitted_clamps
from lstm_gui.core.state import Initial, Parameters, Selection, Sequence, State

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

    @property
    def hidden_size(self) -> int:
        """How many units it has."""
        return self.parameters.hidden_size

    def in_order(self, rows: Array) -> Array:
        """Return ``rows (T, …)`` of the sequence as the layer takes them, or back again."""
        return rows[::-1] if self.direction == "backward" else rows

    def state(self, sequence: Sequence, selection: Selection | None = None) -> State:
        """Return the layer over ``sequence``, which stands in the order it takes it in."""
        kind = self.parameters.kind
        chosen = Selection(block=kind.blocks[0]) if selection is None else selection
        clamps = fitted_clamps(self.clamps, kind.clampable, self.hidden_size, len(sequence))
        return State(self.parameters, self.initial, sequence, chosen, clamps)

    def of_state(self, state: State) -> "Layer":
        """Return this layer with the cell, the first state and the clamps of ``state``."""
        return replace(
            self, parameters=state.parameters, initial=state.initial, clamps=state.clamps
        )
