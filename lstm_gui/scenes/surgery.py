"""Surgery: what can be held at a number, and how it is called when it is."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Clamp, Kind, State, clamp_at, with_clamps
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.numbers import number
from lstm_gui.words.symbols import symbol


class Hold(Struct, frozen=True):
    """A number to hold in a cell; without a ``unit`` in all of them."""

    quantity: str
    unit: int | None
    first: int
    last: int
    value: float

    def clamps(self, units: int) -> tuple[Clamp, ...]:
        """Return what holds it in a cell of ``units`` units."""
        chosen = range(units) if self.unit is None else (self.unit,)
        return tuple(
            Clamp(self.quantity, unit, self.first, self.last, self.value) for unit in chosen
        )


def held(state: State, hold: Hold) -> State:
    """Return ``state`` with one more number held."""
    return with_clamps(state, hold.clamps(state.parameters.hidden_size))


def fits(state: State, hold: Hold) -> bool:
    """Tell whether ``state`` has all that ``hold`` names."""
    units, steps = state.parameters.hidden_size, len(state.sequence)
    return (
        hold.quantity in state.parameters.kind.clampable
        and (hold.unit or 0) < units
        and hold.last < steps
    )


def holdable(kind: Kind, quantity: str) -> str:
    """Return the name under which ``quantity`` can be held, ``""`` if it cannot be.

    Whoever asks about a weighted sum means what the block makes of it.
    """
    block = quantity.removeprefix("z_")
    result = kind.result(block) if quantity[:2] == "z_" and block in kind.blocks else quantity
    return result if result in kind.clampable else ""


def clamp_of(snapshot: Snapshot, quantity: str) -> Clamp | None:
    """Return what holds ``quantity`` of the selected unit at the selected step."""
    return clamp_at(snapshot.state, quantity, snapshot.unit, snapshot.t)


def assignment(kind: Kind, clamp: Clamp) -> str:
    """Return what a clamp does as markup, e.g. ``f_t := 1.00``."""
    return f"{symbol(kind, clamp.quantity)} := {number(clamp.value)}"


def joined(clamps: Iterable[Clamp]) -> tuple[tuple[Clamp, ...], ...]:
    """Return clamps that differ in nothing but their unit together."""
    alike: dict[Clamp, list[Clamp]] = {}
    for clamp in clamps:
        alike.setdefault(replace(clamp, unit=0), []).append(clamp)
    return tuple(map(tuple, alike.values()))
