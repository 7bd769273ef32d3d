"""The linear steps of the GRU; see `lstm_gui.core.passes.linear_steps`."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.gru.fast_backward import factors
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def linear_steps(state: State, trace: Trace) -> Iterator[Array]:
    """Yield the Jacobians of ``h_t`` by ``(h_{t-1}, x_t)``."""
    weights, units = state.parameters.side_by_side, state.parameters.hidden_size
    before = state.parameters.kind.reset == "before"
    unit = np.arange(units)
    w_n = weights[2, :, :units]
    with np.errstate(all="ignore"):
        ways = np.stack([*factors(state, trace, len(trace)), trace.r], axis=1)
    for to_z, to_n, r_to_r, kept, r in ways[..., np.newaxis]:
        by_r = r_to_r * weights[1]
        if before:
            by_r[unit, unit] += r[:, 0]
            n = w_n @ by_r
            n[:, units:] += weights[2, :, units:]
        else:
            n = by_r + weights[2]
            n[:, :units] += (r - 1.0) * w_n
        step = to_z * weights[0] + to_n * n
        step[unit, unit] += kept[:, 0]
        yield step
