"""The quantities of all cells: symbol, name, and where in the window each one stands."""

from dataclasses import dataclass

from lstm_gui.core import ACTIVATIONS, Kind
from lstm_gui.ui.language import message
from lstm_gui.ui.snapshot import Spotlight


@dataclass(frozen=True)
class Quantity:
    """One number per unit and step.

    ``block`` is the block it belongs to, if one; ``parts`` are the nodes and wires of
    the diagram that carry it; ``row`` is its heat map.
    """

    symbol: str
    meaning: str
    role: str
    parts: frozenset[str]
    row: str = ""
    block: str = ""

    @property
    def spotlight(self) -> Spotlight:
        return Spotlight(self.parts, frozenset({self.row} - {""}))


_SYMBOLS = {
    "f": "f_t", "i": "i_t", "c": "c̃_t", "o": "o_t", "z": "z_t", "r": "r_t", "n": "h̃_t",
}  # fmt: skip


def _of_block(block: str, meaning_of_sum: str, meaning: str) -> dict[str, Quantity]:
    name = ACTIVATIONS[block]
    wires = frozenset({block, name})
    return {
        f"z_{block}": Quantity(
            f"Z_{block}", meaning_of_sum, block, frozenset({f"to_{block}"}), f"z_{block}", block
        ),
        name: Quantity(_SYMBOLS[block], meaning, block, wires, name, block),
    }


QUANTITIES: dict[str, Quantity] = {
    **_of_block("f", message("weighted sum of the forget gate"), message("forget gate")),
    **_of_block("i", message("weighted sum of the input gate"), message("input gate")),
    **_of_block("c", message("weighted sum of the candidate"), message("candidate")),
    **_of_block("o", message("weighted sum of the output gate"), message("output gate")),
    **_of_block("z", message("weighted sum of the update gate"), message("update gate")),
    **_of_block("r", message("weighted sum of the reset gate"), message("reset gate")),
    **_of_block("n", message("weighted sum of the candidate"), message("candidate")),
    "z_h": Quantity(
        "Z_h", message("weighted sum of the hidden state"), "h", frozenset({"to_h"}), "z_h", "h"
    ),
    "kept": Quantity(
        "f_t ⊙ c_{t−1}", message("what is kept"), "cell", frozenset({"keep", "kept"}), "", "f"
    ),
    "written": Quantity(
        "i_t ⊙ c̃_t", message("what is written"), "i", frozenset({"write", "written"}), "", "i"
    ),
    "c": Quantity("c_t", message("cell state"), "cell", frozenset({"add", "c_out", "c_down"}), "c"),
    "tanh_c": Quantity(
        "tanh(c_t)", message("squashed cell state"), "cell", frozenset({"squash", "tanh_c"})
    ),
    "h": Quantity(
        "h_t",
        message("hidden state"),
        "hidden",
        frozenset({"show", "blend", "h", "h_out", "h_up"}),
        "h",
    ),
    "u": Quantity("u_t", message("what comes from the old state"), "hidden", frozenset({"u"})),
    "passed": Quantity(
        "r_t ⊙ u_t",
        message("what the reset gate lets through"),
        "r",
        frozenset({"reset", "passed"}),
        "",
        "r",
    ),
    "held": Quantity(
        "z_t ⊙ h_{t−1}", message("what is kept"), "hidden", frozenset({"hold", "held"}), "", "z"
    ),
    "shut": Quantity(
        "1 − z_t", message("room for the new"), "z", frozenset({"shut", "z_right"}), "", "z"
    ),
    "taken": Quantity(
        "(1 − z_t) ⊙ h̃_t", message("what comes in"), "n", frozenset({"take", "taken"}), "", "z"
    ),
}
"""Those of all kinds of cell."""

BEFORE = {"c_before": "c", "h_before": "h"}
"""Quantities of the step before."""

ENTERING = {"c": "c_in", "h": "h_in"}
"""The wires on which the states of the step before come in."""


def block_of(kind: Kind, name: str) -> str:
    """Return the block whose weighted sum or result ``name`` is, else ``""``."""
    owners = (block for block in kind.blocks if name in (f"z_{block}", ACTIVATIONS[block]))
    return next(owners, "")
