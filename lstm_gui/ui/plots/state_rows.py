"""The rows of heat maps: what each shows, in which colours, between which bounds."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF

from lstm_gui.core import GRU, LSTM, Clamp, Kind, Trace
from lstm_gui.words.symbols import SYMBOLS
from lstm_gui.words.vocabulary import QUANTITY_NAMES


class RowKind(Struct, frozen=True):
    """How one quantity is shown over time.

    ``scale`` names its colours, of a gate its own. ``bound`` is the fixed end of the scale, or
    ``None`` for the largest magnitude that occurs but not less than ``least``; ``height`` is
    relative to the other rows.
    """

    name: str
    role: str
    bound: float | None
    height: float = 1.0
    scale: str = "signed"
    least: float = 0.0

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.name]

    @property
    def meaning(self) -> str:
        return QUANTITY_NAMES[self.name]

    @property
    def is_gate(self) -> bool:
        return self.scale != "signed"


_STATES = (
    RowKind("c", "cell", None, 1.7),
    RowKind("h", "hidden", 1.0, 1.7),
    *(RowKind(kind.result(block), block, 1.0) for kind in (LSTM, GRU) for block in kind.blocks),
    RowKind("x", "data", None, 0.8),
)
_SUMS = tuple(RowKind(f"z_{block}", block, None) for block in "ficozrnh")
ROW_KINDS: dict[str, RowKind] = {row.name: row for row in (*_STATES, *_SUMS)}
"""Those of all kinds of cell; `row_kinds` adapts them to one."""

_BEHIND_TANH = ("lstm", "rnn")


@lru_cache(maxsize=64)
def row_kinds(kind: Kind) -> dict[str, RowKind]:
    """Return the heat maps that a cell of ``kind`` can be shown with, in their order."""
    sums = {f"z_{block}" for block in kind.blocks}
    results = {kind.result(block): kind.squash(block) for block in kind.blocks}
    names = {*sums, *results, "h", "x", *(("c",) if kind.has_cell_state else ())}
    rows = {row.name: row for row in ROW_KINDS.values() if row.name in names}
    for name, squash in results.items():
        if squash == "sigmoid":
            rows[name] = replace(rows[name], scale=rows[name].role)
    if kind.name not in _BEHIND_TANH or not kind.variant.second_tanh:
        # Only behind a tanh it cannot leave the range of tanh.
        rows["h"] = replace(rows["h"], bound=None, least=1.0)
    return rows


def weighted_sums(kind: Kind) -> tuple[str, ...]:
    """Return the names of the heat maps of all weighted sums."""
    return tuple(name for name in row_kinds(kind) if name.startswith("z_"))


def shown_names(names: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
    """Return which of ``names`` to show of a cell of ``kind``.

    Where one of them is of another kind of cell, those that the kind is shown with at
    first: all but the weighted sums.
    """
    rows = row_kinds(kind)
    if all(name in rows for name in names):
        return names
    return tuple(name for name in rows if not name.startswith("z_"))


class Row(Struct, frozen=True):
    """One heat map of a Trace and where it lies, in pixels from the top."""

    kind: RowKind
    trace: Trace
    bound: float
    top: float
    height: float

    @property
    def values(self) -> NDArray[np.float64]:
        """Return what is shown, a lane for each unit or input: ``(lanes, T)``."""
        return getattr(self.trace, self.kind.name).T

    def shows_the_same_as(self, other: "Row | None") -> bool:
        """Tell whether the picture of both is the same, wherever they lie."""
        return other is not None and (self.trace is other.trace and self.bound == other.bound)

    @property
    def low(self) -> float:
        return 0.0 if self.kind.is_gate else -self.bound

    @property
    def lanes(self) -> int:
        return len(self.values)

    def place(self, clamp: Clamp) -> QRectF:
        """Return where the cells lie that ``clamp`` holds; x counts steps."""
        lane = self.height / self.lanes
        steps = clamp.last - clamp.first + 1
        return QRectF(clamp.first - 0.5, self.top + clamp.unit * lane, steps, lane)

    def lane_at(self, y: float) -> int | None:
        """Return the unit (or input) whose lane lies at ``y``, if one does."""
        lane = int((y - self.top) // (self.height / self.lanes))
        return lane if 0 <= lane < self.lanes else None


def rows_of(
    trace: Trace, kinds: Iterable[RowKind], height: float, gap: float = 7.0
) -> tuple[Row, ...]:
    """Stack the heat maps of ``kinds`` into ``height`` pixels."""
    kinds = tuple(kinds)
    share = max(height - gap * (len(kinds) - 1), 1.0) / sum(kind.height for kind in kinds)
    rows, top = [], 0.0
    for kind in kinds:
        rows.append(Row(kind, trace, _bound(kind, trace), top, share * kind.height))
        top += share * kind.height + gap
    return tuple(rows)


def _bound(kind: RowKind, trace: Trace) -> float:
    if kind.bound is not None:
        return kind.bound
    return max(trace.largest(kind.name), kind.least) or 1.0
