"""The words of the minLSTM."""

from msgspec.structs import replace

from lstm_gui.words.cells.blocks import CANDIDATE, FORGET, INPUT
from lstm_gui.words.cells.cell_words import CellWords
from lstm_gui.words.translation import message

WORDS = CellWords(
    name="minLSTM",
    tip=message("A minLSTM: gates that hear the input alone and share out 1 between them."),
    blocks={"f": FORGET, "i": INPUT, "h": replace(CANDIDATE, role="c")},
    quantities={
        "f_share": message("share of the forget gate"),
        "i_share": message("share of the input gate"),
    },
    symbols={"f_share": "f′", "i_share": "i′"},
    role="i",
)
