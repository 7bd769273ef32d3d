"""One step of any cell as its equations say it, for any number of cells side by side.

The cells of a batch have the same kind and differ in what `Given` says. They stand in the
last axis of every array, so that one product serves all of them. For a single cell this is
slower than the passes that are made for one kind, but it knows every kind, and clamps.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import Held
from lstm_gui.core.equations import Read, Weighted
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
    unwritten
        Where nothing is written into the memory, ``(T, H)``; nowhere if it is not given.
    """

    kind: Kind
    from_x: Array
    recurrence: Recurrence
    extra: Array
    first: Mapping[str, Array]
    held: Held
    unwritten: NDArray[np.bool_] | None = None


def plain_steps(given: Given) -> Iterator[dict[str, Array]]:
    """Yield for each step every quantity of its equations, ``(H, B)``, and what entered it.

    An exponential may overflow to infinity on the way, so whoever asks for the steps lets
    that pass.
    """
    kind, held, unwritten = given.kind, given.held, given.unwritten
    roles = kind.roles
    heard = _Heard(given)
    moves = tuple(
        (one.name, heard.move(one) if isinstance(one, Weighted) else one.value, held.has(one.name))
        for one in kind.equations
    )
    states = {f"{name}_before": given.first[name] for name in kind.states}
    for t, share in enumerate(given.from_x):
        numbers = dict(states)
        heard.start(share, numbers)
        read = numbers.__getitem__
        for name, move, is_held in moves:
            row = move(read)
            numbers[name] = held.at(name, t, row) if is_held else row
            if unwritten is not None and name == roles.memory:
                kept = np.where(unwritten[t][:, np.newaxis], numbers[roles.kept], numbers[name])
                numbers[name] = kept
        yield numbers
        states = {f"{name}_before": numbers[name] for name in kind.states}


class _Heard:
    """The weighted sums of one step; all that hear the same share one product."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._share = given.from_x[:1]
        self._numbers: Mapping[str, Array] = {}
        self._products: dict[str, Array] = {}
        places: dict[str, list[int]] = {}
        for one in given.kind.sums:
            places.setdefault(one.hears, []).append(given.kind.blocks.index(one.block))
        self._ranges = {name: (min(rows), max(rows) + 1) for name, rows in places.items() if name}

    def start(self, share: Array, numbers: Mapping[str, Array]) -> None:
        """Begin a step with the input's share of its sums and what entered it."""
        self._share, self._numbers = share, numbers
        self._products.clear()

    def move(self, equation: Weighted) -> Callable[[Read], Array]:
        """Return what computes one of the sums."""
        given = self._given
        place = given.kind.blocks.index(equation.block)
        parts: list[Callable[[Read], Array]] = []
        if equation.of_x:
            parts.append(lambda _: self._share[place])
        if equation.hears:
            offset = place - self._ranges[equation.hears][0]
            parts.append(lambda _: self._product(equation.hears)[offset])
        if equation.bias not in ("b", ""):
            bias = self._extra(equation.block, equation.bias)
            parts.append(lambda _: bias)
        if equation.peephole:
            p = self._extra(equation.block, equation.weight)
            parts.append(lambda read: p * read(equation.peephole))
        if equation.adds:
            parts.append(lambda read: read(equation.adds))
        return lambda read: _added([part(read) for part in parts])

    def _product(self, hears: str) -> Array:
        if hears not in self._products:
            times = self._given.recurrence.times
            self._products[hears] = times(self._numbers[hears], *self._ranges[hears])
        return self._products[hears]

    def _extra(self, block: str, name: str) -> Array:
        return self._given.extra[self._given.kind.extra.index((block, name))]


def _added(parts: list[Array]) -> Array:
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total
