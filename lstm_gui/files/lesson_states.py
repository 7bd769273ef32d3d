"""What a page of a lesson makes of the cell."""

import math

import numpy as np

from lstm_gui.core import (
    LSTM,
    Condition,
    EntryCondition,
    Initial,
    Parameters,
    SameInput,
    Sequence,
    State,
    TraceCondition,
    select,
    with_sequence,
    with_values,
)
from lstm_gui.files.lesson_addresses import entry_at
from lstm_gui.files.lesson_format import Blank, ConditionPart, InTrace, Lesson, OfEntry, Setting
from lstm_gui.files.lesson_format import SameInput as SameInputPart
from lstm_gui.files.presets import FIRST_PRESET, load_preset


def state_of(lesson: Lesson, index: int) -> State:
    """Return the State in which page ``index`` starts: all settings up to it, in order.

    Raises
    ------
    Problem
        If a preset is missing.
    IndexError, ValueError
        If a setting does not fit the cell; `lstm_gui.files.lesson_checks` sees to it
        that no lesson that was read has one.
    """
    state: State | None = None
    for page in lesson.pages[: index + 1]:
        if page.set is not None:
            state = applied(page.set, state)
    return load_preset(FIRST_PRESET).session.state if state is None else state


def applied(setting: Setting, state: State | None) -> State:
    """Return ``state`` after ``setting``; see `state_of` for what it raises."""
    if setting.preset:
        state = load_preset(setting.preset).session.state
    elif setting.blank is not None:
        state = _blank(setting.blank)
    elif state is None:
        state = load_preset(FIRST_PRESET).session.state
    if setting.x is not None:
        labels = None if setting.labels is None else tuple(setting.labels)
        state = with_sequence(state, Sequence(np.array(setting.x, dtype=np.float64), labels))
    changes = {entry_at(address): number for address, number in setting.values.items()}
    state = with_values(state, changes)
    unit = None if setting.unit is None else setting.unit - 1
    return select(state, setting.t, unit, setting.block)


def solved(state: State, solution: dict[str, float]) -> State:
    """Return ``state`` with the numbers of a stored solution."""
    return with_values(state, {entry_at(address): number for address, number in solution.items()})


def condition_of(part: ConditionPart) -> Condition | None:
    """Return the condition as the core checks it; None for what is clicked or answered."""
    if isinstance(part, InTrace):
        return TraceCondition(
            part.quantity,
            part.unit - 1,
            part.steps,
            *_bounds(part),
            part.holds == "every",
            part.magnitude,
            part.from_step,
            None if part.sign_of_input is None else part.sign_of_input - 1,
        )
    if isinstance(part, OfEntry):
        return EntryCondition(entry_at(part.entry), *_bounds(part))
    return SameInput() if isinstance(part, SameInputPart) else None


def _bounds(part: InTrace | OfEntry) -> tuple[float, float]:
    low = -math.inf if part.at_least is None else part.at_least
    high = math.inf if part.at_most is None else part.at_most
    return low, high


def _blank(sizes: Blank) -> State:
    units = np.zeros(sizes.units)
    return State(
        Parameters.zeros(sizes.inputs, sizes.units, LSTM),
        Initial(units, units),
        Sequence(np.zeros((sizes.steps, sizes.inputs))),
    )
