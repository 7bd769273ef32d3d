"""The mathematics: cells, parameters, traces. Only NumPy and the records of msgspec, no Qt."""

from lstm_gui.core.activations import log_sigmoid, sigmoid, sigmoid_slope, tanh, tanh_slope
from lstm_gui.core.cells import Cell, CellTrace, cell_of, forward, gradients, sensitivity
from lstm_gui.core.challenges import (
    Condition,
    EntryCondition,
    KindCondition,
    Progress,
    SameInput,
    TraceCondition,
    progress,
)
from lstm_gui.core.clamp_edits import clamp_at, with_clamp, with_clamps, without_clamps
from lstm_gui.core.clamps import Clamp, largest_clamp
from lstm_gui.core.contributions import Contributions, contributions
from lstm_gui.core.conversion import converted
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
    with_kind,
    with_sequence,
)
from lstm_gui.core.entries import Entry, contains, value, with_values
from lstm_gui.core.fixed_points import FixedPoint, Stability, fixed_points
from lstm_gui.core.forward_in_parts import forward_in_parts, seconds_expected
from lstm_gui.core.gradients import Gradients, derivative, strongest
from lstm_gui.core.influence import Influence, influence
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
from lstm_gui.core.principal_components import PrincipalComponents, principal_components
from lstm_gui.core.quantities import quantity_at, quantity_names, quantity_series
from lstm_gui.core.reading import Reading, reading
from lstm_gui.core.saturation import RANGES, SATURATED_SLOPE, Range, saturated_share
from lstm_gui.core.sequences import GENERATORS, Generator
from lstm_gui.core.state import Block, Initial, Parameters, Selection, Sequence, State
from lstm_gui.core.state_space import VectorField, plane, vector_field
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
from lstm_gui.core.sweep import Sweep, sweep
from lstm_gui.core.terms import INNER, Folded, Source, Term, by_size, folded, terms
from lstm_gui.core.trace import GruTrace, RnnTrace, Trace

__all__ = [
    "ACTIVATIONS",
    "EDITABLE_INPUTS",
    "EDITABLE_STEPS",
    "EDITABLE_UNITS",
    "GENERATORS",
    "GRU",
    "INNER",
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
    "Condition",
    "Contributions",
    "Entry",
    "EntryCondition",
    "FixedPoint",
    "Folded",
    "Generator",
    "Gradients",
    "GruTrace",
    "Hearing",
    "Influence",
    "Initial",
    "Keeping",
    "Kind",
    "KindCondition",
    "Parameters",
    "PrincipalComponents",
    "Progress",
    "Range",
    "Reading",
    "RnnTrace",
    "SameInput",
    "Selection",
    "Sequence",
    "Showing",
    "Source",
    "Stability",
    "State",
    "Summary",
    "Sweep",
    "Term",
    "Trace",
    "TraceCondition",
    "Variant",
    "VectorField",
    "Writing",
    "Written",
    "answering",
    "by_size",
    "cell_of",
    "clamp_at",
    "contains",
    "contributions",
    "converted",
    "decomposition",
    "derivative",
    "fixed_points",
    "folded",
    "forward",
    "forward_in_parts",
    "gradients",
    "gru_kind",
    "influence",
    "insert_step",
    "largest_clamp",
    "log_sigmoid",
    "lstm_kind",
    "plane",
    "principal_components",
    "progress",
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
    "sweep",
    "tanh",
    "tanh_slope",
    "terms",
    "value",
    "vector_field",
    "with_clamp",
    "with_clamps",
    "with_kind",
    "with_sequence",
    "with_values",
    "without_clamps",
    "written_by_step",
]
