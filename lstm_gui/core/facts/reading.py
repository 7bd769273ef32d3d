"""The Reading: the scalars of one step, for one unit or for the mean of all."""

from collections.abc import Mapping

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.kinds import Kind
from lstm_gui.core.quantities import quantity_at, quantity_names
from lstm_gui.core.trace import Trace

_KEPT = 4
"""More than a picture asks for of one step."""


class Reading(ArrayRecord, frozen=True):
    """Every number of one step, by its name in `lstm_gui.core.quantities`.

    ``x`` is the input ``(I,)``; all others are scalars: ``reading["f"]``.

    In the mean of all units each number is the mean of that quantity over the units.
    Sums still hold then, products do not: ``kept`` is the mean of the products, not the
    product of the means.
    """

    kind: Kind
    x: Array
    numbers: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]


def reading(trace: Trace, t: int, unit: int | None) -> Reading:
    """Return what step ``t`` computed.

    Parameters
    ----------
    trace
        The forward pass to read.
    t
        The step, counted from 0.
    unit
        The unit, counted from 0, or None for the mean of all units.

    Raises
    ------
    IndexError
        If the step or the unit lies outside of the trace.
    """
    if t < 0 or (unit is not None and unit < 0):
        raise IndexError(f"steps and units count from 0, got {t} and {unit}")
    # One picture asks for the same one several times.
    known: Reading | None = trace.readings.get((t, unit))
    if known is None:
        if len(trace.readings) == _KEPT:
            trace.readings.clear()
        known = trace.readings[t, unit] = _read(trace, t, unit)
    return known


def _read(trace: Trace, t: int, unit: int | None) -> Reading:
    x = trace.x[t]
    with np.errstate(invalid="ignore"):  # the mean of ∞ and −∞ is not a number, and read as that
        numbers = {
            name: _scalar(quantity_at(trace, name, t), unit) for name in quantity_names(trace)
        }
    return Reading(trace.kind, x, numbers)


def _scalar(row: Array, unit: int | None) -> float:
    if unit is not None:
        return float(row[unit])
    # Divided first, so that a sum of many huge numbers cannot overflow.
    return float(np.sum(row / len(row)))
