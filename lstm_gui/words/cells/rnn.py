"""The words of the RNN."""

from lstm_gui.words.cells.blocks import HIDDEN
from lstm_gui.words.cells.cell_words import CellWords
from lstm_gui.words.translation import message

WORDS = CellWords(
    name="RNN",
    tip=message("A plain RNN: one sum, one tanh. Made of the candidate of a cell with gates."),
    blocks={"h": HIDDEN},
    switches={
        "activation": {
            "tanh": message("tanh: squashed to between −1 and 1"),
            "relu": message("ReLU: nothing below 0, no end above (IRNN, Le et al. 2015)"),
            "linear": message("Linear: the sum as it is"),
        }
    },
    departures={
        ("activation", "relu"): message("ReLU"),
        ("activation", "linear"): message("linear"),
    },
    made_of={
        "gru": message("It has the candidate of the GRU, and no gate that keeps anything."),
        "lstm": message("It has the candidate of the LSTM, and no gate that keeps anything."),
    },
)
