"""The lengths of all Jacobians ``dh_t / dx_k``, with as few multiplications as it takes.

Each Jacobian is a product of the steps between k and t. Carried from step to step, a row for
each input, it costs ``I S^2`` multiplications for every pair of steps, where S numbers are the
state of the cell. Many rows are cheaper in blocks of steps: with ``P`` the way from the
beginning of a block to ``h_t`` and ``X`` the Jacobian up to there, the square of the length is
that of ``P X``, the inner product of ``P^T P`` and ``X X^T``, whatever the number of inputs.

Squares cancel where the way loses nearly all of a Jacobian. What could cost more than the last
few digits is therefore carried step by step after all.
"""

from collections.abc import Sequence

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.passes import linear_steps
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

_BLOCK, _CHUNK, _SLAB = 64, 128, 16
# An inner product that is less than this part of what it could be has lost three of its
# sixteen digits.
_LEAST = 1e-3
_SQUARES = 1e-280, 1e280
_LENGTHS = 1e-140, 1e140


class _Moves:
    """The Jacobians of states by those before them; all but ``h_{t-1}`` reaches its own unit alone.

    They stand in memory that is taken once and used again by each block of steps: pages that
    the system gives anew cost more than what is done with them.
    """

    def __init__(self, steps: int, states: int, units: int) -> None:
        self._states, self._units = states, units
        self._by_h = np.empty((steps, states * units, units))
        self._own = np.empty((steps, states, states, units))

    def note(self, place: int, jacobian: Array) -> None:
        """Let ``jacobian (S, S)`` be the one at ``place``."""
        states, units = self._states, self._units
        self._by_h[place] = jacobian[:, :units]
        if states > 1:
            parts = jacobian.reshape(states, units, states, units)
            self._own[place] = parts.diagonal(axis1=1, axis2=3)

    def carry(self, place: int, rows: Array, following: Array) -> None:
        """Write ``rows (n, S)`` one step further into ``following``."""
        np.matmul(rows[:, : self._units], self._by_h[place].T, out=following)
        for by in range(1, self._states):
            before = rows.reshape(-1, self._states, self._units)[:, by : by + 1]
            after = following.reshape(-1, self._states, self._units)
            after += before * self._own[place, :, by]


def jacobian_lengths(state: State, trace: Trace) -> Array:
    """Return ``||dh_t / dx_k||`` in row t and column k of ``(T, T)``, 0 for ``k > t``.

    Whether floating-point warnings are raised is up to the caller.
    """
    steps, inputs = trace.x.shape
    units = trace.h.shape[1]
    size = units * len(trace.kind.states)
    width = min(inputs, size)
    in_blocks = _is_cheaper_in_blocks(steps, width, size)
    block = _BLOCK if in_blocks else steps
    lengths = np.zeros((steps, steps))
    earlier = np.empty((steps if in_blocks else 0, width, size))
    moves = _Moves(block if in_blocks else 1, size // units, units)
    ways = _Ways(moves, block if in_blocks else 0, units, size)
    pair = np.empty((2, min(block, steps), width, size))
    answers = iter(linear_steps(state, trace))
    for start in range(0, steps, block):
        stop = min(start + block, steps)
        carried, following = pair
        for known in range(stop - start):
            step, place = next(answers), known if in_blocks else 0
            moves.note(place, step[:, :size])
            moves.carry(place, _flat(carried[:known]), _flat(following[:known]))
            following[known] = _fewest_rows(step[:, size:].T)
            carried, following = following, carried
            by_step = carried[: known + 1, :, :units]
            lengths[start + known, start : start + known + 1] = _lengths(by_step)
        if start:
            ways.carry(earlier[:start], lengths[start:stop, :start])
        if in_blocks:
            earlier[start:stop] = carried[: stop - start]
    return lengths


def _is_cheaper_in_blocks(steps: int, width: int, size: int) -> bool:
    """Tell from the multiplications of both ways for each step, in ``S^2``; as measured."""
    inside = _BLOCK * width / 2
    return steps > _BLOCK and 0.3 * steps + 1.2 * size + inside < steps * width / 2


def _flat(rows: Array) -> Array:
    return rows.reshape(-1, rows.shape[-1])


def _fewest_rows(rows: Array) -> Array:
    """Return ``rows``, or where they are more than columns so many others as long as they."""
    if len(rows) <= rows.shape[1]:
        return rows
    return np.asarray(np.linalg.qr(rows, mode="r"))


class _Ways:
    """The ways from the beginning of a block to its steps, turned over as rows are carried.

    With ``P^T P`` of each, in slabs without what is there twice.
    """

    def __init__(self, moves: _Moves, steps: int, units: int, size: int) -> None:
        self._moves, self._units = moves, units
        self._ways = np.empty((steps, size, size))
        self._slabs = [
            (slice(first, first + _SLAB), np.empty((steps, min(_SLAB, size - first), size - first)))
            for first in range(0, size, _SLAB)
        ]

    def carry(self, rows: Array, lengths: Array) -> None:
        """Carry ``rows (n, width, S)`` to the end; note the ``lengths`` after each step."""
        ways = self._ways[: len(lengths)]
        way = np.eye(rows.shape[2])
        for place, longer in enumerate(ways):
            self._moves.carry(place, way, longer)
            way = longer
        gram = _Gram(ways[:, :, : self._units], self._slabs)
        for first in range(0, len(rows), _CHUNK):
            part, noted = rows[first : first + _CHUNK], lengths[:, first : first + _CHUNK]
            squares = gram.squares(part)
            if squares is not None:
                noted[...] = np.sqrt(squares)
                part[...] = (_flat(part) @ way).reshape(part.shape)
            else:
                self._carry_by_steps(part, noted)

    def _carry_by_steps(self, rows: Array, lengths: Array) -> None:
        for place, noted in enumerate(lengths):
            following = np.empty_like(rows)
            self._moves.carry(place, _flat(rows), _flat(following))
            rows[...] = following
            noted[...] = _lengths(rows[:, :, : self._units])


class _Gram:
    """``P^T P`` of each way, turned over ``(S, H)``, in slabs without what is there twice."""

    def __init__(self, ways: Array, slabs: Sequence[tuple[slice, Array]]) -> None:
        turned = ways.transpose(0, 2, 1)
        self._slabs: list[tuple[slice, Array]] = []
        for part, memory in slabs:
            slab = memory[: len(ways)]
            np.matmul(ways[:, part], turned[:, :, part.start :], out=slab)
            slab[:, :, _SLAB:] *= 2.0
            self._slabs.append((part, slab.reshape(len(ways), -1)))
        self._sizes = np.sqrt(sum(np.einsum("ts,ts->t", slab, slab) for _, slab in self._slabs))

    def squares(self, rows: Array) -> Array | None:
        """Return ``|P X|^2`` of ways and ``rows (n, width, S)``, or None if that is not exact."""
        squares = np.zeros((len(self._sizes), len(rows)))
        turned = rows.transpose(0, 2, 1)
        for part, slab in self._slabs:
            other = np.matmul(turned[:, part], rows[:, :, part.start :])
            squares += slab @ other.reshape(len(rows), -1).T
        possible = np.multiply.outer(self._sizes, np.einsum("kis,kis->k", rows, rows))
        low, high = _SQUARES
        kept = (squares >= _LEAST * possible) & (squares > low) & (possible < high)
        return squares if (kept | ~rows.any(axis=(1, 2))).all() else None


def _lengths(rows: Array) -> Array:
    """Return the length of each of ``rows (n, ., .)``, without overflow or underflow."""
    lengths = np.sqrt(np.einsum("kis,kis->k", rows, rows))
    low, high = _LENGTHS
    if ((lengths > low) & (lengths < high)).all():
        return lengths
    largest = np.abs(rows).max(axis=(1, 2), keepdims=True)
    scaled = rows / np.where(largest == 0, 1.0, largest)
    return largest[:, 0, 0] * np.sqrt(np.einsum("kis,kis->k", scaled, scaled))
