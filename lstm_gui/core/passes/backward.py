"""What the backward passes of all cells share: backpropagation through time (Werbos 1990).

Each runs from the last step that L depends on to the first and carries on the derivatives
by the state. A parameter's derivative is the sum over all steps of that by the weighted
sum times what the parameter is multiplied by.
"""

import numpy as np

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.state import Parameters
from lstm_gui.core.trace import Trace


def reach(*directs: Array) -> int:
    """Return up to how many steps any of the direct derivatives ``(T, N)`` is not 0."""
    steps = np.flatnonzero(np.any([direct.any(axis=1) for direct in directs], axis=0))
    return int(steps[-1]) + 1 if len(steps) else 0


def require_shapes(trace: Trace, d_h: Array, d_c: Array | None) -> None:
    """Raise a ValueError unless both are shaped like ``h`` and ``c``.

    That of ``c`` is ``(T, 0)`` for a cell without cell state.
    """
    of_c = (len(trace), len(trace.c_before(0)))
    if d_h.shape != trace.h.shape or (d_c is not None and d_c.shape != of_c):
        raise ValueError(f"direct derivatives need shapes {trace.h.shape} and {of_c}")


def entering(first: Array, later: Array, steps: int) -> Array:
    """Return what enters each step of a quantity, ``(steps, H)``."""
    return np.concatenate([first[np.newaxis], later[:steps]])[:steps]


def collected(
    parameters: Parameters, trace: Trace, h: Array, h_0: Array, z: Array, w_h: Array
) -> Gradients:
    """Return all derivatives of a cell without cell state, given those along the pass.

    Parameters
    ----------
    h, h_0
        By each ``h_t (T, H)`` and by ``h_0 (H,)``.
    z
        By each weighted sum, ``(T, K, H)``, 0 beyond the steps that take part.
    w_h
        By the recurrent weights, ``(K, H, H)``.
    """
    sums = z.reshape(len(z), -1)
    arrays = {
        "w_x": (sums.T @ trace.x).reshape(parameters.w_x.shape),
        "w_h": w_h,
        "b": z.sum(axis=0),
        "x": sums @ parameters.w_x.reshape(-1, parameters.input_size),
        "h_0": h_0,
        "c_0": np.empty(0),
        "h": h,
        "c": np.empty((len(z), 0)),
        "z": z.transpose(1, 0, 2),
        "extra": np.empty((0, len(h_0))),
    }
    return Gradients(parameters.kind, **{name: sealed(array) for name, array in arrays.items()})
