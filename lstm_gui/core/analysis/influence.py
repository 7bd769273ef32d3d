"""How much each input moves the hidden state: the sizes of exact Jacobians.

The size is the Frobenius norm of ``dh_t / dx_k``, with all ways from step k to step t:
how far h_t moves for a small change of x_k, over all directions of both. It says nothing
of changes that are not small, nor whether the information can be read out of h_t.
"""

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.passes import linear_steps
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


class Influence(ArrayRecord, frozen=True):
    """The influence of every step's input on every step's hidden state.

    ``norms (T, T)`` holds ``||dh_t / dx_k||`` in row t and column k, 0 for ``k > t``.
    ``shares (T, T)`` holds the same divided by the sum of its row; a row of zeros stays.
    Both are read-only.
    """

    norms: Array
    shares: Array


def influence(state: State, trace: Trace) -> Influence:
    """Return the influence of all inputs; in time of O(T^2 H^2 I).

    A norm too large for float64 is infinite or not a number, and so are the shares of its
    row; no floating-point warning is raised.
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        norms = _norms(state, trace)
        largest = norms.max(axis=1, keepdims=True)
        # Divided twice, so that neither a sum of huge norms overflows nor tiny ones vanish.
        scaled = norms / np.where(largest == 0, 1.0, largest)
        total = scaled.sum(axis=1, keepdims=True)
        shares = scaled / np.where(total == 0, 1.0, total)
    for array in (norms, shares):
        array.flags.writeable = False
    return Influence(norms, shares)


def _norms(state: State, trace: Trace) -> Array:
    """Carry the Jacobians by all inputs so far from step to step.

    They stand in one matrix, one row for each step k and input, so that one product with
    the Jacobian of the step serves all of them.
    """
    steps, inputs = trace.x.shape
    units = trace.h.shape[1]
    norms = np.zeros((steps, steps))
    size = units * len(trace.kind.states)
    carried, following = np.empty((2, steps * inputs, size))
    for t, step in enumerate(linear_steps(state, trace)):
        known = t * inputs
        np.matmul(carried[:known], step[:, :size].T, out=following[:known])
        following[known : known + inputs] = step[:, size:].T
        carried, following = following, carried
        by_step = carried[: known + inputs, :units].reshape(t + 1, -1)
        norms[t, : t + 1] = _lengths(by_step)
    return norms


def _lengths(rows: Array) -> Array:
    """Return the length of each row, without overflow or underflow on the way."""
    lengths = np.sqrt(np.einsum("ki,ki->k", rows, rows))
    if ((lengths > 1e-140) & (lengths < 1e140)).all():
        return lengths
    largest = np.abs(rows).max(axis=1, keepdims=True)
    scaled = rows / np.where(largest == 0, 1.0, largest)
    return largest[:, 0] * np.sqrt(np.einsum("ki,ki->k", scaled, scaled))
