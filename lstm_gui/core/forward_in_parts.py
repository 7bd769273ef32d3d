"""The forward pass of a very long sequence, with progress and a way to stop."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from lstm_gui.core.cells import CellTrace, forward
from lstm_gui.core.state import Initial, Sequence, State

STEPS_PER_PART = 1000


def seconds_expected(state: State) -> float:
    """Return about how long `forward` takes, in seconds on a machine of 2020.

    A step costs a few microseconds, and a product with ``K H (H + I)`` weights at
    some five thousand of them in a microsecond.
    """
    parameters = state.parameters
    units, inputs = parameters.hidden_size, parameters.input_size
    microseconds = 5.0 + len(parameters.kind.blocks) * units * (units + inputs) / 5000.0
    return len(state.sequence) * microseconds * 1e-6


def forward_in_parts(state: State, goes_on: Callable[[float], bool]) -> CellTrace | None:
    """Do what `forward` does, asking after each part whether to go on.

    Parameters
    ----------
    state
        The cell and its sequence.
    goes_on
        Called with the share that is done, in (0, 1]; returns whether to go on.

    Returns
    -------
    CellTrace or None
        ``None`` if it was stopped.
    """
    parts: list[CellTrace] = []
    initial, steps = state.initial, len(state.sequence)
    for start in range(0, steps, STEPS_PER_PART):
        x = state.sequence.x[start : start + STEPS_PER_PART]
        selection = replace(state.selection, t=0)
        part = forward(replace(state, initial=initial, sequence=Sequence(x), selection=selection))
        parts.append(part)
        initial = Initial(part.h_before(len(part)), part.c_before(len(part)))
        if not goes_on(min(1.0, (start + STEPS_PER_PART) / steps)):
            return None
    return _joined(state, parts)


def _joined(state: State, parts: list[CellTrace]) -> CellTrace:
    names = parts[0].quantities
    arrays = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    for array in arrays.values():
        array.flags.writeable = False
    return replace(parts[0], x=state.sequence.x, **arrays)
