"""A cell as every kind it was made into, so that to look at another kind loses nothing."""

from msgspec import Struct

from lstm_gui.core import State, converted, nearest, select, with_sequence


class Cell(Struct, frozen=True):
    """A cell with what a reset of it returns to."""

    state: State
    baseline: State

    @property
    def kind_name(self) -> str:
        return self.state.parameters.kind.name

    def is_same(self, other: "Cell") -> bool:
        """Tell whether ``other`` has the same numbers; input and selection may differ."""
        return self._numbers == other._numbers

    @property
    def _numbers(self) -> tuple[object, ...]:
        state, baseline = self.state, self.baseline
        return state.parameters, state.initial, state.clamps, baseline.parameters, baseline.initial

    def reading(self, other: State) -> "Cell":
        """Return this cell on the input of ``other``, looked at where ``other`` is."""
        state = with_sequence(self.state, other.sequence)
        chosen = other.selection
        return Cell(select(state, t=chosen.t, unit=chosen.unit), self.baseline)


class KeptKinds:
    """What one cell is as each kind that was asked for, until a number of it changes.

    All of them are made of the cell that somebody set, not of one another, so that nothing
    is lost on the way; asked for again, each is what it was, to the last digit.
    """

    def __init__(self) -> None:
        self._origin: Cell | None = None
        self._kept: dict[str, Cell] = {}

    def made_of(self, now: Cell, name: str) -> tuple[Cell, State | None]:
        """Return the cell ``now`` as the kind called ``name``.

        Returns
        -------
        tuple
            The cell, and what it was made of; None if it is there again as it was.
        """
        known = self._kept.get(now.kind_name)
        if self._origin is None or known is None or not known.is_same(now):
            self._origin, self._kept = now, {now.kind_name: now}
        if name in self._kept:
            return self._kept[name].reading(now.state), None
        origin = self._origin.reading(now.state)
        kind = nearest(origin.state.parameters.kind, name)
        made = Cell(converted(origin.state, kind), converted(origin.baseline, kind))
        self._kept[name] = made
        return made, origin.state
