"""What a lesson writes to name a number, or something that lights up on screen."""

import re

from msgspec import Struct

from lstm_gui.core import KINDS, Entry, Kind

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
PARTS = _PEEPHOLES | _PARTS["lstm"] | _PARTS["rnn"] | _PARTS["gru"]
"""Nodes and wires of the diagrams of LSTM, RNN and GRU."""

ROWS = frozenset({
    "c", "h", "f", "i", "c_tilde", "o", "z", "r", "h_tilde", "x",
    "z_f", "z_i", "z_c", "z_o", "z_z", "z_r", "z_n", "z_h",
})  # fmt: skip
"""Heat maps of LSTM, RNN and GRU."""

CARDS = frozenset({"sentence", "rnn", "gru", "lstm", "flow", "cost"})
"""Cards of the Memory workspace."""

_ADDRESS = re.compile(r"(w_x|w_h|b_h|b|p)_([a-z])\[([\d, ]+)\]|(x|h_0|c_0)\[([\d, ]+)\]")
_TWO_PLACES = frozenset({"w_x", "w_h", "x"})
_BLOCKS = {block for kind in KINDS.values() for block in kind.blocks}
_SCHEMES = {"part": PARTS, "row": ROWS, "memory": CARDS}


def parts_of(kind: Kind) -> frozenset[str]:
    """Return the nodes and wires of the diagram of a cell of ``kind``."""
    parts, variant = _PARTS[kind.name], kind.variant
    if variant.peepholes:
        parts |= _PEEPHOLES - ({"peep_i"} if variant.coupled else set())
    return parts if variant.second_tanh else parts - {"squash", "c_down"}


def rows_of(kind: Kind) -> frozenset[str]:
    """Return the heat maps that a cell of ``kind`` can be shown with."""
    blocks = [name for block in kind.blocks for name in (f"z_{block}", kind.result(block))]
    return frozenset({*blocks, "h", "x", *(("c",) if kind.has_cell_state else ())})


class Targets(Struct, frozen=True):
    """What lights up together."""

    parts: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    entries: frozenset[Entry] = frozenset()
    cards: frozenset[str] = frozenset()

    def __or__(self, other: "Targets") -> "Targets":
        return Targets(
            self.parts | other.parts,
            self.rows | other.rows,
            self.entries | other.entries,
            self.cards | other.cards,
        )


def entry_at(address: str) -> Entry:
    """Return the entry that an address such as ``b_f[1]`` or ``x[3,1]`` names.

    Units and inputs count from 1, steps from 0, as on the screen.

    Raises
    ------
    ValueError
        If it is no address.
    """
    match = _ADDRESS.fullmatch(address.strip())
    if match is None or (match.group(2) and match.group(2) not in _BLOCKS):
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


def targets(text: str) -> Targets:
    """Return what ``part:f+row:f+entry:b_f[1]`` names.

    Raises
    ------
    ValueError
        If any of it is unknown.
    """
    found = Targets()
    for item in text.split("+"):
        scheme, _, name = item.strip().partition(":")
        if scheme == "entry":
            found |= Targets(entries=frozenset({entry_at(name)}))
        elif name in _SCHEMES.get(scheme, ()):
            found |= _named(scheme, name)
        else:
            raise ValueError(item)
    return found


def _named(scheme: str, name: str) -> Targets:
    names = frozenset({name})
    if scheme == "part":
        return Targets(parts=names)
    return Targets(rows=names) if scheme == "row" else Targets(cards=names)


def all_targets(texts: list[str]) -> Targets:
    """Return everything that any of ``texts`` names."""
    found = Targets()
    for text in texts:
        found |= targets(text)
    return found
