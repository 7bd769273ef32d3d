"""The words of the field for everything that is shown, as English messages."""

from lstm_gui.core import Entry
from lstm_gui.words.translation import message, tr

BLOCK_NAMES = {
    "f": message("Forget gate"),
    "i": message("Input gate"),
    "c": message("Candidate"),
    "o": message("Output gate"),
    "h": message("Hidden state"),
    "z": message("Update gate"),
    "r": message("Reset gate"),
    "n": message("Candidate"),
}

BLOCK_SYMBOLS = {"f": "f", "i": "i", "c": "c̃", "o": "o", "h": "h", "z": "z", "r": "r", "n": "h̃"}

BLOCK_TABS = {
    "f": message("forget"),
    "i": message("input"),
    "c": message("cand."),
    "o": message("output"),
    "h": message("hidden state"),
    "z": message("update"),
    "r": message("reset"),
    "n": message("cand."),
}

QUANTITY_NAMES = {
    "x": message("input"),
    "z_f": message("weighted sum of the forget gate"),
    "f": message("forget gate"),
    "z_i": message("weighted sum of the input gate"),
    "i": message("input gate"),
    "z_c": message("weighted sum of the candidate"),
    "c_tilde": message("candidate"),
    "z_o": message("weighted sum of the output gate"),
    "o": message("output gate"),
    "z_z": message("weighted sum of the update gate"),
    "z": message("update gate"),
    "z_r": message("weighted sum of the reset gate"),
    "r": message("reset gate"),
    "z_n": message("weighted sum of the candidate"),
    "h_tilde": message("candidate"),
    "z_h": message("weighted sum of the hidden state"),
    "h": message("hidden state"),
    "c": message("cell state"),
    "tanh_c": message("squashed cell state"),
    "kept": message("what is kept"),
    "written": message("what is written"),
    "u": message("what comes from the old state"),
    "passed": message("what the reset gate lets through"),
    "held": message("what is kept"),
    "shut": message("room for the new"),
    "taken": message("what comes in"),
}
"""Those of all kinds of cell, by their names in `lstm_gui.core.quantities`."""

KIND_NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}
LANE_NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}
"""The cells that are compared and trained side by side, in their order."""
LANE_ROLES = {"rnn": "data", "gru": "c", "lstm": "cell"}
"""The role whose colour each of them has."""

INFLUENCE_LEGEND = message(
    "The triangle shows how much this number matters for h_t of the selected unit per unit of "
    "change, compared with the strongest one, and which way it has to go for h_t to rise."
)

GENERATOR_NAMES = {
    "pulse": message("Pulse"),
    "two pulses": message("Two pulses"),
    "sine": message("Sine wave"),
    "step": message("Step"),
    "random": message("Random …"),
}


def entry_markup(entry: Entry) -> str:
    """Return the symbol of an entry of a row of sliders, e.g. ``w_{x1}``.

    The state before the first step is that of step −1, since ``c_0`` is what step 0 computes.
    """
    number = entry.column + 1
    return {
        "w_x": f"w_{{x{number}}}",
        "w_h": f"w_{{h{number}}}",
        "b": "b",
        "b_h": "b_h",
        "p": "p",
        "x": f"x_{{{number}}}",
        "h_0": "h_{−1}",
        "c_0": "c_{−1}",
    }[entry.array]


_SPOKEN = {
    "w_x": message("{block}, unit {row}: weight of input {column}"),
    "w_h": message("{block}, unit {row}: weight of the hidden state of unit {column}"),
    "b": message("{block}, unit {row}: bias"),
    "b_h": message("{block}, unit {row}: bias inside of the reset"),
    "p": message("{block}, unit {row}: weight of the peephole"),
    "x": message("Input {column} at t = {step}"),
    "h_0": message("Hidden state of unit {row} before the first step"),
    "c_0": message("Cell state of unit {row} before the first step"),
}


def entry_name(entry: Entry) -> str:
    """Return what an entry is called in words, in the language in force."""
    return tr(_SPOKEN[entry.array]).format(
        block=tr(BLOCK_NAMES[entry.block]) if entry.block else "",
        row=entry.row + 1,
        column=entry.column + 1,
        step=entry.row,
    )


def entry_role(entry: Entry) -> str:
    """Return the role whose colour an entry has."""
    return entry.block or {"x": "data", "h_0": "hidden", "c_0": "cell"}[entry.array]


_ROLE_OF_TARGET = {
    **dict.fromkeys(("f", "keep", "to_f", "z_f", "peep_f"), "f"),
    **dict.fromkeys(("i", "write", "to_i", "z_i", "written", "peep_i"), "i"),
    **dict.fromkeys(("c_tilde", "to_c", "z_c"), "c"),
    **dict.fromkeys(("o", "show", "to_o", "z_o", "peep_o"), "o"),
    **dict.fromkeys(("add", "squash", "c_in", "kept", "c_out", "c_down", "tanh_c"), "cell"),
    **dict.fromkeys(("z", "to_z", "z_z", "hold", "z_right", "shut", "take"), "z"),
    **dict.fromkeys(("r", "to_r", "z_r", "reset"), "r"),
    **dict.fromkeys(("n", "to_n", "z_n", "h_tilde", "taken"), "n"),
    **dict.fromkeys(("h", "h_in", "h_down", "h_out", "h_up", "to_h", "z_h"), "hidden"),
    **dict.fromkeys(("u", "passed", "held", "blend"), "hidden"),
    **dict.fromkeys(("x", "x_in"), "data"),
}
"""Nodes, wires and heat maps of all kinds of cell; ``c`` is a block and a quantity."""


def target_role(target: str) -> str:
    """Return the role whose colour a term of a lesson has, e.g. of ``part:f+row:f``."""
    scheme, _, name = target.partition("+")[0].partition(":")
    if scheme == "entry":
        block = name.partition("[")[0].rpartition("_")[2]
        return block if block in BLOCK_NAMES else "data"
    if scheme == "memory":
        return {"gru": "c", "lstm": "cell"}.get(name, "data")
    if name == "c":
        return "c" if scheme == "part" else "cell"
    return _ROLE_OF_TARGET.get(name, "data")
