"""The memory as a sum of what each past step wrote, as few enough bars to draw."""

from math import fsum

import numpy as np
from msgspec import Struct

from lstm_gui.core import Trace
from lstm_gui.core.analysis import written_by_step


class Share(Struct, frozen=True):
    """What is left of the steps ``first`` to ``last``; both are -1 for ``c_0``."""

    first: int
    last: int
    value: float

    @property
    def is_start(self) -> bool:
        return self.first < 0


class MemoryParts(Struct, frozen=True):
    """The shares of one memory, that of its start first; they add up to ``total``."""

    shares: tuple[Share, ...]
    total: float

    @property
    def largest(self) -> float:
        return max(abs(share.value) for share in self.shares)


def memory_parts(trace: Trace, t: int, unit: int, most: int) -> MemoryParts:
    """Split a memory into at most ``most`` shares and that of its start; neighbours join."""
    written = written_by_step(trace, t, unit)
    size = -(-len(written.parts) // max(most, 1))
    starts = np.arange(0, len(written.parts), size)
    shares = [Share(-1, -1, written.from_start)]
    for start in starts.tolist():
        part = written.parts[start : start + size]
        shares.append(Share(start, start + len(part) - 1, fsum(part.tolist())))
    memory = trace.c if isinstance(trace, Trace) else trace.h
    return MemoryParts(tuple(shares), float(memory[t, unit]))
