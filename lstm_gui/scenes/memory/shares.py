"""Two measures of a memory: a share for each step's input, at each step.

The influence is the size of ``dh_t / dx_k``: how far a small change would still move h_t.
What ``c_t`` is made of is the size, over all units, of what step k wrote and the gates that
keep have left of it.
"""

import numpy as np
from msgspec import Struct

from lstm_gui.core import Trace
from lstm_gui.core.arrays import Array, lengths, shares_of
from lstm_gui.core.quantities import quantity_series


class Shares(Struct, frozen=True, eq=False):
    """The parts of a memory.

    ``sizes (T, T)`` and ``shares (T, T)`` hold those of step k in row t, column k. Where a
    part of ``c`` at the start is left, the shares of a row add up to less than 1 by ``start (T,)``.
    Of a stretch of a long input, steps count from ``first`` and the start is what came before.
    """

    sizes: Array
    shares: Array
    start: Array
    first: int = 0

    def are_defined(self, t: int) -> bool:
        """Tell whether the memory at step ``t`` has shares: sizes beyond all numbers have none."""
        return not bool(np.isnan(self.shares[t - self.first]).any())

    def marked(self, marks: tuple[int, ...]) -> Array:
        """Return the share of all marked steps together at each step, ``(T,)``.

        It is not a number where marked steps are known to be outside of the stretch alone.
        """
        steps = range(self.first, self.first + len(self.shares))
        inside = [step - self.first for step in marks if step in steps]
        if self.first and marks and not inside:
            return np.full(len(steps), np.nan)
        return self.shares[:, inside].sum(axis=1)


def keeping(trace: Trace) -> Array:
    """Return what the memory is multiplied by at each step, ``(T, H)``."""
    keeps = trace.kind.roles.keeps
    return quantity_series(trace, keeps) if keeps else np.ones_like(trace.h)


def written(trace: Trace) -> Array:
    """Return what each step adds to the memory, ``(T, H)``."""
    return quantity_series(trace, trace.kind.roles.written)


def parts_of_cell_state(trace: Trace, first: int = 0) -> Shares:
    """Split each ``c_t`` into what every step wrote; in time of O(T^2 H)."""
    steps, units = trace.cell_state.shape
    sizes = np.zeros((steps, steps + 1))
    left = np.zeros((steps + 1, units))
    left[0] = trace.c_0
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for t, (kept, new) in enumerate(zip(keeping(trace), written(trace), strict=True)):
            if t in trace.resets:
                left[: t + 1] = 0.0
                left[0] = trace.c_before(t)
            left[: t + 1] *= kept
            left[t + 1] = new
            sizes[t, : t + 2] = lengths(left[: t + 2])
        shares = shares_of(sizes)
    return Shares(sizes[:, 1:], shares[:, 1:], shares[:, 0], first)
