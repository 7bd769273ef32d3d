"""What the memory is made of: the share of it that each step wrote.

Unrolled, the cell state of an LSTM is an exact sum, and so is the hidden state of a GRU::

    c_t = c_{-1} prod_j f_j  +  sum_k i_k c~_k prod_{j>k} f_j
    h_t = h_{-1} prod_j z_j  +  sum_k (1 - z_k) h~_k prod_{j>k} z_j

Both are written as ``m_t`` below; the state before the first step, ``c_{-1}``, is ``c_0`` of a
trace. What the gates themselves owe to the past is no part of it: `lstm_gui.core.analysis.without`
asks what the parts cause.
Where ``h_t`` is clamped, that step wrote what the clamp made of it. After a reset the sum begins
anew, from what it returned to; nothing is left of what steps before it wrote.
"""

from typing import NamedTuple

import numpy as np

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.quantities import quantity_series
from lstm_gui.core.resets import stretch_at
from lstm_gui.core.trace import Trace


class Written(NamedTuple):
    """The parts of one ``m_t``, which add up to it but for rounding.

    ``from_start`` is what is left of ``m_{-1}``, or after a reset of what it returned to;
    ``parts (t + 1,)`` holds what is left at step t of what each step up to it wrote.
    """

    from_start: float
    parts: Array


def written_by_step(trace: Trace, t: int, unit: int) -> Written:
    """Split ``m_t`` of one unit into what each step wrote; in O(T).

    Raises
    ------
    IndexError
        If the step or the unit lies outside of the trace.
    ValueError
        If the cell has no gate that keeps.
    """
    keeps, written = _memory(trace, unit)
    if not 0 <= t < len(trace):
        raise IndexError(f"step {t} of {len(trace)}")
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        # From the start on, so that no product of gates vanishes before it meets a huge c_0.
        first = stretch_at(trace.resets, t)
        since = keeps[first : t + 1]
        from_start = np.multiply.accumulate(np.append(_start(trace, first, unit), since))[-1]
        kept = np.multiply.accumulate(np.append(1.0, since[:0:-1]))[::-1]
        parts = np.zeros(t + 1)
        parts[first:] = written[first : t + 1] * kept
        return Written(float(from_start), frozen(parts))


def _start(trace: Trace, t: int, unit: int) -> float:
    """Return the memory that step ``t``, the first or one after a reset, starts with."""
    return float(trace.before(trace.kind.roles.memory, t)[unit])


def _memory(trace: Trace, unit: int) -> tuple[Array, Array]:
    """Return the gate that keeps and what is written, both ``(T,)``."""
    units, roles = trace.h.shape[1], trace.kind.roles
    if not 0 <= unit < units:
        raise IndexError(f"unit {unit} of {units}")
    if not roles.kept:
        raise ValueError(f"no gate of a {trace.kind.name} keeps anything")
    keeps = quantity_series(trace, roles.keeps)[:, unit] if roles.keeps else np.ones(len(trace))
    # What a step wrote is what it left beyond what it kept, also where the memory is clamped.
    if roles.memory in trace.kind.clampable:
        with np.errstate(invalid="ignore"):
            kept = quantity_series(trace, roles.kept)[:, unit]
            return keeps, trace.numbers[roles.memory][:, unit] - kept
    return keeps, quantity_series(trace, roles.written)[:, unit]
