"""Quantities that are kept in sight."""

from lstm_gui.scenes.inspection.explanation import exists, explain
from lstm_gui.scenes.inspection.pieces import Line, Number, Symbol, Words
from lstm_gui.scenes.snapshot import Inspection, Snapshot


class Pins:
    """Which quantities are pinned, in the order in which they were."""

    def __init__(self) -> None:
        self._pinned: list[Inspection] = []

    def __contains__(self, inspection: Inspection) -> bool:
        return inspection in self._pinned

    def __len__(self) -> int:
        return len(self._pinned)

    @property
    def pinned(self) -> tuple[Inspection, ...]:
        return tuple(self._pinned)

    def toggle(self, inspection: Inspection) -> None:
        """Pin a resolved ``inspection``, or take its pin away."""
        if inspection in self._pinned:
            self._pinned.remove(inspection)
        else:
            self._pinned.append(inspection)

    def clear(self) -> None:
        """Take all pins away."""
        self._pinned.clear()

    def lines(self, snapshot: Snapshot) -> tuple[Line, ...]:
        """Return one line for each pin that the session still has."""
        return tuple(_line(snapshot, pinned) for pinned in self._pinned if exists(snapshot, pinned))


def _line(snapshot: Snapshot, pinned: Inspection) -> Line:
    told = explain(snapshot, pinned)
    if told.value is None:
        return told.lines[0]
    number = Number(
        told.value.value,
        told.value.name,
        told.value.role,
        told.inspection,
        told.value.spotlight,
        told.value.entry,
    )
    entry = told.inspection.entry
    timeless = entry is not None and entry.array != "x"
    when = () if timeless else (Words(f"  (t = {told.inspection.t})", glued=True),)
    return Line((Symbol(f"{told.markup} = ", number.role), number, *when), pixels=15)
