"""The rows of heat maps: what each shows, in which colours, between which bounds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core import Trace
from lstm_gui.ui.language import message


@dataclass(frozen=True)
class RowKind:
    """How one quantity is shown over time.

    ``bound`` is the fixed end of the colour scale, or ``None`` for the largest
    magnitude that occurs; ``height`` is relative to the other rows.
    """

    name: str
    symbol: str
    role: str
    scale: str
    bound: float | None
    height: float
    meaning: str

    @property
    def is_gate(self) -> bool:
        return self.scale != "signed"


ROW_KINDS: dict[str, RowKind] = {
    kind.name: kind
    for kind in (
        RowKind("c", "c_t", "cell", "signed", None, 1.7, message("cell state")),
        RowKind("h", "h_t", "hidden", "signed", 1.0, 1.7, message("hidden state")),
        RowKind("f", "f_t", "f", "f", 1.0, 1.0, message("forget gate")),
        RowKind("i", "i_t", "i", "i", 1.0, 1.0, message("input gate")),
        RowKind("c_tilde", "c̃_t", "c", "signed", 1.0, 1.0, message("candidate")),
        RowKind("o", "o_t", "o", "o", 1.0, 1.0, message("output gate")),
        RowKind("x", "x_t", "data", "signed", None, 0.8, message("input")),
        RowKind("z_f", "Z_f", "f", "signed", None, 1.0, message("weighted sum of the forget gate")),
        RowKind("z_i", "Z_i", "i", "signed", None, 1.0, message("weighted sum of the input gate")),
        RowKind("z_c", "Z_c", "c", "signed", None, 1.0, message("weighted sum of the candidate")),
        RowKind("z_o", "Z_o", "o", "signed", None, 1.0, message("weighted sum of the output gate")),
    )
}

WEIGHTED_SUMS = ("z_f", "z_i", "z_c", "z_o")


@dataclass(frozen=True)
class Row:
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

    def lane_at(self, y: float) -> int | None:
        """Return the unit (or input) whose lane lies at ``y``, if one does."""
        lane = int((y - self.top) // (self.height / self.lanes))
        return lane if 0 <= lane < self.lanes else None


def rows_of(
    trace: Trace, names: tuple[str, ...], height: float, gap: float = 7.0
) -> tuple[Row, ...]:
    """Stack the heat maps called ``names`` into ``height`` pixels."""
    kinds = [ROW_KINDS[name] for name in names]
    share = max(height - gap * (len(kinds) - 1), 1.0) / sum(kind.height for kind in kinds)
    rows, top = [], 0.0
    for kind in kinds:
        rows.append(Row(kind, trace, _bound(kind, trace), top, share * kind.height))
        top += share * kind.height + gap
    return tuple(rows)


def _bound(kind: RowKind, trace: Trace) -> float:
    return trace.largest(kind.name) or 1.0 if kind.bound is None else kind.bound
