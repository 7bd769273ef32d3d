"""The linear steps of the LSTM and its variants; see `lstm_gui.core.passes.linear_steps`."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.lstm.fast_backward import factors
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def linear_steps(state: State, trace: Trace) -> Iterator[Array]:
    """Yield the Jacobians of ``(h_t, c_t)`` by ``(h_{t-1}, c_{t-1}, x_t)``."""
    weights, units = state.parameters.side_by_side, state.parameters.hidden_size
    unit = np.arange(units)
    with np.errstate(all="ignore"):
        along = factors(state, trace, len(trace))
    for ways in along[..., np.newaxis]:
        keep, c_from_h = ways[4:, :, 0]
        to_f, to_i, to_c, to_o = ways[:4] * weights
        by_c = to_f + to_i + to_c
        by_h = to_o + ways[5] * by_c
        step = np.zeros((2 * units, units + weights.shape[2]))
        for rows, parts in ((step[:units], by_h), (step[units:], by_c)):
            rows[:, :units], rows[:, 2 * units :] = parts[:, :units], parts[:, units:]
        step[unit, units + unit] = c_from_h * keep
        step[units + unit, units + unit] = keep
        yield step
