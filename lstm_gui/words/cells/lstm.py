"""The words of the LSTM."""

from lstm_gui.words.cells.blocks import CELL_CANDIDATE, FORGET, INPUT, OUTPUT
from lstm_gui.words.cells.cell_words import CellWords
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.translation import message

WORDS = CellWords(
    name="LSTM",
    tip=message("An LSTM: a cell state of its own and three gates."),
    blocks={"f": FORGET, "i": INPUT, "c": CELL_CANDIDATE, "o": OUTPUT},
    quantities={"tanh_c": message("squashed cell state")},
    departures={
        ("forget_gate", False): message("without forget gate"),
        ("coupled", True): lettered("i = 1 − f"),
    },
    made_of={
        "rnn": message("It goes without the second tanh, which would squash h once more."),
        "gru": message("It has no reset gate, and goes without the second tanh."),
    },
    role="cell",
)
