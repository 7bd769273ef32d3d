"""Resets: steps before which the states return to where the cell starts from.

Streams are read in pieces that have nothing to do with one another, such as sentences or calls.
What a reset cuts a sequence into are *stretches*, each of which is a pass of its own: no number and
no derivative leads from one into the next, but for what the states return to.
"""

from itertools import pairwise

from msgspec.structs import replace

from lstm_gui.core.clamps import clamps_within
from lstm_gui.core.state import Initial, Sequence, State
from lstm_gui.core.trace import Trace


def stretches(resets: tuple[int, ...], steps: int) -> tuple[range, ...]:
    """Return the steps of each stretch of a pass of so many ``steps``."""
    return tuple(range(first, end) for first, end in pairwise((0, *resets, steps)))


def stretch_at(resets: tuple[int, ...], t: int) -> int:
    """Return the first step of the stretch that step ``t`` is in."""
    return max((first for first in resets if first <= t), default=0)


def fitted_resets(resets: tuple[int, ...], steps: int) -> tuple[int, ...]:
    """Return what is left of ``resets`` over ``steps`` steps."""
    return tuple(t for t in resets if t < steps)


def resets_with_step(resets: tuple[int, ...], t: int) -> tuple[int, ...]:
    """Return ``resets`` after a step came in before step ``t``."""
    return tuple(reset + (reset >= t) for reset in resets)


def resets_without_step(resets: tuple[int, ...], t: int, steps: int) -> tuple[int, ...]:
    """Return ``resets`` after step ``t`` of ``steps`` was taken out."""
    moved_on = (reset - (reset > t) for reset in resets)
    return tuple(reset for reset in moved_on if 0 < reset < steps - 1)


def toggled(sequence: Sequence, t: int) -> Sequence:
    """Return ``sequence`` with a reset before step ``t``, or without the one that is there.

    A ValueError if no step comes before ``t``.
    """
    resets = set(sequence.resets) ^ {t}
    return replace(sequence, resets=tuple(resets))


def moved(sequence: Sequence, t: int, to: int) -> Sequence:
    """Return ``sequence`` with the reset before step ``t`` before step ``to``, as near as it can.

    It passes no other one. The sequence itself is returned if there is none to move.
    """
    if t not in sequence.resets:
        return sequence
    place = sequence.resets.index(t)
    low, high = (0, *sequence.resets, len(sequence))[place : place + 3 : 2]
    near = min(max(to, low + 1), high - 1)
    return replace(sequence, resets=tuple({*sequence.resets} - {t} | {near}))


def within(state: State, steps: range, initial: Initial) -> State:
    """Return ``state`` over nothing but ``steps``, which it comes to in ``initial``.

    Resets inside return to where they returned to.
    """
    start, stop = steps.start, steps.stop
    sequence = state.sequence.between(start, stop)
    return replace(
        state,
        initial=initial,
        sequence=sequence,
        selection=replace(state.selection, t=0),
        clamps=clamps_within(state.clamps, start, stop),
        restart=state.fresh if sequence.resets else None,
    )


def trace_within(trace: Trace, steps: range) -> Trace:
    """Return what ``trace`` recorded of ``steps`` alone, none of which but the first is reset."""
    rows = slice(steps.start, steps.stop)
    numbers = {name: values[rows] for name, values in trace.numbers.items()}
    return Trace(trace.kind, trace.x[rows], trace.start(steps.start), numbers)


def latest_stretch(state: State, trace: Trace) -> tuple[State, Trace, int]:
    """Return the cell over the stretch that the selected step is in, its pass, its first step.

    The selected step is counted from there.
    """
    chosen, resets = state.selection, state.sequence.resets
    if not resets:
        return state, trace, 0
    first = stretch_at(resets, chosen.t)
    end = next((t for t in resets if t > first), len(state.sequence))
    part = within(state, range(first, end), trace.start(first))
    part = replace(part, selection=replace(chosen, t=chosen.t - first))
    return part, trace_within(trace, range(first, end)), first
