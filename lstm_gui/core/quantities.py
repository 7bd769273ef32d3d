"""Every number that a step computes for a unit, by its name in the equations.

Beside what a trace records there is what entered the step, and what the equations compute
on their way, such as the two parts that a memory is the sum of.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.kinds import Kind
from lstm_gui.core.trace import Trace

_BEFORE = "_before"


def quantity_names(trace: Trace) -> tuple[str, ...]:
    """Return the names of all quantities of ``trace``."""
    return names_of(trace.kind)


@lru_cache
def names_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of all quantities of a cell of ``kind``: what enters a step first."""
    entering = tuple(f"{name}{_BEFORE}" for name in kind.states)
    on_the_way = tuple(one.name for one in kind.equations if one.name not in kind.recorded)
    return (*entering, *kind.recorded, *on_the_way)


@lru_cache
def row_names(kind: Kind) -> tuple[str, ...]:
    """Return what is shown of a cell of ``kind`` over time: states, blocks, input, sums."""
    there, roles = set(kind.recorded), kind.roles
    blocks = [kind.result(block) for block in kind.blocks if kind.result(block) in there]
    further = [name for name in (roles.keeps, roles.writes) if name in there]
    sums = [f"z_{block}" for block in kind.blocks if f"z_{block}" in there]
    names = (roles.memory, "h", *kind.further_states, *blocks, *further, "x", *sums)
    return tuple(dict.fromkeys(names))


def quantity_at(trace: Trace, name: str, t: int) -> Array:
    """Return the quantity called ``name`` at step ``t``, ``(H,)``; a KeyError if there is none."""

    def recorded(name: str) -> Array:
        return trace.numbers[name][t]

    def before(name: str) -> Array:
        return trace.before(name, t)

    return _found(trace.kind, name, recorded, before)


def quantity_series(trace: Trace, name: str) -> Array:
    """Return the quantity called ``name`` at all steps, ``(T, H)``; a KeyError if there is none."""
    return _found(trace.kind, name, trace.numbers.__getitem__, trace.entering)


def _found(
    kind: Kind, name: str, recorded: Callable[[str], Array], before: Callable[[str], Array]
) -> Array:
    if name in kind.recorded:
        return recorded(name)
    if name.endswith(_BEFORE) and name.removesuffix(_BEFORE) in kind.states:
        return before(name.removesuffix(_BEFORE))

    def read(other: str) -> Array:
        return _found(kind, other, recorded, before)

    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        return kind.by_name[name].recalled(read)
