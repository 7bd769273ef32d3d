"""The rows of heat maps: what each shows, in which colours, between which bounds."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF

from lstm_gui.core import Clamp, Kind, Trace
from lstm_gui.core.arrays import largest_magnitude
from lstm_gui.core.facts.bounds import can_be_negative, interval
from lstm_gui.core.quantities import row_names
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.notations.in_force import kept_by_notation
from lstm_gui.words.quantity_words import quantity_message, quantity_role
from lstm_gui.words.symbols import symbol


class RowKind(Struct, frozen=True):
    """How one quantity is shown over time.

    ``scale`` names its colours, of a gate its own. ``bound`` is the fixed end of the scale, or
    ``None`` for the largest magnitude that occurs but not less than ``least``; ``height`` is
    relative to the other rows.
    """

    name: str
    symbol: str
    meaning: str
    role: str
    bound: float | None
    height: float = 1.0
    scale: str = "signed"
    least: float = 0.0

    @property
    def is_gate(self) -> bool:
        return self.scale != "signed"


NUMBER_HEIGHT = 12.0
"""How high a cell is that has room for its number."""
_STATE_HEIGHT, _INPUT_HEIGHT = 1.7, 0.8
_INSET = 2.0
"""How far from the edges of its row a curve stays, so that its line is whole."""


@kept_by_notation
def row_kinds(kind: Kind) -> dict[str, RowKind]:
    """Return the heat maps that a cell of ``kind`` can be shown with, in their order."""
    return {name: _row_kind(kind, name) for name in row_names(kind)}


def _row_kind(kind: Kind, name: str) -> RowKind:
    role, bounds = quantity_role(kind, name), interval(kind, name)
    row = RowKind(name, symbol(kind, name), quantity_message(kind, name), role, None)
    if name == "x":
        return replace(row, height=_INPUT_HEIGHT)
    if name == "h":
        # Only behind a bounded function it cannot leave its range.
        bound = 1.0 if bounds else None
        return replace(row, bound=bound, height=_STATE_HEIGHT, least=0.0 if bounds else 1.0)
    if name in kind.states:
        return replace(row, height=_STATE_HEIGHT if name == kind.roles.memory else 1.0)
    if bounds is None:
        # A gate without a bound above, as an exponential, is in the colour of gates too.
        opens = name in map(kind.result, kind.gates) and not can_be_negative(kind, name)
        least = 1.0 if name in kind.results else 0.0
        return replace(row, least=least, scale=role if opens else row.scale)
    return replace(row, bound=1.0, scale=role if bounds[0] == 0.0 else row.scale)


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


def shown_kinds(names: tuple[str, ...], kind: Kind) -> tuple[RowKind, ...]:
    """Return the heat maps that `shown_names` returns the names of."""
    rows = row_kinds(kind)
    return tuple(rows[name] for name in shown_names(names, kind))


class Row(Struct, frozen=True):
    """One heat map of a Trace and where it lies, in pixels from the top.

    ``before`` is the Trace that it is compared with, if there is one; a row that ``differs``
    shows by how much it is above that.
    """

    kind: RowKind
    trace: Trace
    bound: float
    top: float
    height: float
    before: Trace | None = None
    differs: bool = False

    @property
    def values(self) -> NDArray[np.float64]:
        """Return what is shown, a lane for each unit or input: ``(lanes, T)``."""
        if self.differs and self.before is not None:
            return _change(self.kind.name, self.trace, self.before).T
        return getattr(self.trace, self.kind.name).T

    def now_and_before(self, lane: int, step: int) -> tuple[float, float | None]:
        """Return what the quantity is, and what it was if it is compared, whatever is shown."""
        now = float(getattr(self.trace, self.kind.name)[step, lane])
        if self.before is None:
            return now, None
        return now, float(getattr(self.before, self.kind.name)[step, lane])

    def shows_the_same_as(self, other: "Row | None") -> bool:
        """Tell whether the picture of both is the same, wherever they lie."""
        if other is None or self.trace is not other.trace or self.bound != other.bound:
            return False
        return self.differs == other.differs and (self.before is other.before or not self.differs)

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

    def y_of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where curves have ``values``, the ends of the scale at the ends of the row.

        What lies beyond is at the end, and what is not a number stays none.
        """
        share = np.clip((values - self.low) / (self.bound - self.low), 0.0, 1.0)
        inset = min(_INSET, self.height / 4)
        return self.top + inset + (self.height - 2 * inset) * (1.0 - share)

    def lane_near(self, y: float, step: int) -> int:
        """Return the unit (or input) whose curve comes nearest to ``y`` at ``step``."""
        apart = np.abs(self.y_of(self.values[:, step]) - y)
        return int(np.argmin(np.where(np.isnan(apart), np.inf, apart)))

    def lane_at(self, y: float) -> int | None:
        """Return the unit (or input) whose lane lies at ``y``, if one does."""
        lane = int((y - self.top) // (self.height / self.lanes))
        return lane if 0 <= lane < self.lanes else None


def rows_of(
    trace: Trace,
    kinds: Iterable[RowKind],
    height: float,
    gap: float = 7.0,
    bound: Callable[..., float] | None = None,
    before: Trace | None = None,
) -> tuple[Row, ...]:
    """Stack the heat maps of ``kinds`` into ``height`` pixels.

    ``bound`` says where the scale of each ends, given its kind and what it has to hold; without
    it, at the largest that occurs. With ``before`` the rows are compared with it.
    """
    bound, kinds = bound or bound_of, tuple(kinds)
    traces = (trace,) if before is None else (trace, before)
    rows, top = [], 0.0
    heights = _heights(trace, kinds, max(height - gap * (len(kinds) - 1), 1.0))
    for kind, high in zip(kinds, heights, strict=True):
        rows.append(Row(kind, trace, bound(kind, *traces), top, high, before))
        top += high + gap
    return tuple(rows)


def _heights(trace: Trace, kinds: Sequence[RowKind], height: float) -> list[float]:
    """Share ``height`` among ``kinds``.

    Where there is room for a number in every cell of all, none is so low that its have none.
    """
    lanes = [getattr(trace, kind.name).shape[1] for kind in kinds]
    least = [NUMBER_HEIGHT * count for count in lanes]
    rest = height - sum(least)
    if rest < 0:
        least, rest = [0.0] * len(lanes), height
    share = rest / sum(kind.height for kind in kinds)
    return [low + share * kind.height for low, kind in zip(least, kinds, strict=True)]


def difference_row(row: Row) -> Row:
    """Return ``row`` as the change since what it is compared with, on a scale of its own."""
    if row.before is None:
        return row
    kind = replace(row.kind, symbol=f"Δ{row.kind.symbol}", scale="signed", bound=None)
    bound = largest_magnitude(_change(kind.name, row.trace, row.before)) or 1.0
    return replace(row, kind=kind, bound=bound, differs=True)


def _change(name: str, trace: Trace, before: Trace) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore"):  # ∞ − ∞ is no number, and shown as that
        return getattr(trace, name) - getattr(before, name)


def bound_of(kind: RowKind, *traces: Trace) -> float:
    """Return where the scale of ``kind`` ends: where it is fixed, or at the largest number."""
    if kind.bound is not None:
        return kind.bound
    return max(*(trace.largest(kind.name) for trace in traces), kind.least) or 1.0


def look_of(snapshot: Snapshot | None) -> tuple[object, ...]:
    """Return what the rows depend on besides the numbers."""
    if snapshot is None:
        return ()
    return snapshot.view, snapshot.spotlight.rows, id(snapshot.kept)
