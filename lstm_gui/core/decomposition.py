"""What the memory is made of: the share of ``c_t`` that each step wrote.

Unrolled, the cell state is an exact sum::

    c_t = c_0 prod_j f_j  +  sum_k i_k c~_k prod_{j>k} f_j
"""

from typing import NamedTuple

import numpy as np

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.trace import Trace


class Written(NamedTuple):
    """The parts of one ``c_t``, which add up to it but for rounding.

    ``from_start`` is what is left of ``c_0``; ``parts (t + 1,)`` holds what is left at
    step t of what each step up to it wrote.
    """

    from_start: float
    parts: Array


def written_by_step(trace: Trace, t: int, unit: int) -> Written:
    """Split ``c_t`` of one unit into what each step wrote; in O(T).

    Raises
    ------
    IndexError
        If the step or the unit lies outside of the trace.
    """
    if not (0 <= t < len(trace) and 0 <= unit < len(trace.c_0)):
        raise IndexError(f"step {t} of {len(trace)}, unit {unit} of {len(trace.c_0)}")
    f = trace.f[: t + 1, unit]
    # From c_0 on, so that no product of gates vanishes before it meets a huge c_0.
    from_start = np.multiply.accumulate(np.append(trace.c_0[unit], f))[-1]
    kept = np.multiply.accumulate(np.append(1.0, f[:0:-1]))[::-1]
    return Written(float(from_start), frozen(_written(trace, unit)[: t + 1] * kept))


def decomposition(trace: Trace, unit: int) -> Array:
    """Split ``c_t`` of one unit for every step; in time and memory of O(T^2).

    Row t of the result ``(T, T + 1)`` adds up to ``c_t``: column 0 is what is left of
    ``c_0``, column k + 1 what is left of what step k wrote; the steps after t have 0.

    Raises
    ------
    IndexError
        If the unit lies outside of the trace.
    """
    if not 0 <= unit < len(trace.c_0):
        raise IndexError(f"unit {unit} of {len(trace.c_0)}")
    parts = np.zeros((len(trace), len(trace) + 1))
    written, before = _written(trace, unit), np.zeros(len(trace) + 1)
    before[0] = trace.c_0[unit]
    for t, (row, f) in enumerate(zip(parts, trace.f[:, unit], strict=True)):
        np.multiply(before[: t + 1], f, out=row[: t + 1])
        row[t + 1] = written[t]
        before = row
    parts.flags.writeable = False
    return parts


def _written(trace: Trace, unit: int) -> Array:
    return trace.i[:, unit] * trace.c_tilde[:, unit]
