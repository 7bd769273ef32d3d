"""The Trace: the frozen record of one forward pass."""

from functools import cached_property

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord, largest_magnitude

_NO_CELL_STATE = np.empty(0)
_NO_CELL_STATE.flags.writeable = False


class TraceRecord(ArrayRecord, frozen=True, dict=True):
    """What the traces of all kinds of cell share.

    ``x`` is ``(T, I)``, ``h_0`` is ``(H,)`` and ``h``, like every quantity, ``(T, H)``.
    Row t holds what step t (counted from 0) computed.
    """

    x: Array
    h: Array
    h_0: Array

    def __len__(self) -> int:
        return len(self.x)

    @property
    def quantities(self) -> tuple[str, ...]:
        """The names of all arrays of shape ``(T, H)``, in the order they are computed."""
        return computed(type(self))

    def largest(self, name: str) -> float:
        """Return the largest finite magnitude that the quantity called ``name`` reaches."""
        if name not in self._largest:
            self._largest[name] = largest_magnitude(getattr(self, name))
        return self._largest[name]

    @cached_property
    def _largest(self) -> dict[str, float]:
        return {}

    def h_before(self, t: int) -> Array:
        """Return ``h_{t-1} (H,)``, the hidden state that enters step ``t``."""
        return self.h[t - 1] if t else self.h_0

    def c_before(self, t: int) -> Array:
        """Return the cell state that enters step ``t``; empty for a cell without one."""
        del t
        return _NO_CELL_STATE


class Trace(TraceRecord, frozen=True):
    """Every quantity of every step of an LSTM over one sequence.

    ``x`` is ``(T, I)``, ``h_0`` and ``c_0`` are ``(H,)``, all others ``(T, H)``:
    the weighted sums ``z_f, z_i, z_c, z_o``, the gates ``f, i, o`` in (0, 1), the
    candidate ``c_tilde`` in (-1, 1), the cell state ``c``, its ``tanh_c`` and the
    hidden state ``h``. Row t holds what step t (counted from 0) computed.

    In a variant a gate may be in (-1, 1) and the candidate in (0, 1). Coupled gates have
    ``z_i = -z_f``, which is where the sigmoid is ``1 - f``. Without the second tanh
    ``tanh_c`` is ``c``.
    """

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
    c_0: Array

    def c_before(self, t: int) -> Array:
        """Return ``c_{t-1} (H,)``, the cell state that enters step ``t``."""
        return self.c[t - 1] if t else self.c_0


def computed(record: type[TraceRecord]) -> tuple[str, ...]:
    """Return the names of what a step computes, in its order: the hidden state comes last."""
    own = record.__struct_fields__[len(TraceRecord.__struct_fields__) :]
    return (*(name for name in own if name != "c_0"), "h")


class RnnTrace(TraceRecord, frozen=True):
    """Every quantity of every step of a vanilla RNN.

    ``x`` is ``(T, I)``, ``h_0`` is ``(H,)``; ``z_h`` and ``h = tanh(z_h)`` are ``(T, H)``.
    """

    z_h: Array


class GruTrace(TraceRecord, frozen=True):
    """Every quantity of every step of a GRU.

    ``x`` is ``(T, I)``, ``h_0`` is ``(H,)``, all others ``(T, H)``: the weighted sums
    ``z_z, z_r, z_n``, the gates ``z`` and ``r`` in (0, 1), ``u`` which the reset gate
    multiplies, the candidate ``h_tilde`` in (-1, 1) and the hidden state ``h``. Where the
    reset comes before the recurrent product, ``u`` is ``h_{t-1}``.
    """

    z_z: Array
    z: Array
    z_r: Array
    r: Array
    u: Array
    z_n: Array
    h_tilde: Array
