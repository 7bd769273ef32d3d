"""Every number that a step computes for a unit, by its name in the equations.

Beside what a trace records there is what entered the step, and products that the
equations add up::

    LSTM    kept = f * c_{t-1}      written = i * c~
    GRU     held = z * h_{t-1}      taken = shut * h~    shut = 1 - z    passed = r * u
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells import CellTrace
from lstm_gui.core.trace import GruTrace, RnnTrace, Trace, TraceRecord, computed

_PRODUCTS: Mapping[type[TraceRecord], Mapping[str, tuple[str, str]]] = {
    Trace: {"kept": ("f", "c_before"), "written": ("i", "c_tilde")},
    RnnTrace: {},
    GruTrace: {"passed": ("r", "u"), "held": ("z", "h_before"), "taken": ("shut", "h_tilde")},
}
_ENTERING: Mapping[type[TraceRecord], tuple[str, ...]] = {
    Trace: ("h_before", "c_before"),
    RnnTrace: ("h_before",),
    GruTrace: ("h_before", "shut"),
}


def quantity_names(trace: CellTrace) -> tuple[str, ...]:
    """Return the names of all quantities of ``trace``."""
    return _names(type(trace))


def quantity_at(trace: CellTrace, name: str, t: int) -> Array:
    """Return the quantity called ``name`` at step ``t``, ``(H,)``; a KeyError if there is none."""

    def recorded(name: str) -> Array:
        return getattr(trace, name)[t]

    def before(name: str) -> Array:
        return trace.c_before(t) if name == "c" else trace.h_before(t)

    return _found(trace, name, recorded, before)


def quantity_series(trace: CellTrace, name: str) -> Array:
    """Return the quantity called ``name`` at all steps, ``(T, H)``; a KeyError if there is none."""

    def recorded(name: str) -> Array:
        return getattr(trace, name)

    def before(name: str) -> Array:
        first: Array = getattr(trace, f"{name}_0")
        return np.concatenate([first[np.newaxis], recorded(name)[:-1]])

    return _found(trace, name, recorded, before)


@lru_cache
def _names(record: type[TraceRecord]) -> tuple[str, ...]:
    return (*_ENTERING[record], *computed(record), *_PRODUCTS[record])


def _found(
    trace: CellTrace,
    name: str,
    recorded: Callable[[str], Array],
    before: Callable[[str], Array],
) -> Array:
    if name not in quantity_names(trace):
        raise KeyError(name)
    if name in ("h_before", "c_before"):
        return before(name[0])
    if name == "shut":
        return 1.0 - recorded("z")
    factors = _PRODUCTS[type(trace)].get(name)
    if factors is None:
        return recorded(name)
    one, other = (_found(trace, factor, recorded, before) for factor in factors)
    with np.errstate(over="ignore", invalid="ignore"):
        return one * other
