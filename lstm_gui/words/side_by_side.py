"""The cells that can stand side by side: each kind, and its departures that have a short name."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from lstm_gui.core import CELLS, Kind
from lstm_gui.core.cells.named_kinds import is_named_kind, named_kinds
from lstm_gui.words.cells import words_of
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import tr

FIRST_LANES = ("rnn", "gru", "lstm")
"""The cells that are compared as long as nobody chooses others."""


class Beside(Struct, frozen=True):
    """A cell as it can be chosen.

    Parameters
    ----------
    kind
        The kind, with a switch set if it departs from the usual one.
    departure
        What follows its name then, an English message; else empty.
    """

    kind: Kind
    departure: str = ""


def lane_cells() -> Mapping[str, Beside]:
    """Return every cell to choose by the name that sessions have for it, such as ``"gru"``.

    A departure is named by its switch: ``"rnn:activation=relu"``.
    """
    return {name: one for kind in CELLS for name, one in _of(kind).items()}


def is_lane(name: str) -> bool:
    """Tell whether there is a cell called ``name``."""
    return is_named_kind(name)


def lane_kind(name: str) -> Kind:
    """Return the kind of a cell by its name; a KeyError if there is none."""
    return _of(name.partition(":")[0])[name].kind


def lane_of(kind: Kind) -> str:
    """Return the name of the cell that ``kind`` is; a ValueError if it is none to choose."""
    for name, one in _of(kind.name).items():
        if one.kind == kind:
            return name
    raise ValueError(f"{kind} is no cell to stand beside others")


def lane_name(name: str) -> str:
    """Return what a cell is called, in the language in force."""
    found = _of(name.partition(":")[0])[name]
    called = words_of(found.kind.name).name
    return f"{called} · {tr(found.departure)}" if found.departure else called


def lane_memory(name: str) -> str:
    """Return the letter of what a cell carries on, without the index of the step."""
    kind = lane_kind(name)
    return plain_symbol(kind, kind.roles.memory)


def lane_gate(name: str) -> str:
    """Return the letter of what keeps the memory of a cell; ``"1"`` where nothing takes of it."""
    kind = lane_kind(name)
    return plain_symbol(kind, kind.roles.keeps) if kind.roles.keeps else "1"


def lane_role(name: str) -> str:
    """Return the role whose colour a cell has where no other of its kind stands beside it."""
    return words_of(lane_kind(name).name).role


def lane_roles(names: Iterable[str]) -> dict[str, str]:
    """Return the role whose colour each of ``names`` has, no two the same while there are any."""
    names = tuple(names)
    owners = {lane_role(name): name for name in reversed(names)}
    free = (words_of(kind).role for kind in CELLS if words_of(kind).role not in owners)
    own = {name: lane_role(name) for name in names}
    return {name: role if owners[role] == name else next(free, role) for name, role in own.items()}


def in_order(names: Collection[object]) -> tuple[str, ...]:
    """Return the cells among ``names``, once each: those of `FIRST_LANES` come first."""
    return tuple(name for name in dict.fromkeys((*FIRST_LANES, *lane_cells())) if name in names)


@lru_cache
def _of(name: str) -> Mapping[str, Beside]:
    words = words_of(name).departures
    return {
        cell: Beside(one.kind, words[one.departure] if one.departure else "")
        for cell, one in named_kinds(name).items()
    }
