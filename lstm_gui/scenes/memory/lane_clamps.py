"""Clamps of the lanes: what is held at a number, in which cell, for which units and steps."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from lstm_gui.core import Clamp, largest_clamp
from lstm_gui.core.clamps import Clamps, fitted_clamps
from lstm_gui.scenes.readers import Reader, listed, number_within, sane, short_text, whole
from lstm_gui.words.side_by_side import is_lane, lane_kind

SILENT = "h"
"""Held at 0, it makes a unit silent."""
MOST_CLAMPS = 64
_LAST_UNIT, _LAST_STEP, _LONGEST_NAME = 63, 10**6, 100


class LaneClamp(Struct, frozen=True):
    """One quantity of one lane, held at ``value`` from step ``first`` to step ``last``.

    ``unit`` counts from 0; None stands for all units.
    """

    lane: str
    quantity: str
    unit: int | None
    first: int
    last: int
    value: float

    def covers(self, other: "LaneClamp") -> bool:
        """Tell whether this clamp holds everything that ``other`` holds."""
        same = (self.lane, self.quantity) == (other.lane, other.quantity)
        units = self.unit is None or self.unit == other.unit
        return same and units and self.first <= other.first and other.last <= self.last

    @classmethod
    def from_json(cls, data: object) -> "LaneClamp | None":
        """Read a clamp; anything that is none is None."""
        read = sane(data, _READERS)
        if not read.keys() >= _READERS.keys() - {"unit"}:
            return None
        read.setdefault("unit", None)
        clamp = cls(**read)
        fits = clamp.quantity in lane_kind(clamp.lane).clampable and clamp.first <= clamp.last
        return clamp if fits and abs(clamp.value) <= largest_clamp(clamp.quantity) else None


LaneClamps = tuple[LaneClamp, ...]


def _lane(value: object) -> str | None:
    return value if isinstance(value, str) and is_lane(value) else None


_READERS: dict[str, Reader] = {
    "lane": _lane,
    "quantity": short_text(_LONGEST_NAME),
    "unit": whole(0, _LAST_UNIT),
    "first": whole(0, _LAST_STEP),
    "last": whole(0, _LAST_STEP),
    "value": number_within(-1e6, 1e6),
}


def read_clamps(data: object) -> LaneClamps | None:
    """Read those of a list that are clamps; None if there is no list."""
    items = listed(data, MOST_CLAMPS)
    if items is None:
        return None
    read = map(LaneClamp.from_json, items)
    return tuple(clamp for clamp in read if clamp is not None)


def written_clamps(clamps: LaneClamps) -> list[dict[str, Any]]:
    """Return clamps as a session file has them."""
    return [asdict(clamp) for clamp in clamps]


def in_cell(clamps: Iterable[LaneClamp], lane: str, units: int, steps: int) -> Clamps:
    """Return those of a lane for each of its units, as far as it has these units and steps."""
    single = (
        Clamp(clamp.quantity, unit, clamp.first, clamp.last, clamp.value)
        for clamp in clamps
        if clamp.lane == lane
        for unit in (range(units) if clamp.unit is None else (clamp.unit,))
    )
    return fitted_clamps(tuple(single), lane_kind(lane).clampable, units, steps)


def with_clamp(clamps: LaneClamps, clamp: LaneClamp) -> LaneClamps:
    """Return ``clamps`` with one more, which wins over all others and replaces what it covers."""
    visible = tuple(old for old in clamps if not clamp.covers(old))
    return (*visible, clamp)[-MOST_CLAMPS:]
