"""How much each input moves the hidden state: the sizes of exact Jacobians.

The size is the Frobenius norm of ``dh_t / dx_k``, with all ways from step k to step t:
how far h_t moves for a small change of x_k, over all directions of both. It says nothing
of changes that are not small, nor whether the information can be read out of h_t.
"""

import numpy as np

from lstm_gui.core.analysis.jacobian_lengths import jacobian_lengths
from lstm_gui.core.arrays import Array, ArrayRecord, shares_of
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
    """Return the influence of all inputs; in time of at most O(T^2 H^2 I), in memory of O(T^2).

    A norm too large for float64 is infinite or not a number, and so are the shares of its
    row; no floating-point warning is raised.
    """
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        norms = jacobian_lengths(state, trace)
        shares = shares_of(norms)
    for array in (norms, shares):
        array.flags.writeable = False
    return Influence(norms, shares)
