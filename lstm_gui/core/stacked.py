"""The parameters of a cell arranged for the forward pass, and the row it works in."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import get_ident
from typing import TypeVar

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.kinds import Kind

CACHE_LINE = 64

W = TypeVar("W")


class Stacked(Struct, frozen=True, eq=False):
    """All blocks in one matrix each: gates first, with their sign turned, then the rest.

    One product then serves all blocks, and the gates find ``-Z``, which is what
    ``sigmoid(Z) = 1 / (1 + exp(-Z))`` asks for; turning a sign is exact. For K blocks
    ``w_x_b (KH, I + 1)`` holds ``W_x`` and, for an input that is always 1, ``b``;
    ``w_h`` is ``(KH, H)``.
    """

    w_x_b: Array
    w_h: Array

    def from_input(self, x: Array, sums: Array) -> None:
        """Write the input's share of the weighted sums of all steps to ``sums (T, KH)``.

        What a layer below made of its numbers may lie beyond all floats: the caller lets sums
        overflow and be no numbers.
        """
        x_and_one = np.empty((len(x), x.shape[1] + 1))
        x_and_one[:, :-1] = x
        x_and_one[:, -1] = 1.0
        np.matmul(x_and_one, self.w_x_b.T, out=sums)


def stack(kind: Kind, w_x: Array, w_h: Array, b: Array) -> Stacked:
    """Return the parameters of a cell of ``kind`` stacked; shapes as in `Parameters`."""
    blocks = kind.gates + tuple(name for name in kind.blocks if name not in kind.gates)
    order = [kind.blocks.index(name) for name in blocks]
    signs = np.where(np.isin(blocks, kind.gates), -1.0, 1.0)[:, np.newaxis, np.newaxis]
    w_x_b = np.concatenate([w_x, b[..., np.newaxis]], axis=2)
    return Stacked(*(_columns(w[order] * signs) for w in (w_x_b, w_h)))


def span(slots: Sequence[str], first: str, last: str) -> tuple[int, int]:
    """Return where the slots from ``first`` to ``last``, both included, begin and end."""
    return slots.index(first), slots.index(last) + 1


def aligned(size: int) -> Array:
    """Return ``size`` numbers not yet set, which begin where a line of the cache does.

    Products with a vector are up to a tenth faster on such memory.
    """
    per_line = CACHE_LINE // np.dtype(np.float64).itemsize
    memory = np.empty(size + per_line)
    first = -(memory.ctypes.data // memory.itemsize) % per_line
    return memory[first : first + size]


def kept_rows(make: Callable[[int], W]) -> Callable[[int], W]:
    """Return ``make``, whose rows for so many units are made once in each thread.

    To make a dozen small arrays takes as long as several steps, and a drag runs one short pass
    after the other. Passes may run in several threads at a time, but in each one by one.
    """

    @lru_cache(maxsize=32)
    def made(units: int, _thread: int) -> W:
        return make(units)

    def rows(units: int) -> W:
        return made(units, get_ident())

    return rows


def _columns(blocks: Array) -> Array:
    """Return ``blocks (K, H, N)`` as one matrix, laid out column after column.

    BLAS multiplies a matrix by a single vector faster that way.
    """
    rows = blocks.reshape(-1, blocks.shape[2])
    columns = aligned(rows.size).reshape(rows.shape[::-1])
    columns[...] = rows.T
    columns.flags.writeable = False
    return columns.T
