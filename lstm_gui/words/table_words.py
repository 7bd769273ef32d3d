"""What is said of a table that becomes the input."""

from collections.abc import Iterable

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import largest_magnitude
from lstm_gui.files.note import Note
from lstm_gui.files.problem import Problem, Word
from lstm_gui.files.tables.proposal import Proposal
from lstm_gui.files.tables.resampling import FIRST, MEAN
from lstm_gui.files.tables.scaling import AS_IT_IS, STANDARD, UNIT
from lstm_gui.files.tables.selection import HOLD, INTERPOLATE, LEAVE_OUT, REFUSE
from lstm_gui.files.tables.table import Column
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.translation import counted, message, told, tr
from lstm_gui.words.vocabulary import INPUTS

LARGE = 10.0
"""From this magnitude on the gates of most cells are saturated by a single input."""

SEPARATOR_NAMES = {
    "\t": message("tab"),
    ";": message("semicolon ;"),
    "|": message("bar |"),
    ",": message("comma ,"),
    " ": message("space"),
    "": message("none, one column"),
}
DECIMAL_NAMES = {".": message("point 0.5"), ",": message("comma 0,5")}
GAP_NAMES = {
    REFUSE: message("are refused"),
    HOLD: message("keep the last number"),
    INTERPOLATE: message("are interpolated"),
    LEAVE_OUT: message("leave the step out"),
}
POOLING_NAMES = {MEAN: message("the mean"), FIRST: message("the first")}
SCALING_NAMES = {
    AS_IT_IS: message("unchanged"),
    STANDARD: message("mean 0, deviation 1"),
    UNIT: message("0 to 1"),
}

_TABLE = Word(message("The table"))
_STEPS = counted("{count} step", "{count} steps", "count")
_BECOMES = message("{steps} of {inputs} in place of {before}.")
_REACH = message("The values reach {reach}, where gates saturate: choose a scaling.")
_FILLED = counted(
    "{count} missing number is filled in.", "{count} missing numbers are filled in.", "count"
)
_LEFT = counted(
    "{count} step with a missing number is left out.",
    "{count} steps with a missing number are left out.",
    "count",
)
_WIDENED = counted(
    "{count} column is chosen, the cell has {inputs}: change the cell",
    "{count} columns are chosen, the cell has {inputs}: change the cell",
    "count",
)
_LISTED = counted(
    "{count} table is listed in the menu of the sequence.",
    "{count} tables are listed in the menu of the sequence.",
    "count",
)
_COLUMN = message("column {place}")
_LONGEST = 24


def column_name(column: Column) -> str:
    """Return what a list calls ``column``."""
    name = one_line(column.name)
    return shortened(name, _LONGEST) if name else tr(_COLUMN).format(place=column.place)


def rate_name(rate: float) -> str:
    """Return what a list calls so many steps a second."""
    return f"{rate:g} Hz"


def doubts(proposal: Proposal, settled: bool) -> tuple[str, ...]:
    """Return what is not sure, a sentence for each.

    Once it is ``settled`` which columns are inputs, nothing is said about them.
    """
    open_ = (one for one in proposal.questions if one.topic != "width")
    return tuple(
        told(one.about(_TABLE)) for one in open_ if not (settled and one.topic == "columns")
    )


def of_table(problem: Problem) -> str:
    """Return the sentence of ``problem`` about the table that is in sight."""
    return told(Problem(problem.template, **{**problem.fields, "file": _TABLE}))


def widened(columns: int, inputs: int) -> str:
    """Return the offer to change the number of inputs from ``inputs`` to that of the columns."""
    return tr(_WIDENED).format(count=columns, inputs=tr(INPUTS).format(count=inputs))


def decided(notes: Iterable[Note]) -> tuple[str, ...]:
    """Return what was left out or decided, a sentence for each."""
    return tuple(map(told, notes))


def becomes(sequence: Sequence, before: int) -> str:
    """Return what an input of ``before`` steps becomes."""
    return tr(_BECOMES).format(
        steps=tr(_STEPS).format(count=len(sequence)),
        inputs=tr(INPUTS).format(count=sequence.x.shape[1]),
        before=before,
    )


def listed(count: int) -> str:
    """Return where ``count`` tables that were opened together are found; nothing of one."""
    return tr(_LISTED).format(count=count) if count > 1 else ""


def is_large(sequence: Sequence) -> bool:
    """Tell whether the numbers are of a size at which gates saturate."""
    return largest_magnitude(sequence.x) > LARGE


def reach_of(sequence: Sequence) -> str:
    """Return what numbers as large as these do."""
    return tr(_REACH).format(reach=number(largest_magnitude(sequence.x), digits=1))


def of_gaps(count: int, gaps: str, rows: int) -> str:
    """Return what becomes of ``count`` missing numbers in ``rows``; empty if none is missing."""
    if gaps == LEAVE_OUT and rows:
        return tr(_LEFT).format(count=rows)
    return tr(_FILLED).format(count=count) if count else ""


def joined(sentences: Iterable[str]) -> str:
    """Return the sentences that are not empty as one text."""
    return " ".join(filter(None, sentences))
