"""What choices make of a table: a sequence, or the reason why there is none."""

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Sequence
from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.selection import LEAVE_OUT, REFUSE, Selection
from lstm_gui.files.tables.table import Table
from lstm_gui.files.tables.taking import gaps_in, sequence_of


class Asked(Struct, frozen=True, eq=False):
    """A table, what is chosen of it, and how many steps there may be at most."""

    table: Table
    chosen: Selection
    most: int

    @property
    def cells(self) -> int:
        """How many numbers have to be looked at."""
        return len(self.table) * max(len(self.chosen.columns), 1)

    def is_same(self, other: "Asked") -> bool:
        """Tell whether both have one outcome."""
        same = self.table is other.table and self.most == other.most
        return same and self.chosen == other.chosen


class Outcome(Struct, frozen=True, eq=False):
    """What becomes of what is ``asked``.

    Parameters
    ----------
    sequence, problem
        One of the two.
    fillable
        Whether missing numbers are the one thing in the way.
    missing, rows
        How many numbers are missing, and in how many rows.
    """

    asked: Asked
    sequence: Sequence | None = None
    problem: Problem | None = None
    fillable: bool = False
    missing: int = 0
    rows: int = 0


def outcome_of(asked: Asked) -> Outcome:
    """Return what becomes of what is ``asked``."""
    try:
        sequence = sequence_of(asked.table, asked.chosen, asked.most)
    except Problem as problem:
        return Outcome(asked, problem=problem, fillable=_fillable(asked))
    missing, rows = gaps_in(asked.table, asked.chosen)
    return Outcome(asked, sequence, missing=missing, rows=rows)


def _fillable(asked: Asked) -> bool:
    if asked.chosen.gaps != REFUSE:
        return False
    try:
        sequence_of(asked.table, replace(asked.chosen, gaps=LEAVE_OUT), asked.most)
    except Problem:
        return False
    return True
