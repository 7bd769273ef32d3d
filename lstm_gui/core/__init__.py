"""The mathematics: cells, parameters, traces. NumPy only, no Qt."""

from lstm_gui.core.entries import Entry, contains, value, with_values
from lstm_gui.core.kinds import KINDS, LSTM, Kind
from lstm_gui.core.lstm import forward
from lstm_gui.core.state import Block, Initial, Parameters, Selection, Sequence, State
from lstm_gui.core.trace import Trace

__all__ = [
    "KINDS",
    "LSTM",
    "Block",
    "Entry",
    "Initial",
    "Kind",
    "Parameters",
    "Selection",
    "Sequence",
    "State",
    "Trace",
    "contains",
    "forward",
    "value",
    "with_values",
]
