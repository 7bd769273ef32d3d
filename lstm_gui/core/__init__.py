"""The mathematics: cells, parameters, traces. NumPy only, no Qt."""

from lstm_gui.core.activations import sigmoid, sigmoid_slope, tanh, tanh_slope
from lstm_gui.core.backward import gradients, sensitivity
from lstm_gui.core.challenges import (
    Condition,
    EntryCondition,
    Progress,
    SameInput,
    TraceCondition,
    progress,
)
from lstm_gui.core.contributions import Contributions, contributions
from lstm_gui.core.decomposition import Written, decomposition, written_by_step
from lstm_gui.core.edits import (
    EDITABLE_INPUTS,
    EDITABLE_STEPS,
    EDITABLE_UNITS,
    insert_step,
    remove_step,
    reset_blocks,
    reset_cell,
    reset_entries,
    reset_everything,
    resized,
    select,
    with_sequence,
)
from lstm_gui.core.entries import Entry, contains, value, with_values
from lstm_gui.core.forward_in_parts import forward_in_parts, seconds_expected
from lstm_gui.core.gradients import Gradients, derivative, strongest
from lstm_gui.core.initialise import randomised
from lstm_gui.core.kinds import KINDS, LSTM, Kind
from lstm_gui.core.lstm import forward
from lstm_gui.core.reading import Reading, reading
from lstm_gui.core.saturation import RANGES, SATURATED_SLOPE, Range, saturated_share
from lstm_gui.core.sequences import GENERATORS, Generator
from lstm_gui.core.state import Block, Initial, Parameters, Selection, Sequence, State
from lstm_gui.core.summary import Keeping, Showing, Summary, Writing, summary
from lstm_gui.core.terms import Folded, Source, Term, by_size, folded, terms
from lstm_gui.core.trace import Trace

__all__ = [
    "EDITABLE_INPUTS",
    "EDITABLE_STEPS",
    "EDITABLE_UNITS",
    "GENERATORS",
    "KINDS",
    "LSTM",
    "RANGES",
    "SATURATED_SLOPE",
    "Block",
    "Condition",
    "Contributions",
    "Entry",
    "EntryCondition",
    "Folded",
    "Generator",
    "Gradients",
    "Initial",
    "Keeping",
    "Kind",
    "Parameters",
    "Progress",
    "Range",
    "Reading",
    "SameInput",
    "Selection",
    "Sequence",
    "Showing",
    "Source",
    "State",
    "Summary",
    "Term",
    "Trace",
    "TraceCondition",
    "Writing",
    "Written",
    "by_size",
    "contains",
    "contributions",
    "decomposition",
    "derivative",
    "folded",
    "forward",
    "forward_in_parts",
    "gradients",
    "insert_step",
    "progress",
    "randomised",
    "reading",
    "remove_step",
    "reset_blocks",
    "reset_cell",
    "reset_entries",
    "reset_everything",
    "resized",
    "saturated_share",
    "seconds_expected",
    "select",
    "sensitivity",
    "sigmoid",
    "sigmoid_slope",
    "strongest",
    "summary",
    "tanh",
    "tanh_slope",
    "terms",
    "value",
    "with_sequence",
    "with_values",
    "written_by_step",
]
