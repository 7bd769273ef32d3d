"""What a page of a lesson makes of the cell."""

import math
from functools import lru_cache

import numpy as np

from lstm_gui.core import (
    LSTM,
    Initial,
    Parameters,
    Selection,
    Sequence,
    State,
    converted,
    select,
    with_sequence,
    with_values,
)
from lstm_gui.core.challenges import Condition, EntryCondition, SameInput, TraceCondition
from lstm_gui.files.lesson_addresses import entry_at
from lstm_gui.files.lesson_format import (
    Blank,
    Cell,
    Challenge,
    ConditionPart,
    InTrace,
    Lesson,
    OfEntry,
    OfKind,
    OfMemory,
    Setting,
)
from lstm_gui.files.lesson_format import SameInput as SameInputPart
from lstm_gui.files.lesson_kinds import kind_condition, kind_of
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
    state = as_kind(setting, _begun(setting, state))
    if setting.x is not None:
        labels = None if setting.labels is None else tuple(setting.labels)
        state = with_sequence(state, Sequence(np.array(setting.x, dtype=np.float64), labels))
    changes = {entry_at(address): number for address, number in setting.values.items()}
    state = with_values(state, changes)
    unit = None if setting.unit is None else setting.unit - 1
    return select(state, setting.t, unit, setting.block)


def as_kind(part: Cell | Setting, state: State) -> State:
    """Return ``state`` as the kind of cell that ``part`` asks for, if it asks for one."""
    kind = kind_of(part, state.parameters.kind)
    return state if kind is None else converted(state, kind)


def solved(state: State, challenge: Challenge, begun: State) -> State:
    """Return ``state`` with the cell and the numbers of the stored solution.

    Parameters
    ----------
    state
        What the learner has made of the cell.
    challenge
        What is asked for, and how it is met.
    begun
        The state in which the page starts, for whose kind and sizes the solution was stored. It
        takes the place of one that has other blocks or sizes.
    """
    solution = {entry_at(address): number for address, number in challenge.solution.items()}
    return with_values(_with_cell(challenge, _as_begun(state, begun)), solution)


def _as_begun(state: State, begun: State) -> State:
    kind, own = begun.parameters.kind, state.parameters.kind
    shapes = [(one.parameters.w_x.shape, one.sequence.x.shape) for one in (state, begun)]
    if own.blocks != kind.blocks or shapes[0] != shapes[1]:
        return begun
    return state if own == kind else converted(state, kind)


def _with_cell(challenge: Challenge, state: State) -> State:
    cell = challenge.solution_cell
    return state if cell is None else as_kind(cell, state)


def condition_of(part: ConditionPart) -> Condition | None:
    """Return the condition as the core checks it; None for what it cannot see.

    That is what the learner clicks or answers, and what the Memory workspace compares.
    """
    if isinstance(part, InTrace):
        return TraceCondition(
            part.quantity,
            part.unit - 1,
            part.steps,
            *bounds(part),
            part.holds == "every",
            part.magnitude,
            part.from_step,
            None if part.sign_of_input is None else part.sign_of_input - 1,
        )
    if isinstance(part, OfEntry):
        return EntryCondition(entry_at(part.entry), *bounds(part))
    if isinstance(part, OfKind):
        return kind_condition(part)
    return SameInput() if isinstance(part, SameInputPart) else None


def bounds(part: InTrace | OfEntry | OfMemory) -> tuple[float, float]:
    """Return the lowest and the highest number that meet ``part``."""
    low = -math.inf if part.at_least is None else part.at_least
    high = math.inf if part.at_most is None else part.at_most
    return low, high


def _begun(setting: Setting, state: State | None) -> State:
    """Return what ``setting`` starts from: an example, an empty or a trained cell, or ``state``."""
    if setting.preset:
        return load_preset(setting.preset).session.state
    if setting.blank is not None:
        return _blank(setting.blank)
    if setting.memory is not None and setting.memory.trained:
        return _trained(setting.memory.trained)
    return load_preset(FIRST_PRESET).session.state if state is None else state


@lru_cache(maxsize=8)
def _trained(name: str) -> State:
    # Only here, since few lessons have one and the training behind it takes a while to import.
    from lstm_gui.files.trained import load_trained

    return load_trained(name).state


def _blank(sizes: Blank) -> State:
    kind = kind_of(sizes) or LSTM
    units = np.zeros(sizes.units)
    return State(
        Parameters.zeros(sizes.inputs, sizes.units, kind),
        Initial(units, np.zeros(kind.cells(sizes.units))),
        Sequence(np.zeros((sizes.steps, sizes.inputs))),
        Selection(block=kind.blocks[0]),
    )
