"""Many sequences at once, forward and backward, for each kind of cell.

The equations are those in `lstm_gui.core.cells`. The batch is the last axis of every array,
so that one block of all sequences lies in one piece of memory. The first states are 0.
"""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.gru.equations import GRU
from lstm_gui.core.cells.lstm.equations import LSTM
from lstm_gui.core.cells.rnn.equations import RNN
from lstm_gui.core.kinds import Kind
from lstm_gui.core.training import batched_equations, batched_gru, batched_lstm, batched_rnn
from lstm_gui.core.training.weights import CellWeights


class Tape(Protocol):
    """What a forward pass leaves behind for the backward pass."""

    @property
    def h(self) -> Array:
        """Every ``h_t``, ``(T, H, B)``."""
        ...


T = TypeVar("T", bound=Tape)


class BatchedCell(Struct, Generic[T], frozen=True):
    """One kind of cell as two functions.

    Parameters
    ----------
    forward
        From weights and ``x (T, I, B)`` to a tape.
    backward
        Adds to the last argument the derivatives of a number L by the cell's parameters,
        given its direct derivatives by every ``h_t``, ``(T, H, B)``. Returns those by what the
        input adds to the weighted sums, ``(T, KH, B)``.
    """

    forward: Callable[[CellWeights, Array], T]
    backward: Callable[[CellWeights, T, Array, CellWeights], Array]


_CELLS: dict[Kind, BatchedCell[Any]] = {
    LSTM: BatchedCell(batched_lstm.forward, batched_lstm.backward),
    GRU: BatchedCell(batched_gru.forward, batched_gru.backward),
    RNN: BatchedCell(batched_rnn.forward, batched_rnn.backward),
}


_BY_EQUATIONS = BatchedCell(batched_equations.forward, batched_equations.backward)


def batched_cell(kind: Kind) -> BatchedCell[Any]:
    """Return how a cell of ``kind`` runs over many sequences: fast, or by its equations."""
    return _CELLS.get(kind, _BY_EQUATIONS)
