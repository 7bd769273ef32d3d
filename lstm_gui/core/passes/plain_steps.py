"""One step of any cell as its equations say it, for any number of cells side by side.

The cells of a batch have the same kind and differ in what `Given` says. They stand in the
last axis of every array, so that one product serves all of them. For a single cell this is
slower than the passes that are made for one kind, but it knows every kind, and clamps.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import Held
from lstm_gui.core.equations import Weighted
from lstm_gui.core.kinds import Kind


class Recurrence(Struct, frozen=True, eq=False):
    """The products with ``W_h (K, H, H)`` of all cells.

    ``varied`` is one weight that the cells differ in: its block, row and column, and its
    number in each cell ``(B,)``; it is 0 in ``w_h`` then.
    """

    w_h: Array
    varied: tuple[int, int, int, Array] | None = None

    def times(self, h: Array, first: int = 0, stop: int | None = None) -> Array:
        """Return the products of blocks ``first`` to ``stop`` with ``h (H, B)``."""
        w_h = self.w_h[first:stop]
        products = (w_h.reshape(-1, len(h)) @ h).reshape(len(w_h), *h.shape)
        if self.varied is not None:
            block, row, column, weights = self.varied
            if first <= block < first + len(w_h):
                products[block - first, row] += weights * h[column]
        return products


class Given(Struct, frozen=True, eq=False):
    """What a pass of B cells starts from; an axis of cells that agree may have length 1.

    That of ``first`` has its full length, so that all that follows has it too.

    Parameters
    ----------
    kind
        The kind of all cells.
    from_x
        The input's share of the weighted sums, biases included, ``(T, K, H, B)``.
    recurrence
        The recurrent weights.
    extra
        The further parameters, ``(E, H, B)``.
    first
        The states before the first step by their names, ``(H, B)`` each.
    held
        The clamps of all cells.
    """

    kind: Kind
    from_x: Array
    recurrence: Recurrence
    extra: Array
    first: Mapping[str, Array]
    held: Held


def plain_steps(given: Given) -> Iterator[dict[str, Array]]:
    """Yield for each step every quantity of its equations, ``(H, B)``, and what entered it.

    An exponential may overflow to infinity on the way, so whoever asks for the steps lets
    that pass.
    """
    states = given.first
    entered = {name: f"{name}_before" for name in given.kind.states}
    for t, share in enumerate(given.from_x):
        numbers = {entered[name]: row for name, row in states.items()}
        heard = _Heard(given, share, numbers)
        for equation in given.kind.equations:
            if isinstance(equation, Weighted):
                row = heard.sum(equation)
            else:
                row = equation.value(numbers.__getitem__)
            numbers[equation.name] = given.held.at(equation.name, t, row)
        yield numbers
        states = {name: numbers[name] for name in states}


class _Heard:
    """The weighted sums of one step; all that hear the same share one product."""

    def __init__(self, given: Given, share: Array, numbers: Mapping[str, Array]) -> None:
        self._given, self._share, self._numbers = given, share, numbers
        self._products: dict[str, tuple[int, Array]] = {}

    def sum(self, equation: Weighted) -> Array:
        given, numbers = self._given, self._numbers
        place = given.kind.blocks.index(equation.block)
        row = self._share[place] if equation.of_x else np.zeros(())
        if equation.hears:
            first, products = self._product(equation.hears)
            row = row + products[place - first]
        if equation.bias not in ("b", ""):
            row = row + self._extra(equation.block, equation.bias)
        if equation.peephole:
            row = row + self._extra(equation.block, "p") * numbers[equation.peephole]
        return row + numbers[equation.adds] if equation.adds else row

    def _product(self, hears: str) -> tuple[int, Array]:
        if hears not in self._products:
            kind = self._given.kind
            places = [kind.blocks.index(one.block) for one in kind.sums if one.hears == hears]
            first = min(places)
            times = self._given.recurrence.times
            self._products[hears] = first, times(self._numbers[hears], first, max(places) + 1)
        return self._products[hears]

    def _extra(self, block: str, name: str) -> Array:
        return self._given.extra[self._given.kind.extra.index((block, name))]
