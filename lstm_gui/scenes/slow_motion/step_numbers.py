"""The numbers of a sub-step: its formula, what it reveals, and how good a guess was."""

import math

from lstm_gui.core import (
    Clamp,
    contributions,
    quantity_series,
)
from lstm_gui.core.arrays import largest_magnitude
from lstm_gui.core.facts.bounds import interval
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.sub_steps import SubStep, equation_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.surgery import assignment, clamp_of
from lstm_gui.words.numbers import number
from lstm_gui.words.worked_equations import put_in

UNKNOWN = "?"

_SMALLEST_RANGE, _SMALLEST_SUM_RANGE = 1.0, 4.0


def formula(snapshot: Snapshot, moment: Moment) -> str:
    """Return the formula of the sub-step with its numbers, as markup.

    What the moment keeps unknown stands as `UNKNOWN`.
    """
    clamp = held_result(snapshot, moment)
    if clamp is not None:
        return assignment(snapshot.kind, clamp)
    step = moment.sub_step
    return put_in(equation_of(snapshot.kind, step), texts(snapshot, moment))


def held_result(snapshot: Snapshot, moment: Moment) -> Clamp | None:
    """Return what holds the result of the sub-step, if it may be seen and something does."""
    quantity = moment.sub_step.quantity
    return None if quantity in moment.unknown else clamp_of(snapshot, quantity)


def texts(snapshot: Snapshot, moment: Moment) -> dict[str, str]:
    """Return every number of the sub-step as it is written, by its name.

    Beside the quantities of a `Reading` these are the parts ``from_hidden``,
    ``from_input``, ``from_cell`` and ``from_bias`` of a weighted sum, where there is one.
    """
    reading, step = snapshot.unit_reading(), moment.sub_step
    values = {**reading.numbers, **_parts(snapshot, step)}
    written = {name: number(value) for name, value in values.items()}
    return written | dict.fromkeys(moment.unknown, UNKNOWN)


def truth(snapshot: Snapshot, moment: Moment) -> float:
    """Return the number that the sub-step computes, which has to be one that asks."""
    return snapshot.unit_reading()[moment.sub_step.quantity]


def guess_range(snapshot: Snapshot, moment: Moment) -> tuple[float, float]:
    """Return what the result may lie between.

    It depends on the quantity and on the whole sequence only, so that it does not give
    the result away.
    """
    quantity = moment.sub_step.quantity
    trace, kind, roles = snapshot.trace, snapshot.kind, snapshot.kind.roles
    series = [largest_magnitude(quantity_series(trace, quantity))]
    held_somewhere = any(clamp.quantity == quantity for clamp in snapshot.state.clamps)
    if roles.memory != "h" and quantity in (roles.memory, roles.kept, roles.written):
        memory = trace.numbers[roles.memory]
        start = trace.initial.of(kind, roles.memory)
        series = [_SMALLEST_RANGE, largest_magnitude(memory), largest_magnitude(start)]
    elif (bounds := interval(kind, quantity)) is not None and not held_somewhere:
        return bounds
    elif quantity.startswith("z_"):
        series.append(_SMALLEST_SUM_RANGE)
    bound = float(math.ceil(max(_SMALLEST_RANGE, *series)))
    return -bound, bound


def _parts(snapshot: Snapshot, step: SubStep) -> dict[str, float]:
    if not step.adds_up:
        return {}
    parts = contributions(snapshot.state, snapshot.trace, step.block)
    return {name: getattr(parts, name) for name in step.terms}
