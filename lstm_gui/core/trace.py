"""The Trace: the frozen record of one forward pass."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord, frozen, largest_magnitude
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import Initial


class Trace(ArrayRecord, frozen=True, dict=True):
    """Every quantity of every step of one cell over one sequence.

    ``trace.f``, ``trace.h`` and so on are read-only arrays ``(T, H)``, one for each of
    ``kind.recorded``. Row t holds what step t (counted from 0) computed.

    Parameters
    ----------
    kind
        The kind of cell.
    x
        The input, ``(T, I)``.
    initial
        The states before the first step.
    numbers
        The arrays by their names, in the order of ``kind.recorded``.
    resets, restart
        Steps before which the states returned to ``restart``, or to ``initial`` without it.
    """

    kind: Kind
    x: Array
    initial: Initial
    numbers: Mapping[str, Array]
    resets: tuple[int, ...] = ()
    restart: Initial | None = None

    def __post_init__(self) -> None:
        # Found where all attributes are, since passes and pictures read them by the thousand.
        vars(self).update(self.numbers)

    def __getattr__(self, name: str) -> Array:
        raise AttributeError(f"a {self.kind.name} computes no {name}")

    def __len__(self) -> int:
        return len(self.x)

    @property
    def quantities(self) -> tuple[str, ...]:
        """The names of all arrays of shape ``(T, H)``, in the order they are computed."""
        return self.kind.recorded

    @property
    def h_0(self) -> Array:
        """The hidden state that enters the first step, ``(H,)``."""
        return self.initial.h

    @property
    def c_0(self) -> Array:
        """The cell state that enters the first step; empty for a cell without one."""
        return self.initial.c

    def largest(self, name: str) -> float:
        """Return the largest finite magnitude that the quantity called ``name`` reaches."""
        if name not in self._largest:
            self._largest[name] = largest_magnitude(getattr(self, name))
        return self._largest[name]

    @cached_property
    def readings(self) -> dict[tuple[int, int | None], Any]:
        """The last `lstm_gui.core.Reading` of it, by step and unit."""
        return {}

    @cached_property
    def _no_cell_state(self) -> Array:
        return frozen(np.empty((len(self.x), 0)))

    @cached_property
    def _largest(self) -> dict[str, float]:
        return {}

    def before(self, name: str, t: int) -> Array:
        """Return the state called ``name`` that enters step ``t``, ``(H,)``."""
        is_first = t == 0 or t in self.resets
        return self.start(t).of(self.kind, name) if is_first else self.numbers[name][t - 1]

    @property
    def cell_state(self) -> Array:
        """Every cell state, ``(T, H)``, by whatever letter; ``(T, 0)`` for a cell without one."""
        kind = self.kind
        return self.numbers[kind.cell_state] if kind.has_cell_state else self._no_cell_state

    def h_before(self, t: int) -> Array:
        """Return ``h_{t-1} (H,)``, the hidden state that enters step ``t``."""
        return self.before("h", t)

    def c_before(self, t: int) -> Array:
        """Return the cell state that enters step ``t``; empty for a cell without one."""
        cell_state = self.kind.cell_state
        return self.before(cell_state, t) if cell_state else self.initial.c

    def start(self, t: int) -> Initial:
        """Return the states that step ``t`` starts from: fresh ones at a reset."""
        if t in self.resets:
            return self.initial if self.restart is None else self.restart
        return self.after(t - 1) if t else self.initial

    def after(self, t: int) -> Initial:
        """Return the states that step ``t`` leaves to the one after it."""
        rows = {name: self.numbers[name][t] for name in self.kind.states}
        return Initial.from_states(self.kind, rows)

    def entering(self, name: str) -> Array:
        """Return the state called ``name`` as it enters each step, ``(T, H)``."""
        first = self.initial.of(self.kind, name)
        rows = np.concatenate([first[np.newaxis], self.numbers[name][:-1]])
        for t in self.resets:
            rows[t] = self.before(name, t)
        return rows

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trace):
            return NotImplemented
        return (
            (self.kind, self.initial, self.resets) == (other.kind, other.initial, other.resets)
            and self.restart == other.restart
            and np.array_equal(self.x, other.x)
            and all(np.array_equal(self.numbers[n], other.numbers[n]) for n in self.quantities)
        )

    __hash__ = None  # type: ignore[assignment]
