"""The Reading: the scalars of one step, for one unit or for the mean of all."""

from dataclasses import dataclass

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.trace import Trace


@dataclass(frozen=True, eq=False)
class Reading(ArrayRecord):
    """Every number of one step, by the names of the equations.

    ``x`` is the input ``(I,)``; all others are scalars. ``h_before`` and ``c_before``
    are ``h_{t-1}`` and ``c_{t-1}``, ``kept`` is ``f * c_before``, ``written`` is
    ``i * c_tilde`` and ``c = kept + written``.

    In the mean of all units each number is the mean of that quantity over the units.
    Sums still hold then, products do not: ``kept`` is the mean of the products, not the
    product of the means.
    """

    x: Array
    h_before: float
    c_before: float
    z_f: float
    f: float
    z_i: float
    i: float
    z_c: float
    c_tilde: float
    z_o: float
    o: float
    kept: float
    written: float
    c: float
    tanh_c: float
    h: float


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
    units = {name: quantity[t] for name, quantity in _per_step(trace).items()}
    units |= {"h_before": trace.h_before(t), "c_before": trace.c_before(t)}
    units["kept"] = units["f"] * units["c_before"]
    units["written"] = units["i"] * units["c_tilde"]
    return Reading(trace.x[t], **{name: _scalar(row, unit) for name, row in units.items()})


def _per_step(trace: Trace) -> dict[str, Array]:
    names = ("z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h")
    return {name: getattr(trace, name) for name in names}


def _scalar(row: Array, unit: int | None) -> float:
    if unit is not None:
        return float(row[unit])
    # Divided first, so that a sum of many huge numbers cannot overflow.
    return float(np.sum(row / len(row)))
