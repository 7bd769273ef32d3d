"""The quantities of a cell: the colour of each, and where in the window each one stands."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.quantities import names_of
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import Spotlight
from lstm_gui.words.quantity_words import block_of as owner_of
from lstm_gui.words.quantity_words import quantity_role

_BEFORE = "_before"


class Quantity(Struct, frozen=True):
    """One number per unit and step.

    ``block`` is the block it belongs to, if one; ``parts`` are the nodes and wires of
    the diagram that carry it; ``row`` is its heat map.
    """

    role: str
    parts: frozenset[str]
    row: str = ""
    block: str = ""

    @property
    def spotlight(self) -> Spotlight:
        return Spotlight(self.parts, frozenset({self.row} - {""}))


@lru_cache(maxsize=64)
def quantities_of(kind: Kind) -> Mapping[str, Quantity]:
    """Return all quantities of a cell of ``kind`` by their names."""
    picture = picture_of(kind)
    parts: dict[str, set[str]] = {}
    for part in (*picture.nodes, *picture.wires):
        parts.setdefault(part.quantity, set()).add(part.name)
    return {
        name: Quantity(
            quantity_role(kind, name),
            frozenset(parts.get(name, ())),
            name if name in kind.recorded else "",
            owner_of(kind, name),
        )
        for name in names_of(kind)
    }


def state_before_of(kind: Kind, name: str) -> str:
    """Return the state of the step before that ``name`` is, else ``""``."""
    state = name.removesuffix(_BEFORE)
    return state if state != name and state in kind.states else ""


def entering_wire(state: str) -> str:
    """Return the wire on which ``state`` of the step before comes in."""
    return f"{state}_in"


def block_of(kind: Kind, name: str) -> str:
    """Return the block whose weighted sum or result ``name`` is, else ``""``."""
    owners = (block for block in kind.blocks if name in (f"z_{block}", kind.result(block)))
    return next(owners, "")
