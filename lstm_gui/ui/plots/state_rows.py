"""The rows of heat maps: what each shows, in which colours, between which bounds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF

from lstm_gui.core import ACTIVATIONS, CellTrace, Clamp, Kind
from lstm_gui.ui.language import message


@dataclass(frozen=True)
class RowKind:
    """How one quantity is shown over time.

    ``bound`` is the fixed end of the colour scale, or ``None`` for the largest
    magnitude that occurs but not less than ``least``; ``height`` is relative to the other rows.
    """

    name: str
    symbol: str
    role: str
    scale: str
    bound: float | None
    height: float
    meaning: str
    least: float = 0.0

    @property
    def is_gate(self) -> bool:
        return self.scale != "signed"


_ROW_KINDS = (
    RowKind("c", "c_t", "cell", "signed", None, 1.7, message("cell state")),
    RowKind("h", "h_t", "hidden", "signed", 1.0, 1.7, message("hidden state")),
    RowKind("f", "f_t", "f", "f", 1.0, 1.0, message("forget gate")),
    RowKind("i", "i_t", "i", "i", 1.0, 1.0, message("input gate")),
    RowKind("c_tilde", "c̃_t", "c", "signed", 1.0, 1.0, message("candidate")),
    RowKind("o", "o_t", "o", "o", 1.0, 1.0, message("output gate")),
    RowKind("z", "z_t", "z", "z", 1.0, 1.0, message("update gate")),
    RowKind("r", "r_t", "r", "r", 1.0, 1.0, message("reset gate")),
    RowKind("h_tilde", "h̃_t", "n", "signed", 1.0, 1.0, message("candidate")),
    RowKind("x", "x_t", "data", "signed", None, 0.8, message("input")),
    RowKind("z_f", "Z_f", "f", "signed", None, 1.0, message("weighted sum of the forget gate")),
    RowKind("z_i", "Z_i", "i", "signed", None, 1.0, message("weighted sum of the input gate")),
    RowKind("z_c", "Z_c", "c", "signed", None, 1.0, message("weighted sum of the candidate")),
    RowKind("z_o", "Z_o", "o", "signed", None, 1.0, message("weighted sum of the output gate")),
    RowKind("z_z", "Z_z", "z", "signed", None, 1.0, message("weighted sum of the update gate")),
    RowKind("z_r", "Z_r", "r", "signed", None, 1.0, message("weighted sum of the reset gate")),
    RowKind("z_n", "Z_n", "n", "signed", None, 1.0, message("weighted sum of the candidate")),
    RowKind("z_h", "Z_h", "h", "signed", None, 1.0, message("weighted sum of the hidden state")),
)
ROW_KINDS: dict[str, RowKind] = {kind.name: kind for kind in _ROW_KINDS}
"""Those of all kinds of cell; `row_kinds` adapts them to one."""


@lru_cache(maxsize=64)
def row_kinds(kind: Kind) -> dict[str, RowKind]:
    """Return the heat maps that a cell of ``kind`` can be shown with, in their order."""
    sums = {f"z_{block}" for block in kind.blocks}
    results = {ACTIVATIONS[block]: kind.squash(block) for block in kind.blocks}
    names = {*sums, *results, "h", "x", *(("c",) if kind.has_cell_state else ())}
    rows = {row.name: row for row in _ROW_KINDS if row.name in names}
    for name, squash in results.items():
        rows[name] = _squashed(rows[name], squash)
    if kind.name == "gru" or not kind.variant.second_tanh:
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


def _squashed(row: RowKind, squash: str) -> RowKind:
    """Return ``row`` in the colours of what it can become."""
    if squash == "tanh":
        return replace(row, scale="signed")
    return replace(row, scale=row.role)


@dataclass(frozen=True)
class Row:
    """One heat map of a Trace and where it lies, in pixels from the top."""

    kind: RowKind
    trace: CellTrace
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
    trace: CellTrace, kinds: Iterable[RowKind], height: float, gap: float = 7.0
) -> tuple[Row, ...]:
    """Stack the heat maps of ``kinds`` into ``height`` pixels."""
    kinds = tuple(kinds)
    share = max(height - gap * (len(kinds) - 1), 1.0) / sum(kind.height for kind in kinds)
    rows, top = [], 0.0
    for kind in kinds:
        rows.append(Row(kind, trace, _bound(kind, trace), top, share * kind.height))
        top += share * kind.height + gap
    return tuple(rows)


def _bound(kind: RowKind, trace: CellTrace) -> float:
    if kind.bound is not None:
        return kind.bound
    return max(trace.largest(kind.name), kind.least) or 1.0
