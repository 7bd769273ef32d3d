"""The linear steps of the RNN; see `lstm_gui.core.passes.linear_steps`."""

from collections.abc import Iterator

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells.rnn.fast_passes import answering
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def linear_steps(state: State, trace: Trace) -> Iterator[Array]:
    """Yield ``diag(1 - h_t^2) [W_h | W_x]`` for each step."""
    weights = state.parameters.side_by_side[0]
    slopes = np.empty(trace.h.shape)
    with np.errstate(all="ignore"):
        answering(state, trace, slopes)
    for slope in slopes:
        yield slope[:, np.newaxis] * weights
