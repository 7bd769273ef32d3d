"""What a cell would do without a part of it: the check beside every attribution.

A sum tells how much of a number is due to each of its terms, if all other terms stayed as they
are. They do not stay: what a step wrote into a memory also moves ``h``, and with it every gate
that comes after. So the pass is computed once more with the part left out where it came in.
"""

from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.passes.plain_pass import given
from lstm_gui.core.passes.plain_steps import Given, plain_steps
from lstm_gui.core.resets import latest_stretch, within
from lstm_gui.core.state import Initial, State
from lstm_gui.core.trace import Trace

START = -1
"""Stands for the step before the first, which wrote what the memory starts with."""


def without_written(
    state: State, trace: Trace, unit: int, first: int, last: int
) -> Mapping[str, Array]:
    """Return the selected step as it would be had some steps written nothing.

    Parameters
    ----------
    state, trace
        A cell with a gate that writes, and its forward pass.
    unit
        The unit whose memory they wrote into.
    first, last
        The steps, none after the selected one; both are `START` for the memory at the start,
        which then is 0.

    Returns
    -------
    Mapping
        Every quantity of the selected step, ``(H,)`` each.

    Raises
    ------
    IndexError
        If the steps or the unit lie outside of the pass so far.
    """
    t, units = state.selection.t, state.parameters.hidden_size
    if not (0 <= unit < units and START <= first <= last <= t):
        raise IndexError(f"unit {unit}, steps {first} to {last} of {t + 1}")
    state, trace, beginning = latest_stretch(state, trace)
    if START < last < beginning:
        return _ended(state, given(_from(state, trace, 0)))
    t -= beginning
    first, last = (step if step == START else max(step - beginning, 0) for step in (first, last))
    if last == START:
        return _ended(state, given(_from(_started_with_nothing(state, unit), trace, 0)))
    start = given(_from(state, trace, max(first, 0)))
    unwritten = np.zeros((t + 1 - max(first, 0), units), dtype=np.bool_)
    unwritten[: last - first + 1, unit] = True
    return _ended(state, replace(start, unwritten=unwritten))


def without_part(state: State, trace: Trace, block: str, part: float) -> Mapping[str, Array]:
    """Return the selected step had the ``Z`` of ``block`` not got ``part``; of the selected unit.

    What is returned is as of `without_written`. A ValueError if the cell has no such block.
    """
    state, trace, _ = latest_stretch(state, trace)
    selection = state.selection
    start = given(_from(state, trace, selection.t))
    place = state.parameters.kind.blocks.index(block)
    from_x = np.array(start.from_x)
    with np.errstate(invalid="ignore", over="ignore"):
        from_x[0, place, selection.unit] -= part
    return _ended(state, replace(start, from_x=from_x))


def _from(state: State, trace: Trace, first: int) -> State:
    """Return ``state`` from step ``first`` to the selected one, as the pass came there."""
    t = state.selection.t
    start = trace.start(first) if first else state.initial
    part = within(state, range(first, t + 1), start)
    return replace(part, selection=replace(state.selection, t=t - first))


def _started_with_nothing(state: State, unit: int) -> State:
    kind = state.parameters.kind
    states = {name: np.array(state.initial.of(kind, name)) for name in kind.states}
    states[kind.roles.memory][unit] = 0.0
    return replace(state, initial=Initial.from_states(kind, states))


def _ended(state: State, start: Given) -> Mapping[str, Array]:
    """Return the last of the steps that ``start`` leads to."""
    step: dict[str, Array] = {}
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for following in plain_steps(start):
            step = following
    return {name: step[name][:, 0] for name in state.parameters.kind.recorded}
