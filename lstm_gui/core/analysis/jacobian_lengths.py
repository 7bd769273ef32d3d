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

_BLOCK, _CHUNK, _SLAB = 64, 64, 16
# An inner product that is less than this part of what it could be has lost three of its
# sixteen digits.
_LEAST = 1e-3
_SQUARES = 1e-280, 1e280
_LENGTHS = 1e-140, 1e140


class _Move:
    """The Jacobian of a state by the one before; all but ``h_{t-1}`` reaches its own unit alone."""

    def __init__(self, jacobian: Array, units: int) -> None:
        self._units = units
        self._by_h = jacobian[:, :units].T
        states = len(jacobian) // units
        parts = jacobian.reshape(states, units, states, units).diagonal(axis1=1, axis2=3)
        self._own = tuple(
            (part, by, parts[part, by]) for part in range(states) for by in range(1, states)
        )

    def carry(self, rows: Array, following: Array) -> None:
        """Write ``rows (n, S)`` one step further into ``following``."""
        np.matmul(rows[:, : self._units], self._by_h, out=following)
        for place, by, answering in self._own:
            part = self._of(following, place)
            np.add(part, self._of(rows, by) * answering, out=part)

    def _of(self, rows: Array, place: int) -> Array:
        return rows[:, place * self._units : (place + 1) * self._units]


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
    answers = iter(linear_steps(state, trace))
    for start in range(0, steps, block):
        stop = min(start + block, steps)
        moves: list[_Move] = []
        carried, following = np.empty((2, stop - start, width, size))
        for known in range(stop - start):
            step = next(answers)
            move = _Move(step[:, :size], units)
            move.carry(_flat(carried[:known]), _flat(following[:known]))
            following[known] = _fewest_rows(step[:, size:].T)
            carried, following = following, carried
            by_step = carried[: known + 1, :, :units]
            lengths[start + known, start : start + known + 1] = _lengths(by_step)
            moves.append(move)
        if start:
            _carry(earlier[:start], moves, units, lengths[start:stop, :start])
        if in_blocks:
            earlier[start:stop] = carried
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


def _carry(rows: Array, moves: Sequence[_Move], units: int, lengths: Array) -> None:
    """Carry ``rows (n, width, S)`` through ``moves``; note the ``lengths`` after each of them."""
    # Turned over, as rows that are carried: those of the unit matrix.
    ways = np.empty((len(moves), rows.shape[2], rows.shape[2]))
    way = np.eye(rows.shape[2])
    for move, longer in zip(moves, ways, strict=True):
        move.carry(way, longer)
        way = longer
    gram = _Gram(ways[:, :, :units])
    for first in range(0, len(rows), _CHUNK):
        part, noted = rows[first : first + _CHUNK], lengths[:, first : first + _CHUNK]
        squares = gram.squares(part)
        if squares is not None:
            noted[...] = np.sqrt(squares)
            part[...] = (_flat(part) @ way).reshape(part.shape)
        else:
            _carry_by_steps(part, moves, units, noted)


def _carry_by_steps(rows: Array, moves: Sequence[_Move], units: int, lengths: Array) -> None:
    for move, noted in zip(moves, lengths, strict=True):
        following = np.empty_like(rows)
        move.carry(_flat(rows), _flat(following))
        rows[...] = following
        noted[...] = _lengths(rows[:, :, :units])


class _Gram:
    """``P^T P`` of each way, turned over ``(S, H)``, in slabs without what is there twice."""

    def __init__(self, ways: Array) -> None:
        size = ways.shape[1]
        self._slabs: list[tuple[slice, Array]] = []
        turned = ways.transpose(0, 2, 1)
        for first in range(0, size, _SLAB):
            slab = np.matmul(ways[:, first : first + _SLAB], turned[:, :, first:])
            slab[:, :, _SLAB:] *= 2.0
            self._slabs.append((slice(first, first + _SLAB), slab.reshape(len(ways), -1)))
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
