"""Which numbers another State has changed."""

import numpy as np

from lstm_gui.core import Entry, State
from lstm_gui.core.arrays import Array

MOST = 24
"""More than these at once would point at nothing."""


def changed_entries(before: State, after: State) -> frozenset[Entry]:
    """Return the entries that differ; none of another cell, or if they are too many."""
    kind = after.parameters.kind
    if before.parameters.kind != kind or _shapes(before) != _shapes(after):
        return frozenset()
    entries: list[Entry] = []
    for array in ("w_x", "w_h", "b"):
        places = _places(getattr(before.parameters, array), getattr(after.parameters, array))
        entries += [Entry(array, *place[1:], block=kind.blocks[place[0]]) for place in places]
    further = zip(kind.extra, before.parameters.extra, after.parameters.extra, strict=True)
    for (block, name), *numbers in further:
        entries += [Entry(name, *place, block=block) for place in _places(*numbers)]
    places = _places(before.sequence.x, after.sequence.x)
    entries += [Entry("x", step, column) for step, column in places]
    for name in kind.states:
        starts = before.initial.of(kind, name), after.initial.of(kind, name)
        entries += [Entry(f"{name}_0", unit) for (unit,) in _places(*starts)]
    return frozenset(entries) if len(entries) <= MOST else frozenset()


def _shapes(state: State) -> tuple[tuple[int, ...], ...]:
    return state.parameters.w_x.shape, state.sequence.x.shape


def _places(before: Array, after: Array) -> list[tuple[int, ...]]:
    return [tuple(int(part) for part in place) for place in np.argwhere(before != after)]
