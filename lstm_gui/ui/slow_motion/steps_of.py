"""The sub-steps of each kind of cell, in the order in which it computes."""

from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.ui.slow_motion.gru_steps import gru_steps
from lstm_gui.ui.slow_motion.lstm_steps import lstm_steps
from lstm_gui.ui.slow_motion.rnn_steps import RNN_STEPS
from lstm_gui.ui.slow_motion.sub_steps import SubStep


@lru_cache(maxsize=64)
def steps_of(kind: Kind) -> tuple[SubStep, ...]:
    """Return the sub-steps of a cell of ``kind``."""
    if kind.name == "rnn":
        return RNN_STEPS
    return gru_steps(kind) if kind.name == "gru" else lstm_steps(kind)
