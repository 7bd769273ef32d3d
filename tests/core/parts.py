"""What each step wrote, carried from step to step as the memory itself is."""

import numpy as np

from lstm_gui.core import Trace
from lstm_gui.core.arrays import Array
from lstm_gui.core.quantities import quantity_series
from lstm_gui.core.resets import stretch_at


def decomposition(trace: Trace, unit: int) -> Array:
    """Return rows ``(T, T + 1)`` that add up to the memory of one unit.

    Column 0 is what is left of the state before the first step, column k + 1 what is left of
    what step k wrote; the steps after that of a row have 0.
    """
    roles = trace.kind.roles
    memory = trace.numbers[roles.memory][:, unit]
    kept = quantity_series(trace, roles.kept)[:, unit]
    keeps = quantity_series(trace, roles.keeps)[:, unit] if roles.keeps else np.ones(len(trace))
    clampable = roles.memory in trace.kind.clampable
    # Where the memory can be held, the step wrote what it left beyond what it kept.
    written = memory - kept if clampable else quantity_series(trace, roles.written)[:, unit]
    rows = np.zeros((len(trace), len(trace) + 1))
    before = rows[0]
    for t, row in enumerate(rows):
        if t == stretch_at(trace.resets, t):
            before = np.append(trace.before(roles.memory, t)[unit], np.zeros(len(trace)))
        row[: t + 1] = before[: t + 1] * keeps[t]
        row[t + 1] = written[t]
        before = row
    return rows
