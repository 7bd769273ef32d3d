"""The way back through the equations of a cell, whatever was run: one sequence or many.

Each step is gone through from its last equation to its first. What a quantity hands on to
one that it was computed from is its own derivative times a factor, which is known for all
steps at once; only the recurrent weights ask for a product in each step.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.equations import Read, Weighted
from lstm_gui.core.kinds import Kind

Cut = Callable[[str, Array], Array]
"""Returns the factors of a quantity, 0 where nothing leads through it."""


class Way(Struct, frozen=True, eq=False):
    """What a quantity hands on: to the quantity in row ``to``, times ``factor``.

    ``factor`` has a row for each step, or a single one where it is the same in all of them.
    """

    to: int
    factor: Array


def rows_of(kind: Kind) -> dict[str, int]:
    """Return a number for each quantity: those that enter the step, then those it computes."""
    entering = [f"{name}_before" for name in kind.states]
    names = [*entering, *(one.name for one in kind.equations)]
    return {name: row for row, name in enumerate(names)}


def ways(kind: Kind, read: Read, cut: Cut) -> dict[str, tuple[Way, ...]]:
    """Return for each quantity that is no weighted sum what it hands on.

    Parameters
    ----------
    kind
        The kind of cell; quantities are numbered as in `rows_of`.
    read
        Returns a quantity at all steps, ``(steps, H)`` or ``(steps, H, B)``.
    cut
        What clamps leave of factors.
    """
    rows = rows_of(kind)
    return {
        one.name: tuple(
            Way(rows[name], cut(one.name, _by_step(factor))) for name, factor in one.slopes(read)
        )
        for one in kind.equations
        if not isinstance(one, Weighted)
    }


def _by_step(factor: Array | float) -> Array:
    return factor if isinstance(factor, np.ndarray) else np.full((1, 1), factor)


class WayBack:
    """One way back through a pass.

    Parameters
    ----------
    kind
        The kind of cell.
    w_h, extra
        Its recurrent weights, ``(K, H, H)``, and further parameters, ``(E, H)`` or
        ``(E, H, 1)`` for many sequences.
    hand_on
        What each quantity hands on, as in `ways`.
    shape
        That of a quantity of the whole pass, ``(T, H)`` or ``(T, H, B)``.
    """

    def __init__(
        self,
        kind: Kind,
        w_h: Array,
        extra: Array,
        hand_on: Mapping[str, tuple[Way, ...]],
        shape: tuple[int, ...],
    ) -> None:
        self._kind, self._extra, self._hand_on = kind, extra, hand_on
        # Turned over, so that a product serves one sequence and many alike.
        self._turned = w_h.transpose(0, 2, 1)
        self._rows = rows_of(kind)
        self.by_state = np.zeros((len(kind.states), *shape))
        self.by_sum = {one.name: np.zeros(shape) for one in kind.sums}
        self.first = np.zeros((len(kind.states), *shape[1:]))

    def run(self, directs: Mapping[str, Array], steps: int) -> None:
        """Go from the last of the first ``steps`` to the first of all.

        ``directs`` holds the direct derivatives by some of the states at each step.
        """
        states = self._kind.states
        by = np.zeros((len(self._rows), *self.first.shape[1:]))
        own = [self._rows[name] for name in states]
        moves = tuple(self._moves(by))
        for t in reversed(range(steps)):
            by[...] = 0.0
            by[own] = self.first
            for name, direct in directs.items():
                by[self._rows[name]] += direct[t]
            for move in moves:
                move(t)
            self.by_state[:, t] = by[own]
            self.first[...] = by[: len(states)]

    def _moves(self, by: Array) -> Iterator[Callable[[int], None]]:
        """Yield what each equation does with the derivatives ``by`` at a step, last one first."""
        for equation in reversed(self._kind.equations):
            if isinstance(equation, Weighted):
                yield self._weighted(equation, by)
            else:
                row = self._rows[equation.name]
                yield _elementwise(by, row, self._hand_on[equation.name])

    def _weighted(self, equation: Weighted, by: Array) -> Callable[[int], None]:
        kind, rows = self._kind, self._rows
        own, tape = by[rows[equation.name]], self.by_sum[equation.name]
        turned = self._turned[kind.blocks.index(equation.block)]
        heard = by[rows[equation.hears]] if equation.hears else None
        seen = by[rows[equation.peephole]] if equation.peephole else None
        weighs = (equation.block, equation.weight)
        p = self._extra[kind.extra.index(weighs)] if equation.peephole else None
        added = by[rows[equation.adds]] if equation.adds else None

        def move(t: int) -> None:
            tape[t] = own
            if heard is not None:
                np.add(heard, turned @ own, heard)
            if seen is not None:
                np.add(seen, own * p, seen)
            if added is not None:
                np.add(added, own, added)

        return move


def _elementwise(by: Array, own: int, hand_on: tuple[Way, ...]) -> Callable[[int], None]:
    row = by[own]
    targets = tuple((by[way.to], way.factor, len(way.factor) > 1) for way in hand_on)

    def move(t: int) -> None:
        for target, factor, varies in targets:
            np.add(target, row * factor[t if varies else 0], target)

    return move
