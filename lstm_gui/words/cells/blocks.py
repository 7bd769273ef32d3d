"""The blocks that several kinds of cell have in common."""

from msgspec.structs import replace

from lstm_gui.words.cells.cell_words import BlockWords
from lstm_gui.words.translation import message

FORGET = BlockWords(
    message("Forget gate"), message("forget"), message("forget gate"),
    message("weighted sum of the forget gate"), "f", "f",
)  # fmt: skip
INPUT = BlockWords(
    message("Input gate"), message("input"), message("input gate"),
    message("weighted sum of the input gate"), "i", "i",
)  # fmt: skip
OUTPUT = BlockWords(
    message("Output gate"), message("output"), message("output gate"),
    message("weighted sum of the output gate"), "o", "o",
)  # fmt: skip
UPDATE = BlockWords(
    message("Update gate"), message("update"), message("update gate"),
    message("weighted sum of the update gate"), "z", "z",
)  # fmt: skip
RESET = BlockWords(
    message("Reset gate"), message("reset"), message("reset gate"),
    message("weighted sum of the reset gate"), "r", "r",
)  # fmt: skip
CANDIDATE = BlockWords(
    message("Candidate"), message("cand."), message("candidate"),
    message("weighted sum of the candidate"), "h̃", "n",
)  # fmt: skip
CELL_CANDIDATE = replace(CANDIDATE, symbol="c̃", role="c")
HIDDEN = BlockWords(
    message("Hidden state"), message("hidden state"), message("hidden state"),
    message("weighted sum of the hidden state"), "h", "h",
)  # fmt: skip
