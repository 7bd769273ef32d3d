"""A sweep: what a cell would do with each of many numbers in the place of one."""

import numpy as np
from msgspec.structs import replace
from numpy.typing import ArrayLike

from lstm_gui.core.arrays import Array, ArrayRecord, sealed
from lstm_gui.core.entries import Entry, contains, with_values
from lstm_gui.core.passes.plain_pass import from_input, given
from lstm_gui.core.passes.plain_steps import Given, Recurrence, plain_steps
from lstm_gui.core.resets import stretch_at, stretches, within
from lstm_gui.core.state import State

_PART = 200


class Sweep(ArrayRecord, frozen=True):
    """The states of all passes of a sweep.

    ``values (S,)`` are the numbers at the swept entry, ``h (S, T, H)`` and ``c (S, T, H)``
    what each of them leads to; ``c`` is ``(S, T, 0)`` for a cell without cell state. All
    arrays are read-only.
    """

    values: Array
    h: Array
    c: Array


def sweep(state: State, entry: Entry, values: ArrayLike) -> Sweep:
    """Return the states of ``state`` with each of ``values`` at ``entry``, in one pass.

    Each equals that of a forward pass of its own but for rounding. The passes run side by
    side, so that one matrix product per step serves all of them.

    Parameters
    ----------
    state
        The cell of any kind, and what is clamped in it.
    entry
        The number that is swept.
    values
        What it is in each pass, ``(S,)`` with at least one; bounds as for sessions.

    Raises
    ------
    IndexError
        If ``state`` has no such entry.
    ValueError
        If ``values`` are no row of numbers, or the cell has no such block.
    """
    numbers = _checked(state, entry, values)
    units, steps = state.parameters.hidden_size, len(state.sequence)
    h = np.empty((len(numbers), steps, units))
    kind = state.parameters.kind
    c = np.empty((*h.shape[:2], kind.cells(units)))
    recorded = [(array, name) for array, name in ((h, "h"), (c, kind.cell_state)) if name]
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for part in stretches(state.sequence.resets, steps):
            batch = _part(state, entry, numbers, part)
            for t, numbers_at in enumerate(plain_steps(batch), part.start):
                for array, name in recorded:
                    array[:, t] = numbers_at[name].T
    return Sweep(sealed(numbers), sealed(h), sealed(c))


def swept_end(state: State, entry: Entry, values: ArrayLike) -> Array:
    """Return the last ``h`` of each pass of a `sweep`, ``(S, H)``.

    The passes go through the steps part by part, so that memory does not grow with these.
    """
    numbers = _checked(state, entry, values)
    kind, steps = state.parameters.kind, len(state.sequence)
    beginning = stretch_at(state.sequence.resets, steps - 1)
    first = {name: state.initial.of(kind, name)[:, np.newaxis] for name in kind.states}
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for start in range(beginning, steps, _PART):
            batch = _part(state, entry, numbers, range(start, min(start + _PART, steps)))
            if start > beginning:
                batch = replace(batch, first=first)
            for step in plain_steps(batch):
                first = {name: step[name] for name in kind.states}
    h = first["h"]
    return sealed(np.array(np.broadcast_to(h, (len(h), len(numbers))).T))


def _part(state: State, entry: Entry, numbers: Array, steps: range) -> Given:
    """Return the cells over ``steps`` alone; alike where the swept number is not among these."""
    part = within(state, steps, state.initial)
    if entry.array == "x":
        entry = replace(entry, row=entry.row - steps.start)
        return _batch(part, entry, numbers) if 0 <= entry.row < len(steps) else given(part)
    return _batch(part, entry, numbers)


def _checked(state: State, entry: Entry, values: ArrayLike) -> Array:
    numbers = np.array(values, dtype=np.float64)
    if numbers.ndim != 1 or not len(numbers):
        raise ValueError(f"a sweep takes a row of values, got {numbers.shape}")
    if not contains(state, entry):
        raise IndexError(f"{entry} lies outside of the state")
    return numbers


def _batch(state: State, entry: Entry, numbers: Array) -> Given:
    """Return cells that differ in ``entry``, which is 0 in everything they share."""
    shared = with_values(state, {entry: 0.0})
    start = given(shared)
    first = {name: np.repeat(row, len(numbers), axis=1) for name, row in start.first.items()}
    if (swept := entry.array.removesuffix("_0")) in first:
        first[swept][entry.row] = numbers
    batch = replace(start, first=first)
    if entry.array == "w_h":
        block = state.parameters.kind.blocks.index(entry.block)
        varied = (block, entry.row, entry.column, numbers)
        return replace(batch, recurrence=Recurrence(shared.parameters.w_h, varied))
    if state.parameters.kind.is_further(entry.array, entry.block):
        extra = np.repeat(start.extra, len(numbers), axis=2)
        extra[state.parameters.kind.extra.index((entry.block, entry.array)), entry.row] = numbers
        return replace(batch, extra=extra)
    if entry.array in ("w_x", "b", "x"):
        return replace(batch, from_x=_from_x(shared, entry, numbers))
    return batch


def _from_x(shared: State, entry: Entry, numbers: Array) -> Array:
    """Return the input's share of all cells, ``(T, K, H, S)``, for what it hangs on."""
    parameters = shared.parameters
    from_x = np.repeat(from_input(shared)[..., np.newaxis], len(numbers), axis=3)
    if entry.array == "x":
        from_x[entry.row] += parameters.w_x[:, :, entry.column, np.newaxis] * numbers
        return from_x
    block = parameters.kind.blocks.index(entry.block)
    factors = shared.sequence.x[:, entry.column] if entry.array == "w_x" else np.ones(len(from_x))
    from_x[:, block, entry.row] += factors[:, np.newaxis] * numbers
    return from_x
