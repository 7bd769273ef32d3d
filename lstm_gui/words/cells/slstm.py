"""The words of the sLSTM."""

from msgspec.structs import replace

from lstm_gui.words.cells.blocks import CELL_CANDIDATE, FORGET, INPUT, OUTPUT
from lstm_gui.words.cells.cell_words import CellWords
from lstm_gui.words.translation import message

WORDS = CellWords(
    name="sLSTM",
    tip=message("An sLSTM: gates without bound, a normaliser n that counts what was written."),
    blocks={"f": FORGET, "i": INPUT, "z": replace(CELL_CANDIDATE, symbol="z"), "o": OUTPUT},
    quantities={
        "n": message("normaliser"),
        "n_kept": message("what is kept of the normaliser"),
        "m": message("stabiliser"),
        "shown": message("normalised cell state"),
        "log_f": message("logarithm of the forget gate"),
        "carried": message("exponent of what is kept"),
        "f_exponent": message("exponent of the forget gate"),
        "i_exponent": message("exponent of the input gate"),
    },
    roles={"n": "normaliser", "m": "stabiliser"},
    switches={
        "forget": {
            "exp": message("Forget gate: exp"),
            "sigmoid": message("Forget gate: σ"),
        },
        "stabiliser": {
            True: message("With the stabiliser m"),
            False: message("Without the stabiliser m"),
        },
    },
    departures={
        ("forget", "sigmoid"): message("forget gate σ"),
        ("stabiliser", False): message("without m"),
    },
    role="o",
)
