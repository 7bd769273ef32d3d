"""The names and colours of the quantities and blocks of a cell, from its words and its roles."""

from collections.abc import Mapping
from functools import lru_cache

from lstm_gui.core import Entry, Kind
from lstm_gui.core.edits.conversion import candidate_block
from lstm_gui.core.equations import Complement, Function, Product, Share
from lstm_gui.core.equations.steps import Pair
from lstm_gui.core.quantities import names_of
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import message

_HIDDEN, _OLD_HIDDEN = message("hidden state"), message("old hidden state")
_CELL, _OLD_CELL = message("cell state"), message("old cell state")
_BY_ROLE = (
    ("kept", message("what is kept")),
    ("written", message("what is written")),
    ("writes", message("room for the new")),
    ("keeps", message("room for the old")),
)
_BEFORE = "_before"


def quantity_message(kind: Kind, quantity: str) -> str:
    """Return what ``quantity`` is called, a message; a KeyError if nobody said it."""
    return _names(kind)[quantity]


def block_role(kind: Kind, block: str) -> str:
    """Return the role whose colour ``block`` has."""
    return words_of(kind.name).blocks[block].role


def quantity_role(kind: Kind, quantity: str) -> str:
    """Return the role whose colour ``quantity`` has."""
    return _roles(kind)[quantity]


def entry_role(kind: Kind, entry: Entry) -> str:
    """Return the role whose colour an entry has."""
    if entry.block:
        return block_role(kind, entry.block)
    return "data" if entry.array == "x" else _state_role(kind, entry.array.removesuffix("_0"))


def block_of(kind: Kind, quantity: str) -> str:
    """Return the block that ``quantity`` or the gate that makes it belongs to, else ``""``."""
    for block in kind.blocks:
        if quantity in (f"z_{block}", kind.result(block)):
            return block
    if quantity in kind.states:
        return ""
    match kind.by_name.get(quantity):
        case Complement(of=of) | Function(of=of):
            return "" if of in kind.states else block_of(kind, of)
        case Product(one=one) | Share(one=one):
            return block_of(kind, one)
        case _:
            return ""


@lru_cache(maxsize=64)
def _names(kind: Kind) -> Mapping[str, str]:
    words = words_of(kind.name)
    names: dict[str, str] = {"x": message("input")}
    for block, own in words.blocks.items():
        names |= {f"z_{block}": own.sum, kind.result(block): own.result}
    for role, name in _BY_ROLE:
        names.setdefault(getattr(kind.roles, role), name)
    old, states = {"h": _OLD_HIDDEN}, {"h": _HIDDEN}
    if kind.has_cell_state:
        old[kind.cell_state], states[kind.cell_state] = _OLD_CELL, _CELL
    for state in kind.states:
        names[f"{state}{_BEFORE}"] = old.get(state) or words.quantities[state]
    return names | states | dict(words.quantities)


@lru_cache(maxsize=64)
def _roles(kind: Kind) -> Mapping[str, str]:
    return {"x": "data"} | {name: _role(kind, name) for name in (*names_of(kind), *_parts(kind))}


def _parts(kind: Kind) -> tuple[str, ...]:
    return tuple(f"z_{block}" for block in kind.blocks) + kind.results


def _role(kind: Kind, name: str) -> str:
    roles = kind.roles
    if name.removesuffix(_BEFORE) in kind.states:
        return _state_role(kind, name.removesuffix(_BEFORE))
    if name == roles.kept:
        return _state_role(kind, roles.memory)
    if name == roles.written:
        return block_role(kind, roles.writing_block or candidate_block(kind))
    block = block_of(kind, name)
    if block:
        return block_role(kind, block)
    equation = kind.by_name.get(name)
    match equation:
        case Function(of=of):
            return _role(kind, of)
        case Pair(one=one):
            return _role(kind, one)
        case _:
            return "hidden"


def _state_role(kind: Kind, state: str) -> str:
    usual = {"h": "hidden", kind.cell_state: "cell"}.get(state, "data")
    return words_of(kind.name).roles.get(state) or usual
