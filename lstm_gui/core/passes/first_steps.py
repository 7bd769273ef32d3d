"""The first steps of a pass by themselves, and derivatives by them as those of the whole."""

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.clamps import clamps_within
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.passes.in_stretches import ALONG_STEPS
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def first_steps(state: State, trace: Trace, steps: int) -> tuple[State, Trace]:
    """Return the cell over its first ``steps`` alone, at least up to the selected one."""
    sequence = state.sequence.between(0, steps)
    clamps = clamps_within(state.clamps, 0, steps)
    numbers = {name: values[:steps] for name, values in trace.numbers.items()}
    return (
        replace(state, sequence=sequence, clamps=clamps),
        replace(trace, x=trace.x[:steps], numbers=numbers, resets=sequence.resets),
    )


def of_all_steps(found: Gradients, steps: int) -> Gradients:
    """Return ``found`` with as many ``steps`` as the whole pass, 0 at those that were left out."""
    known = {name: (getattr(found, name), axis) for name, axis in ALONG_STEPS.items()}
    along = {
        name: _followed_by_zeros(array, axis, steps)
        for name, (array, axis) in known.items()
        # Of states that a cell has not there may be no steps at all.
        if array.shape[axis] == len(found.x)
    }
    return replace(found, **along)


def _followed_by_zeros(array: Array, axis: int, steps: int) -> Array:
    # Of as much as nobody writes to, the system need not even find the room.
    whole = np.zeros((*array.shape[:axis], steps, *array.shape[axis + 1 :]))
    whole[(slice(None),) * axis + (slice(array.shape[axis]),)] = array
    return sealed(whole)
