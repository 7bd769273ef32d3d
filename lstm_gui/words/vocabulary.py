"""The words of the field for everything that is shown, as English messages."""

from lstm_gui.core import Entry, Kind, Readout
from lstm_gui.words.answer_names import name_among
from lstm_gui.words.cells import words_of
from lstm_gui.words.input_names import Names, input_name
from lstm_gui.words.notations.parameters import (
    MATRICES,
    array_symbol,
    element_symbol,
    index_of,
)
from lstm_gui.words.quantity_words import quantity_message
from lstm_gui.words.side_by_side import is_lane, lane_role
from lstm_gui.words.symbols import first_symbol
from lstm_gui.words.translation import counted, message, tr

UNITS = counted("{count} unit", "{count} units", "count")
INPUTS = counted("{count} input", "{count} inputs", "count")
"""How large a layer is."""

INFLUENCE_LEGEND = message(
    "The triangle shows how much this number matters for hₜ of the selected unit per unit of "
    "change, compared with the strongest one, and which way it has to go for hₜ to rise."
)

ANSWER_LEGEND = message(
    "The triangle shows how much this number matters for what the network answers, "
    "compared with the strongest one of this layer, and which way it has to go for that to rise."
)

OUTPUT_NAMES = {
    "linear": message("linear"),
    "softmax": message("softmax"),
    "sigmoid": message("sigmoid"),
}
"""What the scores of a read-out pass through."""

GENERATOR_NAMES = {
    "pulse": message("Pulse"),
    "two pulses": message("Two pulses"),
    "sine": message("Sine wave"),
    "step": message("Step"),
    "random": message("Random"),
}
SPAN_NAMES = {
    "pulse": message("Steps of the pulse"),
    "two pulses": message("Steps of each pulse"),
    "sine": message("Period in steps"),
    "step": message("Goes up at t ="),
}
"""What the span of `lstm_gui.core.Shape` is, of the generators that have one."""


def entry_markup(kind: Kind, entry: Entry) -> str:
    """Return the symbol of an entry of a row of sliders, e.g. ``w_{x1}``."""
    array, number = entry.array, entry.column + 1
    if array.endswith("_0"):
        return first_symbol(kind, array.removesuffix("_0"))
    if array in MATRICES:
        return element_symbol(array, entry.column)
    if entry.block:
        return array_symbol(kind, array, entry.block, named=False)
    return {
        "x": f"x_{{{number}}}",
        "v": f"v_{{{number}}}",
        "v_b": "b",
        "e": f"e_{{{number}}}",
    }[array]


def entry_of_block(kind: Kind, entry: Entry) -> str:
    """Return the same with the block it belongs to, e.g. ``w_{x1}^{(f)}``."""
    if not entry.block or entry.array not in MATRICES:
        named = array_symbol(kind, entry.array, entry.block) if entry.block else ""
        return named or entry_markup(kind, entry)
    index = index_of(kind, entry.block)
    return entry_markup(kind, entry) + (f"^{{({index})}}" if index else "")


_SPOKEN = {
    "w_x": message("{block}, unit {row}: weight of input {column}"),
    "w_h": message("{block}, unit {row}: weight of the hidden state of unit {column}"),
    "b": message("{block}, unit {row}: bias"),
    "x": message("Input {column} at t = {step}"),
    "v": message("Read-out, {answer}: weight of number {column} of the hidden states"),
    "v_b": message("Read-out, {answer}: bias"),
    "e": message("Embedding, token {step}: number {column}"),
}
_PEEPHOLE = message("{block}, unit {row}: weight of the peephole")
_SECOND_BIAS = message("{block}, unit {row}: second bias")
_SPOKEN_STATE = message("{state} of unit {row} before the first step")
_NAMED = {
    "w_x": message("{block}, unit {row}: weight of input {column} ({name})"),
    "x": message("Input {column} ({name}) at t = {step}"),
}
OF_INPUTS = frozenset(_NAMED)
"""The arrays with a column for each input, which may have a name."""


def entry_name(
    kind: Kind, entry: Entry, readout: Readout | None = None, inputs: Names = None
) -> str:
    """Return what an entry of a cell of ``kind`` is called, in the language in force.

    One of a read-out by the names of its answers, and by its number if it is beyond them: what was
    drawn may have had more. One of an input by its name among ``inputs``.
    """
    names = None if readout is None else readout.names
    if names is not None and entry.row >= len(names):
        names = None
    called = input_name(inputs, entry.column) if entry.array in OF_INPUTS else ""
    spoken = {**_SPOKEN, **_NAMED} if called else _SPOKEN
    state = entry.array.removesuffix("_0")
    of_what = tr(quantity_message(kind, state)) if state != entry.array else ""
    return tr(spoken.get(entry.array) or _of_this_kind(kind, entry)).format(
        name=called,
        block=tr(words_of(kind.name).blocks[entry.block].name) if entry.block else "",
        state=of_what[:1].upper() + of_what[1:],
        row=entry.row + 1,
        column=entry.column + 1,
        step=entry.row,
        answer=name_among(names, entry.row),
    )


def _of_this_kind(kind: Kind, entry: Entry) -> str:
    """Return what a state or a further parameter is called, which not all cells have."""
    if not entry.block:
        return _SPOKEN_STATE
    usual = _PEEPHOLE if kind.is_peephole(entry.array, entry.block) else _SECOND_BIAS
    return words_of(kind.name).parameters.get(entry.array, usual)


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
    # With all that reads lessons, which alone ask.
    from lstm_gui.files.lessons.lesson_addresses import in_layer

    scheme, _, address = target.partition("+")[0].partition(":")
    _, name = in_layer(address)
    if scheme == "entry":
        block = name.partition("[")[0].rpartition("_")[2]
        return "c" if block == "c" else _ROLE_OF_TARGET.get(block, "data")
    if scheme == "memory":
        return lane_role(name) if is_lane(name) else "data"
    if name == "c":
        return "c" if scheme == "part" else "cell"
    return _ROLE_OF_TARGET.get(name, "data")
