"""What the backward passes of all cells share: backpropagation through time (Werbos 1990).

Each runs from the last step that L depends on to the first and carries on the derivatives
by the state. A parameter's derivative is the sum over all steps of that by the weighted
sum times what the parameter is multiplied by.
"""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.gradients import Gradients
from lstm_gui.core.state import Parameters
from lstm_gui.core.trace import Trace


def reach(*directs: Array) -> int:
    """Return up to how many steps any of the direct derivatives ``(T, N)`` is not 0."""
    # Mostly the last step takes part, which is quickly seen.
    for direct in directs:
        if np.count_nonzero(direct[-1]):
            return len(direct)
    steps = np.flatnonzero(np.any([direct.any(axis=1) for direct in directs], axis=0))
    return int(steps[-1]) + 1 if len(steps) else 0


def require_shapes(trace: Trace, d_h: Array, d_c: Array | None) -> None:
    """Raise a ValueError unless both are shaped like ``h`` and ``c``.

    That of ``c`` is ``(T, 0)`` for a cell without cell state.
    """
    of_c = (len(trace.x), len(trace.initial.c))
    if d_h.shape != trace.h.shape or (d_c is not None and d_c.shape != of_c):
        raise ValueError(f"direct derivatives need shapes {trace.h.shape} and {of_c}")


def entering(first: Array, later: Array, steps: int) -> Array:
    """Return what enters each step of a quantity, ``(steps, H)``."""
    rows = np.empty((steps, len(first)))
    rows[:1] = first
    rows[1:] = later[: max(steps - 1, 0)]
    return rows


def met_by(trace: Trace, steps: int) -> Array:
    """Return what the parameters of a block are multiplied by: ``h_{t-1}``, ``x_t`` and 1.

    Side by side, ``(steps, H + I + 1)``, so that one product serves all of them.
    """
    units = trace.h.shape[1]
    met = np.empty((steps, units + trace.x.shape[1] + 1))
    met[:1, :units] = trace.h_0
    met[1:, :units] = trace.h[: max(steps - 1, 0)]
    met[:, units:-1] = trace.x[:steps]
    met[:, -1] = 1.0
    return met


class Along(Struct, frozen=True, eq=False):
    """The derivatives along a pass, the first three read-only.

    Parameters
    ----------
    h, c
        By each ``h_t (T, H)`` and each ``c_t``, which is ``(T, 0)`` without cell state.
    z
        By each weighted sum, ``(T, K, H)``, 0 beyond the steps that take part.
    h_0, c_0
        By the first states.
    """

    h: Array
    c: Array
    z: Array
    h_0: Array
    c_0: Array


def collected(
    parameters: Parameters, along: Along, w_h: Array, w_x_b: Array, extra: Array
) -> Gradients:
    """Return all derivatives, given those along the pass and by the parameters.

    Parameters
    ----------
    parameters, along
        The cell and the pass.
    w_h, w_x_b
        By the recurrent weights, ``(K, H, H)``, and by those of the input and the bias,
        ``(KH, I + 1)``.
    extra
        By the further parameters, ``(E, H)``.
    """
    sealed(w_x_b)  # and so all views of it that follow
    sums = along.z.reshape(len(along.z), w_x_b.shape[0])
    w_x = parameters.w_x.reshape(w_x_b.shape[0], parameters.input_size)
    return Gradients(
        kind=parameters.kind,
        w_x=w_x_b[:, :-1].reshape(parameters.w_x.shape),
        w_h=sealed(w_h),
        b=w_x_b[:, -1].reshape(parameters.b.shape),
        x=sealed(sums @ w_x),
        h_0=sealed(along.h_0),
        c_0=sealed(along.c_0),
        h=along.h,
        c=along.c,
        z=along.z.swapaxes(0, 1),
        extra=sealed(extra),
    )
