"""The words of the GRU."""

from lstm_gui.words.cells.blocks import CANDIDATE, RESET, UPDATE
from lstm_gui.words.cells.cell_words import CellWords
from lstm_gui.words.notations.lettered import lettered
from lstm_gui.words.translation import message

WORDS = CellWords(
    name="GRU",
    tip=message("A GRU: one state, two gates. It writes where the input gate of an LSTM did."),
    blocks={"z": UPDATE, "r": RESET, "n": CANDIDATE},
    quantities={
        "u": message("what comes from the old state"),
        "passed": message("what the reset gate lets through"),
        "taken": message("what comes in"),
    },
    parameters={"b_h": message("{block}, unit {row}: bias inside of the reset")},
    switches={
        "reset": {
            "after": message("Reset after the recurrent product (PyTorch, Keras)"),
            "before": message("Reset before it (Cho et al. 2014)"),
        },
        "keeps": {
            "z": lettered("z is what is kept (PyTorch, Keras)"),
            "1-z": lettered("1 − z is what is kept (Chung et al. 2014)"),
        },
    },
    departures={
        ("reset", "before"): message("reset before"),
        ("keeps", "1-z"): lettered("keeps 1 − z"),
    },
    made_of={
        "lstm": message("It writes where the LSTM did, and has no output gate."),
        "rnn": message("It forgets everything and writes everything at each step."),
    },
    role="c",
)
