"""The mathematics: cells, parameters, traces. Only NumPy and the records of msgspec, no Qt."""

from lstm_gui.core.activations import log_sigmoid, sigmoid, sigmoid_slope, tanh, tanh_slope
from lstm_gui.core.cells.gru.equations import GRU, gru_kind
from lstm_gui.core.cells.lstm.equations import LSTM, lstm_kind
from lstm_gui.core.cells.mingru.equations import MINGRU
from lstm_gui.core.cells.minlstm.equations import MINLSTM
from lstm_gui.core.cells.registry import CELLS, KINDS
from lstm_gui.core.cells.rnn.equations import RNN, rnn_kind
from lstm_gui.core.cells.slstm.equations import SLSTM, slstm_kind
from lstm_gui.core.clamps import Clamp, largest_clamp
from lstm_gui.core.edits.clamp_edits import clamp_at, with_clamp, with_clamps, without_clamps
from lstm_gui.core.edits.conversion import converted, nearest
from lstm_gui.core.edits.initialise import randomised
from lstm_gui.core.edits.state_edits import (
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
    with_input_names,
    with_kind,
    with_sequence,
)
from lstm_gui.core.entries import Entry, contains, value, with_part, with_values
from lstm_gui.core.facts.bounds import clamp_range
from lstm_gui.core.facts.contributions import Contributions, contributions
from lstm_gui.core.facts.reading import Reading, reading
from lstm_gui.core.facts.saturation import RANGES, SATURATED_SLOPE, Range, saturated_share
from lstm_gui.core.gradients import Gradients, any_undefined, derivative, strongest
from lstm_gui.core.kinds import Kind, Roles, Variant
from lstm_gui.core.network import (
    Embedding,
    Layer,
    Network,
    NetworkGradients,
    NetworkTrace,
    network_forward,
    network_gradients,
    network_of,
)
from lstm_gui.core.passes import forward, gradients, linear_steps, sensitivity
from lstm_gui.core.passes.forward_in_parts import forward_in_parts, seconds_expected
from lstm_gui.core.quantities import quantity_at, quantity_names, quantity_series
from lstm_gui.core.readout import Readout
from lstm_gui.core.resets import within
from lstm_gui.core.sequences import GENERATORS, Generator, Shape, first_shape, generated
from lstm_gui.core.state import Block, Initial, Parameters, Selection, Sequence, State
from lstm_gui.core.target import Target
from lstm_gui.core.trace import Trace

__all__ = [
    "CELLS",
    "EDITABLE_INPUTS",
    "EDITABLE_STEPS",
    "EDITABLE_UNITS",
    "GENERATORS",
    "GRU",
    "KINDS",
    "LSTM",
    "MINGRU",
    "MINLSTM",
    "RANGES",
    "RNN",
    "SATURATED_SLOPE",
    "SLSTM",
    "Block",
    "Clamp",
    "Contributions",
    "Embedding",
    "Entry",
    "Generator",
    "Gradients",
    "Initial",
    "Kind",
    "Layer",
    "Network",
    "NetworkGradients",
    "NetworkTrace",
    "Parameters",
    "Range",
    "Reading",
    "Readout",
    "Roles",
    "Selection",
    "Sequence",
    "Shape",
    "State",
    "Target",
    "Trace",
    "Variant",
    "any_undefined",
    "clamp_at",
    "clamp_range",
    "contains",
    "contributions",
    "converted",
    "derivative",
    "first_shape",
    "forward",
    "forward_in_parts",
    "generated",
    "gradients",
    "gru_kind",
    "insert_step",
    "largest_clamp",
    "linear_steps",
    "log_sigmoid",
    "lstm_kind",
    "nearest",
    "network_forward",
    "network_gradients",
    "network_of",
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
    "rnn_kind",
    "saturated_share",
    "seconds_expected",
    "select",
    "sensitivity",
    "sigmoid",
    "sigmoid_slope",
    "slstm_kind",
    "strongest",
    "tanh",
    "tanh_slope",
    "value",
    "with_clamp",
    "with_clamps",
    "with_input_names",
    "with_kind",
    "with_part",
    "with_sequence",
    "with_values",
    "within",
    "without_clamps",
]
