"""The forward pass of one cell of any kind, as its equations say it.

It does what `plain_steps` does for many cells side by side, to the last digit. Since there is one
cell, all arrays of a step are made once: two sets of them take turns, so that each step finds
what was left by the step before in the other set.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import cycle

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import Held
from lstm_gui.core.equations import Weighted
from lstm_gui.core.equations.in_place import Move, moves
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import State

Rows = Mapping[str, Array]


def run(state: State, from_x: Array, tape: Array) -> None:
    """Write all that is recorded into ``tape (R, T, H)``; ``from_x (T, K, H)`` is the input's part.

    An exponential may overflow to infinity on the way, so whoever asks lets that pass.
    """
    kind = state.parameters.kind
    names = (*kind.recorded, *(one.name for one in kind.equations if one.name not in kind.recorded))
    sets = np.empty((2, len(names), state.parameters.hidden_size))
    for name in kind.states:
        sets[1, names.index(name)] = state.initial.of(kind, name)
    heard = np.empty(from_x.shape[1:])
    all_rows = (_rows(kind, names, sets, side) for side in range(2))
    steps = tuple(_moves(state, rows, heard, side) for side, rows in enumerate(all_rows))
    sides = cycle(zip(sets[:, : len(kind.recorded)], steps, strict=True))
    for share, noted, (found, step) in zip(from_x, tape.transpose(1, 0, 2), sides, strict=False):
        np.copyto(heard, share)
        for move in step:
            move()
        np.copyto(noted, found)


def _rows(kind: Kind, names: tuple[str, ...], sets: Array, side: int) -> Rows:
    before = dict(zip(names, sets[1 - side], strict=True))
    now = dict(zip(names, sets[side], strict=True))
    return now | {f"{name}_before": before[name] for name in kind.states}


def _moves(state: State, rows: Rows, heard: Array, side: int) -> tuple[Move, ...]:
    """Return what computes one set; ``side`` is the first step that it is computed at."""
    sums = _Sums(state, rows, heard)
    found: list[Move] = []
    for equation in state.parameters.kind.equations:
        is_sum = isinstance(equation, Weighted)
        found += sums.moves(equation) if is_sum else moves(equation, rows)
        if state.held.has(equation.name):
            found.append(_holding(state.held, equation.name, rows, side))
    return tuple(found)


def _holding(held: Held, name: str, rows: Rows, side: int) -> Move:
    values, mask = held.values(name)[side::2], held.mask(name)[side::2]
    return partial(_hold, zip(values, mask, strict=True), rows[name])


def _hold(steps: Iterator[tuple[Array, Array]], row: Array) -> None:
    value, is_held = next(steps)
    np.copyto(row, value, where=is_held)


class _Sums:
    """The weighted sums of one set; all that hear the same share one product."""

    def __init__(self, state: State, rows: Rows, heard: Array) -> None:
        self._parameters, self._rows, self._heard = state.parameters, rows, heard
        self._products: dict[str, tuple[int, Array]] = {}

    def moves(self, equation: Weighted) -> Iterator[Move]:
        """Yield what writes one of them into its row."""
        kind, out = self._parameters.kind, self._rows[equation.name]
        place = kind.blocks.index(equation.block)
        parts = [self._heard[place]] if equation.of_x else []
        if equation.hears:
            yield from self._multiplied(equation.hears)
            first, products = self._products[equation.hears]
            parts.append(products[place - first])
        if equation.bias not in ("b", ""):
            parts.append(self._extra(equation.block, equation.bias))
        if equation.peephole:
            seen = np.empty_like(out)
            p = self._extra(equation.block, equation.weight)
            yield partial(np.multiply, p, self._rows[equation.peephole], seen)
            parts.append(seen)
        if equation.adds:
            parts.append(self._rows[equation.adds])
        yield from _added(parts, out)

    def _multiplied(self, hears: str) -> Iterator[Move]:
        if hears in self._products:
            return
        kind, w_h = self._parameters.kind, self._parameters.w_h
        places = [kind.blocks.index(one.block) for one in kind.sums if one.hears == hears]
        first, stop = min(places), max(places) + 1
        products = np.empty((stop - first, w_h.shape[1]))
        self._products[hears] = first, products
        weights = np.ascontiguousarray(w_h[first:stop]).reshape(-1, w_h.shape[2])
        row, product = self._rows[hears][:, np.newaxis], products.reshape(-1, 1)
        # As columns, since a product of vectors may be added up in another order.
        yield partial(np.matmul, weights, row, product)

    def _extra(self, block: str, name: str) -> Array:
        return self._parameters.extra[self._parameters.kind.extra.index((block, name))]


def _added(parts: list[Array], out: Array) -> Iterator[Move]:
    if len(parts) == 1:
        yield partial(np.copyto, out, parts[0])
        return
    yield partial(np.add, parts[0], parts[1], out)
    yield from (partial(np.add, out, part, out) for part in parts[2:])
