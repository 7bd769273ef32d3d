"""Conditions on what a cell does, checked from its trace alone.

A condition names a quantity, steps and bounds; nothing in it is evaluated as code. How
the cell was made to meet it does not matter, so any right solution counts.
"""

import numpy as np
from msgspec import Struct
from msgspec.structs import asdict, replace

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.registry import settings
from lstm_gui.core.entries import Entry, contains, value
from lstm_gui.core.facts.step_words import steps_in
from lstm_gui.core.kinds import Kind, Reset
from lstm_gui.core.passes import forward
from lstm_gui.core.quantities import quantity_names, quantity_series
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


class TraceCondition(Struct, frozen=True):
    """Bounds on one quantity of one unit over some steps.

    Parameters
    ----------
    quantity
        ``"x"`` or a name of `lstm_gui.core.quantities`.
    unit
        The unit, or the input for ``"x"``, counted from 0.
    steps
        Which steps, in the words of `lstm_gui.core.facts.step_words`.
    low, high
        The quantity must lie between them, both included.
    every
        Whether all of the steps must meet the bounds or one of them is enough.
    magnitude
        Whether the bounds are on the absolute value.
    from_step
        If given, the bounds are on the distance from the quantity at this step.
    sign_of_input
        If given, the quantity is multiplied by the sign of this input, counted from 0,
        and steps where that input is 0 do not count.
    without_input
        If given, the bounds are on what the quantity would be if this input, counted from 0,
        were 0 at all steps: so a challenge can ask that a signal is what makes the difference.
    """

    quantity: str
    unit: int = 0
    steps: str = "all"
    low: float = -np.inf
    high: float = np.inf
    every: bool = True
    magnitude: bool = False
    from_step: int | None = None
    sign_of_input: int | None = None
    without_input: int | None = None


class EntryCondition(Struct, frozen=True):
    """Bounds, both included, on a number that the user sets."""

    entry: Entry
    low: float = -np.inf
    high: float = np.inf


class KindCondition(Struct, frozen=True):
    """The cell is of a kind and has some of its switches.

    Parameters
    ----------
    name
        The name of the kind; ``""`` stands for any.
    reset
        Where a GRU resets; None for anywhere.
    tanh_gates
        The gates that are tanh; None for any.
    switches
        How switches of it are set, as pairs of a name and a value.
    """

    name: str = ""
    reset: Reset | None = None
    tanh_gates: tuple[str, ...] | None = None
    switches: tuple[tuple[str, bool | str], ...] = ()

    def is_met_by(self, kind: Kind) -> bool:
        """Tell whether a cell of ``kind`` is as asked for."""
        variant = kind.variant
        found = asdict(variant) | settings(kind)
        return (
            self.name in ("", kind.name)
            and self.reset in (None, kind.reset)
            and (self.tanh_gates is None or set(self.tanh_gates) == set(variant.tanh_gates))
            and all(found.get(name) == wanted for name, wanted in self.switches)
        )


Condition = TraceCondition | EntryCondition | KindCondition


class Progress(Struct, frozen=True):
    """Whether a condition is met, and the number and the step that decide it.

    For a condition on every step that is the worst step, else the best one.
    """

    met: bool
    value: float | None = None
    step: int | None = None


def progress(condition: Condition, state: State, trace: Trace) -> Progress:
    """Return how far ``state`` with its ``trace`` meets ``condition``.

    Parameters
    ----------
    condition
        What is asked for. What it names may lie outside of the state, which then does
        not meet it.
    state, trace
        The cell as it is, and its forward pass.
    """
    if isinstance(condition, KindCondition):
        return Progress(condition.is_met_by(state.parameters.kind))
    if isinstance(condition, EntryCondition):
        return _entry_progress(condition, state)
    if condition.without_input is not None:
        if condition.without_input >= state.parameters.input_size:
            return Progress(False)
        trace = forward(_without_input(state, condition.without_input))
    return _trace_progress(condition, trace)


def _without_input(state: State, number: int) -> State:
    x = state.sequence.x.copy()
    x[:, number] = 0.0
    return replace(state, sequence=replace(state.sequence, x=x))


def _entry_progress(condition: EntryCondition, state: State) -> Progress:
    if not contains(state, condition.entry):
        return Progress(False)
    number = value(state, condition.entry)
    return Progress(condition.low <= number <= condition.high, number)


def _trace_progress(condition: TraceCondition, trace: Trace) -> Progress:
    values = _values(condition.quantity, trace)
    steps = steps_in(condition.steps, len(trace))
    if steps is None or condition.unit >= values.shape[1]:
        return Progress(False)
    if condition.sign_of_input is not None:
        steps = _steps_with_input(condition.sign_of_input, steps, trace)
    if not steps or (condition.from_step or 0) >= len(trace):
        return Progress(False)
    measured = _measured(condition, values[:, condition.unit], trace)[steps]
    beyond = np.maximum(condition.low - measured, measured - condition.high)
    beyond = np.where(np.isnan(beyond), np.inf, beyond)
    place = int(np.argmax(beyond) if condition.every else np.argmin(beyond))
    return Progress(bool(beyond[place] <= 0), float(measured[place]), steps[place])


def _values(quantity: str, trace: Trace) -> Array:
    """Return ``(T, N)`` numbers, with N = 0 if the cell has no such quantity."""
    if quantity == "x":
        return trace.x
    return (
        quantity_series(trace, quantity)
        if quantity in quantity_names(trace)
        else np.empty((len(trace), 0))
    )


def _steps_with_input(number: int, steps: list[int], trace: Trace) -> list[int]:
    if number >= trace.x.shape[1]:
        return []
    return [t for t in steps if trace.x[t, number] != 0]


def _measured(condition: TraceCondition, values: Array, trace: Trace) -> Array:
    if condition.from_step is not None:
        return np.abs(values - values[condition.from_step])
    if condition.sign_of_input is not None:
        return values * np.sign(trace.x[:, condition.sign_of_input])
    return np.abs(values) if condition.magnitude else values
