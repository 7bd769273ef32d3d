"""Two passes side by side, and what stands between them: B minus A, unit by unit."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.arrays import Array
from lstm_gui.core.quantities import quantity_series
from lstm_gui.scenes.memory.lanes import Lane
from lstm_gui.scenes.memory.memory_look import QUANTITIES
from lstm_gui.words.side_by_side import lane_kind
from lstm_gui.words.translation import message


class Shown(Struct, frozen=True):
    """How a quantity is shown: its name, its scale of colours, and what it is in each cell.

    ``found`` returns what it is called in the equations of a kind of cell, which computes
    none if it does not know that. Where ``bound`` is None, the scale ends at the largest
    magnitude that occurs, and also where a number lies beyond it.
    """

    name: str
    scale: str
    bound: float | None
    found: Callable[[Kind], str]

    def array(self, kind: Kind) -> str:
        """Return the name of the quantity in a cell of ``kind``; empty if it has none."""
        name = self.found(kind)
        return name if name in kind.by_name else ""


def _called(name: str) -> Callable[[Kind], str]:
    return lambda _: name


SHOWN: dict[str, Shown] = {
    "h": Shown(message("hidden state"), "signed", 1.0, _called("h")),
    "c": Shown(message("cell state"), "signed", None, lambda kind: kind.cell_state),
    "keep": Shown(message("gate that keeps"), "f", 1.0, lambda kind: kind.roles.keeps),
    "candidate": Shown(message("candidate"), "signed", 1.0, lambda kind: kind.roles.candidate),
    "reset": Shown(message("reset gate"), "data", 1.0, _called("r")),
    "i": Shown(message("input gate"), "i", 1.0, _called("i")),
    "o": Shown(message("output gate"), "o", 1.0, _called("o")),
}
assert tuple(SHOWN) == QUANTITIES


def in_common(one: str, other: str) -> tuple[str, ...]:
    """Return the quantities that the cells of both lanes have."""
    kinds = lane_kind(one), lane_kind(other)
    return tuple(name for name, shown in SHOWN.items() if all(map(shown.array, kinds)))


class Largest(Struct, frozen=True, eq=False):
    """Where the largest difference is, and the numbers there."""

    unit: int
    t: int
    before: float
    after: float

    @property
    def change(self) -> float:
        return self.after - self.before


class Difference(Struct, frozen=True, eq=False, dict=True):
    """A quantity of two passes, each ``(T, H)`` of its own; ``shown`` says which.

    Of long inputs both begin with step ``first``.
    """

    shown: Shown
    before: Array
    after: Array
    first: int = 0

    @cached_property
    def bound(self) -> float:
        """Where the scale of colours ends for both."""
        largest = max(float(np.abs(array).max()) for array in (self.before, self.after))
        return largest if self.shown.bound is None else max(largest, self.shown.bound)

    @property
    def low(self) -> float:
        """Where the scale begins."""
        return -self.bound if self.shown.scale == "signed" else 0.0

    @property
    def steps(self) -> int:
        """The steps of the longer pass."""
        return max(len(self.before), len(self.after))

    @cached_property
    def change(self) -> Array | None:
        """B minus A over the steps that both have; None if their units differ in number."""
        if self.before.shape[1] != self.after.shape[1]:
            return None
        both = min(len(self.before), len(self.after))
        return self.after[:both] - self.before[:both]

    @cached_property
    def change_bound(self) -> float:
        """The largest magnitude of the difference; 0 if there is none."""
        return 0.0 if self.change is None else float(np.abs(self.change).max())

    @cached_property
    def largest(self) -> Largest | None:
        """The largest difference; None if nothing differs or nothing can be subtracted."""
        if self.change is None or self.change_bound == 0:
            return None
        at = int(np.abs(self.change).argmax())
        t, unit = divmod(at, self.change.shape[1])
        return Largest(
            unit, self.first + t, float(self.before[t, unit]), float(self.after[t, unit])
        )


def difference(quantity: str, before: tuple[str, Lane], after: tuple[str, Lane]) -> Difference:
    """Return what is shown of two lanes, each with the name of its cell.

    A quantity that one of them lacks gives way to the hidden state. What only one of them
    shows before the first step that both do is left out.
    """
    common = in_common(before[0], after[0])
    shown = SHOWN[quantity if quantity in common else "h"]
    first = max(before[1].first, after[1].first)
    return Difference(shown, _since(first, shown, *before), _since(first, shown, *after), first)


def _since(first: int, shown: Shown, cell: str, lane: Lane) -> Array:
    return quantity_series(lane.trace, shown.array(lane_kind(cell)))[first - lane.first :]


def have_steps_in_common(before: Lane, after: Lane) -> bool:
    """Tell whether two lanes show any step both; of a long input each shows a stretch."""
    return max(before.first, after.first) < min(
        lane.first + len(lane.trace) for lane in (before, after)
    )
