"""What somebody asks for of a table without seeing it, as words of a command line."""

import math

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.files.problem import Problem, message
from lstm_gui.files.tables.grouping import column_called
from lstm_gui.files.tables.proposal import Proposal
from lstm_gui.files.tables.resampling import MEAN
from lstm_gui.files.tables.scaler_file import read_scaler
from lstm_gui.files.tables.scaling import AS_IT_IS, SCALINGS, Scaler
from lstm_gui.files.tables.selection import REFUSE, Selection
from lstm_gui.files.tables.table import AS_IT_LOOKS, Layout, Table

_COLUMNS = frozenset({"columns", "width"})
_BOTH = message(
    '{file}: the column "{name}" is to be the target and an input. Choose it as one of them.'
)
_NO_RATE = message(
    '{file} does not say how many rows a second it has. Choose with "--pool" how many are a step.'
)
_LOW_RATE = message(
    "The rate of {file} is {found} Hz, which cannot become {asked} Hz. Choose a lower one."
)


class TableChoices(Struct, frozen=True):
    """What is to become of a table; the rest is as it is proposed.

    Parameters
    ----------
    layout
        How it is read.
    columns
        Names, or places counted from 1; all that are proposed if there are none.
    first, last, gaps, rows, pooling
        As in a `Selection`.
    rate
        Steps a second; None for as many as there are rows.
    scaling
        One of `SCALINGS`, or the name of a file.
    target
        The name of the column that says what should be answered, or its place counted from 1.
    """

    layout: Layout = AS_IT_LOOKS
    columns: tuple[str, ...] = ()
    first: int = 0
    last: int | None = None
    gaps: str = REFUSE
    rows: float = 1.0
    rate: float | None = None
    pooling: str = MEAN
    scaling: str = AS_IT_IS
    target: str | None = None

    def target_in(self, table: Table) -> int | None:
        """Return the place of the target in ``table``; a Problem if it has no such column."""
        wanted = self.target is not None and table.problem is None
        return column_called(table, self.target or "") if wanted else None


AS_PROPOSED = TableChoices()


def chosen(table: Table, proposal: Proposal, choices: TableChoices) -> Proposal:
    """Return ``proposal`` with what was chosen in place of what was proposed.

    Raises
    ------
    Problem
        If ``table`` has no such column, or cannot be brought to the rate.
    """
    selection = replace(
        proposal.selection,
        first=choices.first,
        last=choices.last,
        gaps=choices.gaps,
        rows=_rows_of_a_step(table, choices),
        pooling=choices.pooling,
        scaling=_scaling(choices.scaling),
    )
    if not choices.columns:
        return replace(proposal, selection=selection)
    columns = tuple(column_called(table, name) for name in choices.columns)
    if selection.target in columns:
        raise Problem(_BOTH, file=table.name, name=choices.target)
    open_ = tuple(one for one in proposal.questions if one.topic not in _COLUMNS)
    return Proposal(_with_columns(selection, columns), open_, table.notes)


def _with_columns(selection: Selection, columns: tuple[int, ...]) -> Selection:
    labels = None if selection.labels in columns else selection.labels
    return replace(selection, columns=columns, labels=labels)


def _rows_of_a_step(table: Table, choices: TableChoices) -> float:
    if choices.rate is None:
        return choices.rows
    if table.rate is None:
        raise Problem(_NO_RATE, file=table.name)
    if choices.rate > table.rate or not math.isfinite(table.rate / choices.rate):
        found, asked = f"{table.rate:g}", f"{choices.rate:g}"
        raise Problem(_LOW_RATE, file=table.name, found=found, asked=asked)
    return table.rate / choices.rate


def _scaling(scaling: str) -> str | Scaler:
    return scaling if scaling in SCALINGS else read_scaler(scaling)
