"""The sub-steps of each kind of cell, in the order in which it computes."""

from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.scenes.slow_motion.sub_steps import SubStep


@lru_cache(maxsize=64)
def steps_of(kind: Kind) -> tuple[SubStep, ...]:
    """Return the sub-steps of a cell of ``kind``; a KeyError if nobody knows its kind."""
    # Only those of the cell that is open are loaded.
    match kind.name:
        case "rnn":
            from lstm_gui.scenes.slow_motion.rnn_steps import RNN_STEPS

            return RNN_STEPS
        case "gru":
            from lstm_gui.scenes.slow_motion.gru_steps import gru_steps

            return gru_steps(kind)
        case "lstm":
            from lstm_gui.scenes.slow_motion.lstm_steps import lstm_steps

            return lstm_steps(kind)
        case _:
            raise KeyError(kind.name)
