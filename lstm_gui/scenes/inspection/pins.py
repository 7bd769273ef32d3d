"""Quantities that are kept in sight."""

from lstm_gui.scenes.inspection.explanation import Explanation, exists, explain
from lstm_gui.scenes.inspection.pieces import Line, Number, Symbol, Words
from lstm_gui.scenes.inspection.withheld import is_withheld
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.words.numbers import number


class Pins:
    """Which quantities are pinned, in the order in which they were, and what they were then."""

    def __init__(self) -> None:
        self._pinned: dict[Inspection, float | None] = {}

    def __contains__(self, inspection: Inspection) -> bool:
        return inspection in self._pinned

    def __len__(self) -> int:
        return len(self._pinned)

    @property
    def pinned(self) -> tuple[Inspection, ...]:
        return tuple(self._pinned)

    def toggle(self, inspection: Inspection, value: float | None = None) -> None:
        """Pin a resolved ``inspection`` that is ``value`` now, or take its pin away."""
        if inspection in self._pinned:
            del self._pinned[inspection]
        else:
            self._pinned[inspection] = value

    def clear(self) -> None:
        """Take all pins away."""
        self._pinned.clear()

    def lines(self, snapshot: Snapshot) -> tuple[Line, ...]:
        """Return one line for each pin that the session still has."""
        there = ((one, then) for one, then in self._pinned.items() if exists(snapshot, one))
        return tuple(_line(snapshot, pinned, then) for pinned, then in there)


def _line(snapshot: Snapshot, pinned: Inspection, then: float | None) -> Line:
    """Return what ``pinned`` is now, behind what it was ``then`` where it looks otherwise."""
    told = explain(snapshot, pinned)
    if told.value is None:
        return told.lines[0]
    symbol = Symbol(f"{told.markup} = ", told.value.role)
    if is_withheld(snapshot, told.inspection):
        return Line((symbol, Words(UNKNOWN, glued=True), *_when(told)), pixels=15)
    now = Number(
        told.value.value,
        told.value.name,
        told.value.role,
        told.inspection,
        told.value.spotlight,
        told.value.entry,
    )
    kept = "" if then is None else number(then, digits=now.digits)
    changed = kept not in ("", number(now.value, digits=now.digits))
    before = (Words(f"{kept} → ", glued=True),) if changed else ()
    return Line((symbol, *before, now, *_when(told)), pixels=15)


def _when(told: Explanation) -> tuple[Words, ...]:
    """Return the step of what is pinned, if it is of one."""
    entry = told.inspection.entry
    timeless = entry is not None and entry.array != "x"
    return () if timeless else (Words(f"  (t = {told.inspection.t})", glued=True),)
