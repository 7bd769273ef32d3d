"""All kinds of cell, each with its switches, and one that nobody but a test knows."""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

from msgspec.structs import replace

from lstm_gui.core import CELLS as REGISTERED
from lstm_gui.core import KINDS, Variant, gru_kind, lstm_kind
from lstm_gui.core.cells.registry import Listed
from lstm_gui.core.equations import Complement, Function, Product, Sum, Weighted
from lstm_gui.core.kinds import Kind, Roles
from lstm_gui.words.cells import words_of
from lstm_gui.words.cells.blocks import CANDIDATE, FORGET
from lstm_gui.words.cells.cell_words import CellWords
from tests.core.states import CELLS

EVERY = {
    **CELLS,
    **{name: kind for name, kind in KINDS.items() if kind not in CELLS.values()},
    "slstm-sigmoid": REGISTERED["slstm"].make(forget="sigmoid"),
    "slstm-bare": REGISTERED["slstm"].make(stabiliser=False),
    "rnn-relu": REGISTERED["rnn"].make("relu"),
    "rnn-linear": REGISTERED["rnn"].make("linear"),
    "gru-keeps-the-rest": gru_kind("after", "1-z"),
    "gru-before-keeps-the-rest": gru_kind("before", "1-z"),
    "lstm-of-1997": lstm_kind(Variant(forget_gate=False)),
    "lstm-of-1997-with-peepholes": lstm_kind(Variant(forget_gate=False, peepholes=True)),
}

LEAKY = Kind(
    name="leaky",
    states=("h", "s"),
    blocks=("a", "s"),
    results=("a", "s_tilde"),
    gates=("a",),
    extra=(("a", "q"),),
    equations=(
        Weighted("z_a", "a", peephole="s_before", weight="q"),
        Function("a", "sigmoid", "z_a"),
        Weighted("z_s", "s"),
        Function("s_tilde", "tanh", "z_s"),
        Complement("shut", "a", "z_a"),
        Product("held", "a", "s_before"),
        Product("taken", "shut", "s_tilde"),
        Sum("s", ("held", "taken")),
        Function("h", "tanh", "s"),
    ),
    recorded=("z_a", "a", "z_s", "s_tilde", "s", "h"),
    roles=Roles(
        memory="s",
        keeps="a",
        writes="shut",
        candidate="s_tilde",
        kept="held",
        written="taken",
        blends=True,
        keeping_block="a",
    ),
    clampable=("a", "s_tilde", "s", "h"),
)
"""The cell of docs/how-to/add-a-cell.md, whose letters no other cell has."""


def register(patch) -> None:
    """Add the leaky cell as its folder, its line and its words would, until ``patch`` ends."""
    words = ModuleType("lstm_gui.words.cells.leaky")
    words.__spec__ = ModuleSpec(words.__name__, None)
    blocks = {"a": replace(FORGET, symbol="a"), "s": replace(CANDIDATE, symbol="s̃")}
    words.WORDS = CellWords("leaky", "A leaky cell.", blocks)
    patch.setitem(sys.modules, words.__name__, words)
    patch.setitem(REGISTERED, "leaky", Listed(lambda: LEAKY, "modern", 2026, "Nobody: A cell"))
    patch.setitem(KINDS, "leaky", LEAKY)
    words_of.cache_clear()
