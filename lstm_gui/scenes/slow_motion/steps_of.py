"""The sub-steps of each kind of cell, in the order in which it computes."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.scenes.slow_motion.sub_steps import SubStep

Steps = tuple[SubStep, ...]


@lru_cache(maxsize=64)
def steps_of(kind: Kind) -> Steps:
    """Return the sub-steps of a cell of ``kind``, in its own words or in general ones.

    Raises
    ------
    KeyError
        If nobody has said how its parts are called.
    """
    own = _OWN[kind.name](kind) if kind.name in _OWN else None
    if own is not None:
        return own
    from lstm_gui.scenes.slow_motion.derived_steps import derived_steps

    return derived_steps(kind)


# Only those of the cell that is open are loaded.
def _rnn(kind: Kind) -> Steps | None:
    from lstm_gui.scenes.slow_motion.rnn_steps import rnn_steps

    return rnn_steps(kind)


def _gru(kind: Kind) -> Steps | None:
    from lstm_gui.scenes.slow_motion.gru_steps import gru_steps

    return gru_steps(kind)


def _lstm(kind: Kind) -> Steps | None:
    from lstm_gui.scenes.slow_motion.lstm_steps import lstm_steps

    return lstm_steps(kind)


_OWN: Mapping[str, Callable[[Kind], Steps | None]] = {"rnn": _rnn, "gru": _gru, "lstm": _lstm}
