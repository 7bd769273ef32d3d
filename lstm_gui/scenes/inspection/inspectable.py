"""The quantities of all cells: the colour of each, and where in the window each one stands."""

from msgspec import Struct

from lstm_gui.core import GRU, LSTM, RNN, Kind
from lstm_gui.scenes.snapshot import Spotlight


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


def _sum_of(block: str) -> Quantity:
    return Quantity(block, frozenset({f"to_{block}"}), f"z_{block}", block)


def _result_of(block: str, name: str) -> Quantity:
    return Quantity(block, frozenset({block, name}), name, block)


_KINDS = (LSTM, RNN, GRU)
QUANTITIES: dict[str, Quantity] = {
    **{f"z_{block}": _sum_of(block) for kind in _KINDS for block in kind.blocks},
    **{
        kind.result(block): _result_of(block, kind.result(block))
        for kind in _KINDS
        for block in kind.blocks
        if block != "h"
    },
    "kept": Quantity("cell", frozenset({"keep", "kept"}), block="f"),
    "written": Quantity("i", frozenset({"write", "written"}), block="i"),
    "c": Quantity("cell", frozenset({"add", "c_out", "c_down"}), "c"),
    "tanh_c": Quantity("cell", frozenset({"squash", "tanh_c"})),
    "h": Quantity("hidden", frozenset({"show", "blend", "h", "h_out", "h_up"}), "h"),
    "u": Quantity("hidden", frozenset({"u"})),
    "passed": Quantity("r", frozenset({"reset", "passed"}), block="r"),
    "held": Quantity("hidden", frozenset({"hold", "held"}), block="z"),
    "shut": Quantity("z", frozenset({"shut", "z_right"}), block="z"),
    "taken": Quantity("n", frozenset({"take", "taken"}), block="z"),
}
"""Those of all kinds of cell."""

BEFORE = {"c_before": "c", "h_before": "h"}
"""Quantities of the step before."""

ENTERING = {"c": "c_in", "h": "h_in"}
"""The wires on which the states of the step before come in."""


def block_of(kind: Kind, name: str) -> str:
    """Return the block whose weighted sum or result ``name`` is, else ``""``."""
    owners = (block for block in kind.blocks if name in (f"z_{block}", kind.result(block)))
    return next(owners, "")
