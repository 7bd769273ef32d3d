"""The words of the minGRU."""

from msgspec.structs import replace

from lstm_gui.words.cells.blocks import CANDIDATE, UPDATE
from lstm_gui.words.cells.cell_words import CellWords
from lstm_gui.words.translation import message

WORDS = CellWords(
    name="minGRU",
    tip=message("A minGRU: a gate and a candidate that hear the input alone, never the state."),
    blocks={"z": UPDATE, "h": replace(CANDIDATE, role="c")},
    quantities={"shut": message("share of the old state that stays")},
    role="z",
)
