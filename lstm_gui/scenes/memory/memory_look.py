"""How the Memory workspace is looked at: saved with the session, no part of what is undone."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.scenes.readers import Reader, flag, listed, one_of, sane, whole
from lstm_gui.words.side_by_side import FIRST_LANES, is_lane

FLOW, SPACE, DIFFERENCE, WITHOUT = PAGES = ("flow", "space", "difference", "without")
"""What may stand below the lanes."""
AXES, INPUTS = ("components", "units"), ("step", "zero")
_LAST_UNIT = 63
QUANTITIES = ("h", "c", "keep", "candidate", "reset", "i", "o")
"""What two passes may be compared by, see `lstm_gui.scenes.memory.lane_difference`."""
_PINNED = "pinned "


def cell_of(side: str) -> str:
    """Return the cell that a side of a comparison shows, by the name of its lane."""
    return side.removeprefix(_PINNED)


def is_pinned(side: str) -> bool:
    """Tell whether a side shows a lane as it was pinned, not as it is now."""
    return side.startswith(_PINNED)


def pinned(lanes: Iterable[str]) -> tuple[str, ...]:
    """Return the sides that show ``lanes`` as they were pinned."""
    return tuple(f"{_PINNED}{lane}" for lane in lanes)


class MemoryLook(Struct, frozen=True):
    """What stands below the lanes, and how.

    Parameters
    ----------
    page
        One of `PAGES`.
    roomy
        Whether the lanes are folded to a line each, so that the page has more room.
    space_axes
        One of `AXES`: the plane of the state space is that of two principal components, or
        of the two ``space_units``, counted from 0.
    space_quantity
        ``"h"``, or ``"c"`` where there is one.
    space_input
        One of `INPUTS`: the input that stays, for which it is said where states are drawn.
    before, after
        What is subtracted from what: lanes as they are now, or `pinned`.
    quantity
        By what they are compared, one of `QUANTITIES`.
    pin
        What the pinned sides are made of.
    """

    page: str = FLOW
    roomy: bool = False
    space_axes: str = "components"
    space_units: tuple[int, int] = (0, 1)
    space_quantity: str = "h"
    space_input: str = "step"
    before: str = FIRST_LANES[0]
    after: str = FIRST_LANES[-1]
    quantity: str = "h"
    pin: Pin | None = None

    def sides(self, lanes: tuple[str, ...]) -> tuple[str, ...]:
        """Return what can be compared where ``lanes`` stand."""
        return lanes if self.pin is None else lanes + pinned(self.pin.settings.lanes)

    def among(self, lanes: tuple[str, ...]) -> "MemoryLook":
        """Return the look where ``lanes`` stand: a cell that does not gives way to another."""
        sides = self.sides(lanes)
        after = self.after if self.after in sides else lanes[-1]
        before = self.before if self.before in sides else lanes[0]
        if before == after and before != self.before:
            before = lanes[1]
        elif before == after and after != self.after:
            after = lanes[1]
        return replace(self, before=before, after=after)

    def as_json(self) -> dict[str, Any]:
        pin = self.pin if self.pin is not None and self.pin.is_saved else None
        nested = {
            "pin": pin.as_json() if pin is not None else None,
            "space_units": list(self.space_units),
        }
        return {**asdict(self), **nested}

    @classmethod
    def from_json(cls, data: object) -> "MemoryLook":
        """Read what is known and sane; anything else keeps its default."""
        look = cls(**sane(data, _READERS))
        lost = look.pin is None and (is_pinned(look.before) or is_pinned(look.after))
        return look.unpinned() if lost else look

    def pinned(self, pin: Pin) -> "MemoryLook":
        """Return the look with ``pin`` as A, and what it was made of as B."""
        cell = cell_of(self.after)
        return replace(self, pin=pin, before=f"{_PINNED}{cell}", after=cell)

    def unpinned(self) -> "MemoryLook":
        """Return the look without a pin: two lanes as they are now."""
        after = cell_of(self.after)
        before = cell_of(self.before)
        if before == after:
            first, last = FIRST_LANES[0], FIRST_LANES[-1]
            before = first if after != first else last
        return replace(self, pin=None, before=before, after=after)

    def comparing(
        self, lanes: tuple[str, ...], before: str, after: str, quantity: str
    ) -> "MemoryLook":
        """Return the look with other sides; those that are not there any more stay as they are."""
        sides = self.sides(lanes)
        return replace(
            self,
            before=before if before in sides else self.before,
            after=after if after in sides else self.after,
            quantity=quantity,
        )

    def swapped(self) -> "MemoryLook":
        """Return the look with A and B exchanged."""
        return replace(self, before=self.after, after=self.before)


def _side(value: object) -> str | None:
    return value if isinstance(value, str) and is_lane(cell_of(value)) else None


def _two_units(value: object) -> tuple[int, int] | None:
    units = tuple(map(whole(0, _LAST_UNIT), listed(value, len(AXES)) or ()))
    match units:
        case (int(first), int(second)):
            return first, second
        case _:
            return None


_READERS: dict[str, Reader] = {
    "page": one_of(PAGES),
    "roomy": flag,
    "space_axes": one_of(AXES),
    "space_units": _two_units,
    "space_quantity": one_of(("h", "c")),
    "space_input": one_of(INPUTS),
    "before": _side,
    "after": _side,
    "quantity": one_of(QUANTITIES),
    "pin": Pin.from_json,
}

PLAIN = MemoryLook()
"""How a session is looked at that says nothing of it."""
