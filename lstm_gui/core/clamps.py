"""Clamps: numbers that hold what a quantity of a unit is in some steps, whatever it would be.

A clamp cuts a cell open to see what a part of it does: with its forget gate held at 1 a
unit keeps everything, with ``h`` held at 0 it is silent. A weighted sum stays what it is;
the clamped quantity no longer answers to it, and so no derivative leads through it.
"""

from collections.abc import Collection

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, NDArray
from lstm_gui.core.cells.registry import KINDS

LARGEST_CLAMP = 1e6
"""The largest magnitude of a clamped number, but for gates that multiply a memory."""


class Clamp(Struct, frozen=True):
    """One quantity of one unit, held at ``value`` from step ``first`` to step ``last``.

    Parameters
    ----------
    quantity
        A name of a trace, one of those that the kind of cell says can be clamped.
    unit
        The unit, counted from 0.
    first, last
        The steps, both included, counted from 0.
    value
        What the quantity is there; at most `largest_clamp` in magnitude.

    Raises
    ------
    ValueError
        If the unit or a step is below 0, ``last`` comes before ``first``, or ``value`` is
        not finite or too large.
    """

    quantity: str
    unit: int
    first: int
    last: int
    value: float

    def __post_init__(self) -> None:
        if self.unit < 0 or not 0 <= self.first <= self.last:
            raise ValueError(f"{self} has no such unit or steps")
        if not abs(self.value) <= largest_clamp(self.quantity):
            raise ValueError(f"{self} lies beyond ±{largest_clamp(self.quantity):g}")

    def holds(self, quantity: str, unit: int, t: int) -> bool:
        """Tell whether this clamp holds ``quantity`` of ``unit`` at step ``t``."""
        return (self.quantity, self.unit) == (quantity, unit) and self.first <= t <= self.last

    def fits(self, names: Collection[str], units: int, steps: int) -> bool:
        """Tell whether a cell with these quantities, units and steps has all it holds."""
        return self.quantity in names and self.unit < units and self.last < steps

    def covers(self, other: "Clamp") -> bool:
        """Tell whether this clamp holds everything that ``other`` holds."""
        return all(self.holds(other.quantity, other.unit, t) for t in (other.first, other.last))


Clamps = tuple[Clamp, ...]


def largest_clamp(quantity: str) -> float:
    """Return the largest magnitude at which ``quantity`` can be held.

    It is 1 for what multiplies the memory of any kind of cell from step to step, such as f of
    an LSTM and z of a GRU: beyond 1 it would come beyond every float in time.
    """
    keeping = {kind.roles.keeps for kind in KINDS.values()}
    return 1.0 if quantity in keeping else LARGEST_CLAMP


def fitted_clamps(clamps: Clamps, names: Collection[str], units: int, steps: int) -> Clamps:
    """Return what is left of ``clamps`` in a cell of ``units`` units over ``steps`` steps.

    ``names`` are the quantities that can be clamped there.
    """
    kept = (clamp for clamp in clamps if clamp.quantity in names and clamp.unit < units)
    return clamps_within(tuple(kept), 0, steps)


def clamps_within(clamps: Clamps, start: int, stop: int) -> Clamps:
    """Return ``clamps`` as steps ``start`` to ``stop`` (excluded) see them, counted anew."""
    return tuple(
        replace(
            clamp, first=max(clamp.first, start) - start, last=min(clamp.last, stop - 1) - start
        )
        for clamp in clamps
        if clamp.first < stop and clamp.last >= start
    )


def clamps_with_step(clamps: Clamps, t: int) -> Clamps:
    """Return ``clamps`` after a step came in before step ``t``.

    A clamp around that place holds in the new step too.
    """
    return tuple(
        replace(clamp, first=clamp.first + (clamp.first >= t), last=clamp.last + (clamp.last >= t))
        for clamp in clamps
    )


def clamps_without_step(clamps: Clamps, t: int) -> Clamps:
    """Return ``clamps`` after step ``t`` was taken out; those of this step alone are gone."""
    return tuple(
        replace(clamp, first=clamp.first - (clamp.first > t), last=clamp.last - (clamp.last >= t))
        for clamp in clamps
        if not clamp.first == t == clamp.last
    )


class Held:
    """Clamps by quantity and step, as the passes ask for them.

    Parameters
    ----------
    clamps
        Where two hold the same number, the later one wins.
    steps, units
        The size of the pass.
    """

    def __init__(self, clamps: Clamps, steps: int, units: int) -> None:
        self._values: dict[str, Array] = {}
        self._shape = (steps, units)
        for clamp in clamps:
            if clamp.quantity not in self._values:
                self._values[clamp.quantity] = np.full(self._shape, np.nan)
            values = self._values[clamp.quantity]
            values[clamp.first : clamp.last + 1, clamp.unit] = clamp.value

    def has(self, quantity: str) -> bool:
        """Tell whether ``quantity`` is held anywhere."""
        return quantity in self._values

    def at(self, quantity: str, t: int, computed: Array) -> Array:
        """Return ``computed (H, B)`` of step ``t``, with the held numbers in their places."""
        if quantity not in self._values:
            return computed
        values = self._values[quantity][t][:, np.newaxis]
        return np.where(np.isnan(values), computed, values)

    def values(self, quantity: str) -> Array:
        """Return at what ``quantity``, held somewhere, is held, ``(T, H)``; NaN where it is not."""
        return self._values[quantity]

    def mask(self, quantity: str) -> NDArray[np.bool_]:
        """Return where ``quantity`` is held, ``(T, H)``."""
        if quantity not in self._values:
            return np.zeros(self._shape, dtype=np.bool_)
        return ~np.isnan(self._values[quantity])

    def cut(self, ways: Array, *quantities: str) -> None:
        """Set ``ways (steps, H)`` to 0 wherever one of ``quantities`` is held.

        The ways are those of the first steps of the pass, and lead to what these quantities
        would be computed from.
        """
        for quantity in quantities:
            if quantity in self._values:
                ways[self.mask(quantity)[: len(ways)]] = 0.0
