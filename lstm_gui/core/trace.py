"""The Trace: the frozen record of one forward pass."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord


@dataclass(frozen=True, eq=False)
class Trace(ArrayRecord):
    """Every quantity of every step of an LSTM over one sequence.

    ``x`` is ``(T, I)``, ``h_0`` and ``c_0`` are ``(H,)``, all others ``(T, H)``:
    the weighted sums ``z_f, z_i, z_c, z_o``, the gates ``f, i, o`` in (0, 1), the
    candidate ``c_tilde`` in (-1, 1), the cell state ``c``, its ``tanh_c`` and the
    hidden state ``h``. Row t holds what step t (counted from 0) computed.
    """

    x: Array
    z_f: Array
    f: Array
    z_i: Array
    i: Array
    z_c: Array
    c_tilde: Array
    z_o: Array
    o: Array
    c: Array
    tanh_c: Array
    h: Array
    h_0: Array
    c_0: Array

    def __len__(self) -> int:
        return len(self.x)

    def largest(self, name: str) -> float:
        """Return the largest magnitude that the quantity called ``name`` reaches."""
        if name not in self._largest:
            self._largest[name] = float(np.max(np.abs(getattr(self, name))))
        return self._largest[name]

    @cached_property
    def _largest(self) -> dict[str, float]:
        return {}

    def c_before(self, t: int) -> Array:
        """Return ``c_{t-1} (H,)``, the cell state that enters step ``t``."""
        return self.c[t - 1] if t else self.c_0

    def h_before(self, t: int) -> Array:
        """Return ``h_{t-1} (H,)``, the hidden state that enters step ``t``."""
        return self.h[t - 1] if t else self.h_0
