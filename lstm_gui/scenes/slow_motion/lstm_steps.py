"""The inside of one step of an LSTM, in the numbering of the curriculum."""

from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.slow_motion.sub_steps import Journey, SubStep, squash_step, sum_step
from lstm_gui.words.translation import message

_SQUASHES = {
    "f": (
        message("{squash} squeezes Z = {z_f} to between {low} and 1: {f}. "
                "So much of the memory is kept."),
        message("{squash} squeezes Z = {z_f} to between {low} and 1: "
                "how much of the memory is kept."),
    ),
    "c": (
        message("{squash} squeezes Z = {z_c} to between {low} and 1: {c_tilde}. "
                "This is what could be written."),
        message("{squash} squeezes Z = {z_c} to between {low} and 1: what could be written."),
    ),
    "i": (
        message("{squash} squeezes Z = {z_i} to between {low} and 1: {i}. "
                "So much of the candidate gets in."),
        message("{squash} squeezes Z = {z_i} to between {low} and 1: "
                "how much of the candidate gets in."),
    ),
    "o": (
        message("{squash} squeezes Z = {z_o} to between {low} and 1: {o}. "
                "So much of the memory is shown."),
        message("{squash} squeezes Z = {z_o} to between {low} and 1: "
                "how much of the memory is shown."),
    ),
}  # fmt: skip

_KEEP = SubStep(
    "forget", 3, 3, "f", "f", "kept",
    frozenset({"f", "c_in", "keep", "kept"}),
    says=message("The old memory {c_before} times the gate {f}: {kept} of it stays."),
    ahead=message("The old memory {c_before} times the gate {f} is what stays of it."),
    comes=(Journey("c_before", ("c_in",), "cell"), Journey("f", ("f",), "f")),
    goes=(Journey("kept", ("kept",), "cell"),),
)  # fmt: skip
_OFFER = SubStep(
    "candidate", 3, 3, "c", "c", "",
    frozenset({"c", "c_tilde", "write"}),
    formula="c_t = f_t ⊙ c_{{t−1}} + i_t ⊙ c̃_t = {kept} + i_t ⊙ {c_tilde}",
    says=message(
        "{c_tilde} is what would be added to the memory. "
        "How much of it gets in is up to the input gate."
    ),
    goes=(Journey("c_tilde", ("c_tilde",), "c"),),
)  # fmt: skip
_WRITE = SubStep(
    "input", 3, 3, "i", "i", "written",
    frozenset({"i", "c_tilde", "write", "written"}),
    says=message("The candidate {c_tilde} times the gate {i}: {written} is written."),
    ahead=message("The candidate {c_tilde} times the gate {i} is what is written."),
    comes=(Journey("i", ("i",), "i"), Journey("c_tilde", ("c_tilde",), "c")),
    goes=(Journey("written", ("written",), "i"),),
)  # fmt: skip
_ADD = SubStep(
    "update", 1, 1, "", "cell", "c",
    frozenset({"kept", "written", "add", "c_out"}),
    says=message("What stayed, {kept}, plus what is written, {written}: the new memory is {c}."),
    ahead=message("What stayed, {kept}, plus what is written, {written}, is the new memory."),
    comes=(Journey("kept", ("kept",), "cell"), Journey("written", ("written",), "i")),
    goes=(Journey("c", ("c_out",), "cell"),),
)  # fmt: skip
_SQUASH = SubStep(
    "output", 1, 4, "", "cell", "tanh_c",
    frozenset({"c_down", "squash", "tanh_c"}),
    says=message("tanh brings the memory {c} to between −1 and 1: {tanh_c}."),
    ahead=message("tanh brings the memory {c} to between −1 and 1."),
    comes=(Journey("c", ("c_out", "c_down"), "cell"),),
    goes=(Journey("tanh_c", ("tanh_c",), "cell"),),
)  # fmt: skip
_SHOW = SubStep(
    "output", 4, 4, "o", "o", "h",
    frozenset({"o", "tanh_c", "show", "h_out", "h_up"}),
    says=message("The squeezed memory {tanh_c} times the gate {o}: the unit shows {h}."),
    ahead=message("The squeezed memory {tanh_c} times the gate {o} is what the unit shows."),
    comes=(Journey("o", ("o",), "o"), Journey("tanh_c", ("tanh_c",), "cell")),
    goes=(Journey("h", ("h_out",), "hidden"), Journey("h", ("h_out", "h_up"), "hidden")),
)  # fmt: skip
_SHOWN_AS_IT_IS = message("The memory {tanh_c} times the gate {o}: the unit shows {h}.")
_SHOWN_AS_IT_IS_AHEAD = message("The memory {tanh_c} times the gate {o} is what the unit shows.")
_COUPLE = SubStep(
    "input", 1, 2, "i", "i", "i",
    frozenset({"f", "to_i", "i"}),
    says=message("What is not kept makes room: 1 − {f} = {i} of the candidate gets in."),
    ahead=message("What is not kept makes room: 1 − {f} of the candidate gets in."),
    comes=(Journey("f", ("to_i",), "f"),),
    goes=(Journey("i", ("i",), "i"),),
)  # fmt: skip


def lstm_steps(kind: Kind) -> tuple[SubStep, ...] | None:
    """Return the sub-steps of an LSTM as its variant departs; None without a forget gate."""
    if not kind.variant.forget_gate:
        return None
    return (
        _sum(kind, "forget", 1, 3, "f"),
        _squash(kind, "forget", 2, 3, "f"),
        _KEEP,
        _sum(kind, "candidate", 1, 3, "c"),
        _squash(kind, "candidate", 2, 3, "c"),
        _OFFER,
        *_input_steps(kind),
        _ADD if kind.variant.second_tanh else replace(_ADD, implied=frozenset({"tanh_c"})),
        *_output_steps(kind),
    )


def _input_steps(kind: Kind) -> tuple[SubStep, ...]:
    if kind.variant.coupled:
        return (_COUPLE, replace(_WRITE, number=2, of=2))
    return (_sum(kind, "input", 1, 3, "i"), _squash(kind, "input", 2, 3, "i"), _WRITE)


def _output_steps(kind: Kind) -> tuple[SubStep, ...]:
    show = _SHOW
    if not kind.variant.second_tanh:
        show = replace(show, says=_SHOWN_AS_IT_IS, ahead=_SHOWN_AS_IT_IS_AHEAD)
    first = [_SQUASH] if kind.variant.second_tanh else []
    of = 3 + len(first)
    return (
        *first,
        _sum(kind, "output", of - 2, of, "o"),
        _squash(kind, "output", of - 1, of, "o"),
        replace(show, number=of, of=of),
    )


def _sum(kind: Kind, phase: str, number: int, of: int, block: str) -> SubStep:
    wire = f"to_{block}"
    comes = (Journey("h_before", ("h_in", wire), "hidden"), Journey("x", ("x_in", wire), "data"))
    parts = frozenset({"h_in", "x_in"})
    if "p" in kind.extra_names(block):
        seen = "c" if block == "o" else "c_before"
        comes += (Journey(seen, (f"peep_{block}",), "cell"),)
        parts |= {f"peep_{block}"}
    return sum_step(kind, (phase, number, of), block, comes, parts)


def _squash(kind: Kind, phase: str, number: int, of: int, block: str) -> SubStep:
    return squash_step(kind, (phase, number, of), block, *_SQUASHES[block])
