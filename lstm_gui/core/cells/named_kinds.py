"""Each kind of cell and its departures that are worth comparing with it, by one name each."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from lstm_gui.core.cells.registry import CELLS
from lstm_gui.core.kinds import Kind, Variant


class NamedKind(Struct, frozen=True):
    """A kind, and which switch is set to what if it departs from the usual one."""

    kind: Kind
    departure: tuple[str, bool | str] | None = None


@lru_cache
def named_kinds(name: str) -> Mapping[str, NamedKind]:
    """Return the kind called ``name`` and its departures; a KeyError if there is none.

    A departure is named by its switch: ``"rnn:activation=relu"``.
    """
    listed = CELLS[name]
    found = {name: NamedKind(listed.make())}
    for switch, value in listed.departures:
        setting = {switch: value}
        kind = listed.make(Variant(**setting)) if listed.varies else listed.make(**setting)  # type: ignore[arg-type]
        found[f"{name}:{switch}={str(value).lower()}"] = NamedKind(kind, (switch, value))
    return found


def all_named_kinds() -> Mapping[str, NamedKind]:
    """Return every kind and departure by its name, in the order of the registry."""
    return {name: one for kind in CELLS for name, one in named_kinds(kind).items()}


def is_named_kind(name: str) -> bool:
    """Tell whether a kind or a departure is called ``name``."""
    kind = name.partition(":")[0]
    return kind in CELLS and name in named_kinds(kind)
