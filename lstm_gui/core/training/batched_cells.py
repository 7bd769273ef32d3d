"""Many sequences at once, forward and backward, for each kind of cell.

The equations are those in `lstm_gui.core.cells`. The batch is the last axis of every array,
so that one block of all sequences lies in one piece of memory. The first states are 0.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.registry import CELLS, KINDS
from lstm_gui.core.kinds import Kind
from lstm_gui.core.training import batched_equations
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


_BY_EQUATIONS = BatchedCell(batched_equations.forward, batched_equations.backward)


@cache
def batched_cell(kind: Kind) -> BatchedCell[Any]:
    """Return how a cell of ``kind`` runs over many sequences.

    One with its usual switches runs by the module ``fast_batched`` of its folder if there is
    one, every other by its equations.
    """
    listed = CELLS.get(kind.name)
    if listed is None or not listed.batched or kind != KINDS[kind.name]:
        return _BY_EQUATIONS
    made = import_module(f"lstm_gui.core.cells.{kind.name}.fast_batched")
    return BatchedCell(made.forward, made.backward)
