"""How the state of a cell answers to the state before and to the input, step by step.

Each function yields for every step the Jacobian ``(S, S + I)`` of the state after it, by
the state before it and by ``x_t``. The state is ``h``, for an LSTM ``h`` and then ``c``,
so S is H or 2 H. A clamped number answers to nothing.
"""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.gru_backward import factors as gru_factors
from lstm_gui.core.lstm_backward import factors as lstm_factors
from lstm_gui.core.rnn import answering
from lstm_gui.core.state import Parameters, State
from lstm_gui.core.trace import GruTrace, RnnTrace, Trace


def of_rnn(state: State, trace: RnnTrace) -> Iterator[Array]:
    """Yield ``diag(1 - h_t^2) [W_h | W_x]`` for each step."""
    weights = _side_by_side(state.parameters)[0]
    for slope in answering(state, trace, len(trace)):
        yield slope[:, np.newaxis] * weights


def of_lstm(state: State, trace: Trace) -> Iterator[Array]:
    """Yield the Jacobians of ``(h_t, c_t)`` by ``(h_{t-1}, c_{t-1}, x_t)``."""
    weights, units = _side_by_side(state.parameters), state.parameters.hidden_size
    unit = np.arange(units)
    for ways in lstm_factors(state, trace, len(trace))[..., np.newaxis]:
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


def of_gru(state: State, trace: GruTrace) -> Iterator[Array]:
    """Yield the Jacobians of ``h_t`` by ``(h_{t-1}, x_t)``."""
    weights, units = _side_by_side(state.parameters), state.parameters.hidden_size
    before = state.parameters.kind.reset == "before"
    unit = np.arange(units)
    w_n = weights[2, :, :units]
    ways = np.stack([*gru_factors(state, trace, len(trace)), trace.r], axis=1)
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


def _side_by_side(parameters: Parameters) -> Array:
    """Return ``[W_h | W_x]`` of each block, ``(K, H, H + I)``."""
    return np.concatenate([parameters.w_h, parameters.w_x], axis=2)
