"""What a lesson writes to name a number, or something that lights up on screen."""

import re
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase

from msgspec import Struct

from lstm_gui.core import KINDS, Entry, Kind
from lstm_gui.core.cells.named_kinds import is_named_kind
from lstm_gui.core.equations.free_names import TAKEN_BY_PARAMETERS
from lstm_gui.core.quantities import row_names

_LSTM_PARTS = frozenset({
    "f", "i", "c", "o", "keep", "write", "add", "squash", "show", "x_in", "h_in", "to_f",
    "to_i", "to_c", "to_o", "c_in", "kept", "c_out", "c_tilde", "written", "c_down", "tanh_c",
    "h_out", "h_up",
})  # fmt: skip
_PARTS = {
    "lstm": _LSTM_PARTS,
    "rnn": frozenset({"h", "to_h", "x_in", "h_in", "h_out", "h_up"}),
    "gru": frozenset({
        "z", "r", "n", "reset", "hold", "shut", "take", "blend", "x_in", "h_in", "h_down",
        "to_z", "to_r", "to_n", "u", "passed", "z_right", "h_tilde", "held", "taken",
        "h_out", "h_up",
    }),
}  # fmt: skip
_PEEPHOLES = frozenset({"peep_f", "peep_i", "peep_o"})

CARDS = frozenset({"sentence", "flow", "cost"})
"""Cards of the Memory workspace, beside the lanes, which are called by their cells."""

_FURTHER = "".join(sorted({*ascii_lowercase} - TAKEN_BY_PARAMETERS))
_ADDRESS = re.compile(
    rf"(w_x|w_h|b|b_[a-z]|[{_FURTHER}])_([a-z])\[([\d, ]+)\]|(x|[a-z]_0)\[([\d, ]+)\]"
)
_TWO_PLACES = frozenset({"w_x", "w_h", "x"})


@lru_cache(maxsize=64)
def parts_of(kind: Kind) -> frozenset[str]:
    """Return the nodes and wires of the diagram of a cell of ``kind``."""
    parts, variant = _PARTS.get(kind.name) or _laid_out_parts(kind), kind.variant
    if variant.peepholes:
        parts |= _PEEPHOLES - ({"peep_i"} if variant.coupled else set())
    return parts if variant.second_tanh else parts - {"squash", "c_down"}


@lru_cache(maxsize=64)
def rows_of(kind: Kind) -> frozenset[str]:
    """Return the heat maps that a cell of ``kind`` can be shown with."""
    return frozenset(row_names(kind))


def _laid_out_parts(kind: Kind) -> frozenset[str]:
    """Return those that every laid-out diagram has: blocks, and what leads to them, in and out."""
    blocks = (name for block in kind.blocks for name in (block, f"to_{block}"))
    states = (name for state in kind.states for name in (f"{state}_in", f"{state}_out"))
    return frozenset({"x_in", *blocks, *states})


def _is_name(scheme: str, name: str) -> bool:
    """Tell whether ``name`` may stand behind ``part:``, ``row:`` or ``memory:``."""
    if scheme == "memory":
        return name in CARDS or is_named_kind(name)
    of = {"part": parts_of, "row": rows_of}.get(scheme)
    if of is None:
        return False
    further = _PEEPHOLES if scheme == "part" else frozenset[str]()
    return name in further.union(*map(of, KINDS.values()))


class Targets(Struct, frozen=True):
    """What lights up together, in the layer that a page looks at or in the one named.

    The ``cards`` stand in the order in which they are named.
    """

    parts: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    entries: frozenset[Entry] = frozenset()
    cards: tuple[str, ...] = ()
    layer: str = ""

    def __or__(self, other: "Targets") -> "Targets":
        return Targets(
            self.parts | other.parts,
            self.rows | other.rows,
            self.entries | other.entries,
            tuple(dict.fromkeys((*self.cards, *other.cards))),
            self.layer or other.layer,
        )


def in_layer(address: str) -> tuple[str, str]:
    """Return the layer that an address begins with, ``""`` if with none, and the rest of it."""
    layer, _, rest = address.strip().rpartition(".")
    return layer, rest


def entry_at(address: str) -> Entry:
    """Return the entry that an address such as ``b_f[1]`` or ``x[3,1]`` names.

    Units and inputs count from 1, steps from 0, as on the screen.

    Raises
    ------
    ValueError
        If it is no address.
    """
    match = _ADDRESS.fullmatch(address.strip())
    if match is None or (match.group(2) and not _is_block(match.group(2))):
        raise ValueError(address)
    array = match.group(1) or match.group(4)
    places = [int(place) for place in (match.group(3) or match.group(5)).split(",")]
    if len(places) != 1 + (array in _TWO_PLACES):
        raise ValueError(address)
    row = places[0] - (array != "x")
    column = places[1] - 1 if len(places) > 1 else 0
    if row < 0 or column < 0:
        raise ValueError(address)
    return Entry(array, row, column, match.group(2) or "")


def _is_block(name: str) -> bool:
    return any(name in kind.blocks for kind in KINDS.values())


def targets(text: str) -> Targets:
    """Return what ``part:f+row:f+entry:b_f[1]`` or ``part:l2.f`` names.

    Raises
    ------
    ValueError
        If any of it is unknown, or it is in several layers.
    """
    found = [_target(item) for item in text.split("+")]
    if len({one.layer for one in found}) > 1:
        raise ValueError(text)
    return _joined(found)


def _target(item: str) -> Targets:
    scheme, _, address = item.strip().partition(":")
    layer, name = in_layer(address)
    if scheme == "entry":
        return Targets(entries=frozenset({entry_at(name)}), layer=layer)
    if not _is_name(scheme, name) or (layer and scheme == "memory"):
        raise ValueError(item)
    names = frozenset({name})
    if scheme == "part":
        return Targets(parts=names, layer=layer)
    return Targets(rows=names, layer=layer) if scheme == "row" else Targets(cards=(name,))


def all_targets(texts: Iterable[str], shown: str = "", page: str = "") -> Targets:
    """Return everything that any of ``texts`` names in one layer.

    Parameters
    ----------
    shown, page
        The layer on screen, and the one that is meant where none is named.
    """
    found = (targets(text) for text in texts)
    return _joined([one for one in found if (one.layer or page) == shown or one.cards])


def _joined(found: Iterable[Targets]) -> Targets:
    together = Targets()
    for one in found:
        together |= one
    return together
