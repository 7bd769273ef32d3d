"""The quantities of the cell: symbol, name, and where in the window each one stands."""

from dataclasses import dataclass

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


def _of_block(block: str, activation: str, names: tuple[str, str]) -> dict[str, Quantity]:
    symbol = "c̃_t" if block == "c" else f"{block}_t"
    wires = frozenset({block, activation})
    return {
        f"z_{block}": Quantity(
            f"Z_{block}", names[0], block, frozenset({f"to_{block}"}), f"z_{block}", block
        ),
        activation: Quantity(symbol, names[1], block, wires, activation, block),
    }


QUANTITIES: dict[str, Quantity] = {
    **_of_block("f", "f", (message("weighted sum of the forget gate"), message("forget gate"))),
    **_of_block("i", "i", (message("weighted sum of the input gate"), message("input gate"))),
    **_of_block("c", "c_tilde", (message("weighted sum of the candidate"), message("candidate"))),
    **_of_block("o", "o", (message("weighted sum of the output gate"), message("output gate"))),
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
        "h_t", message("hidden state"), "hidden", frozenset({"show", "h_out", "h_up"}), "h"
    ),
}

ACTIVATIONS = {"f": "f", "i": "i", "c": "c_tilde", "o": "o"}
"""What each block computes from its weighted sum."""

BEFORE = {"c_before": "c", "h_before": "h"}
"""Quantities of the step before."""

ENTERING = {"c": "c_in", "h": "h_in"}
"""The wires on which the states of the step before come in."""
