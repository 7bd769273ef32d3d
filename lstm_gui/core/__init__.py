"""The mathematics: cells, parameters, traces. Only NumPy and the records of msgspec, no Qt."""

from lstm_gui.core.activations import log_sigmoid, sigmoid, sigmoid_slope, tanh, tanh_slope
from lstm_gui.core.cells import Cell, CellTrace, cell_of, forward, gradients, sensitivity
from lstm_gui.core.clamp_edits import clamp_at, with_clamp, with_clamps, without_clamps
from lstm_gui.core.clamps import Clamp, largest_clamp
from lstm_gui.core.contributions import Contributions, contributions
from lstm_gui.core.conversion import converted
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
    with_kind,
    with_sequence,
)
from lstm_gui.core.entries import Entry, contains, value, with_values
from lstm_gui.core.forward_in_parts import forward_in_parts, seconds_expected, within
from lstm_gui.core.gradients import Gradients, derivative, strongest
from lstm_gui.core.initialise import randomised
from lstm_gui.core.kinds import (
    ACTIVATIONS,
    GRU,
    KINDS,
    LSTM,
    RNN,
    Kind,
    Variant,
    gru_kind,
    lstm_kind,
)
from lstm_gui.core.quantities import quantity_at, quantity_names, quantity_series
from lstm_gui.core.reading import Reading, reading
from lstm_gui.core.saturation import RANGES, SATURATED_SLOPE, Range, saturated_share
from lstm_gui.core.sequences import GENERATORS, Generator
from lstm_gui.core.state import Block, Initial, Parameters, Selection, Sequence, State
from lstm_gui.core.summary import (
    Answering,
    Hearing,
    Keeping,
    Showing,
    Summary,
    Writing,
    answering,
    summary,
)
from lstm_gui.core.trace import GruTrace, RnnTrace, Trace

__all__ = [
    "ACTIVATIONS",
    "EDITABLE_INPUTS",
    "EDITABLE_STEPS",
    "EDITABLE_UNITS",
    "GENERATORS",
    "GRU",
    "KINDS",
    "LSTM",
    "RANGES",
    "RNN",
    "SATURATED_SLOPE",
    "Answering",
    "Block",
    "Cell",
    "CellTrace",
    "Clamp",
    "Contributions",
    "Entry",
    "Generator",
    "Gradients",
    "GruTrace",
    "Hearing",
    "Initial",
    "Keeping",
    "Kind",
    "Parameters",
    "Range",
    "Reading",
    "RnnTrace",
    "Selection",
    "Sequence",
    "Showing",
    "State",
    "Summary",
    "Trace",
    "Variant",
    "Writing",
    "answering",
    "cell_of",
    "clamp_at",
    "contains",
    "contributions",
    "converted",
    "derivative",
    "forward",
    "forward_in_parts",
    "gradients",
    "gru_kind",
    "insert_step",
    "largest_clamp",
    "log_sigmoid",
    "lstm_kind",
    "quantity_at",
    "quantity_names",
    "quantity_series",
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
    "value",
    "with_clamp",
    "with_clamps",
    "with_kind",
    "with_sequence",
    "with_values",
    "within",
    "without_clamps",
]
