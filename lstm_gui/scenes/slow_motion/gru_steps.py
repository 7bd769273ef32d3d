"""The inside of one step of a GRU: reset, candidate, update, blend."""

from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.slow_motion.sub_steps import Journey, SubStep, squash_step, sum_step
from lstm_gui.words.translation import message

_PASS = SubStep(
    "reset", 3, 3, "r", "r", "passed",
    frozenset({"r", "u", "reset", "passed"}),
    says=message("What comes from the old state, {u}, times the gate {r}: "
                 "{passed} gets through to the candidate."),
    ahead=message("What comes from the old state, {u}, times the gate {r} "
                  "gets through to the candidate."),
    comes=(Journey("r", ("r",), "r"), Journey("u", ("u",), "hidden")),
    goes=(Journey("passed", ("passed",), "hidden"),),
)  # fmt: skip
_HOLD = SubStep(
    "blend", 1, 3, "z", "z", "held",
    frozenset({"z", "h_in", "hold", "held"}),
    says=message("The old state {h_before} times the gate {z}: {held} of it stays."),
    ahead=message("The old state {h_before} times the gate {z} is what stays of it."),
    comes=(Journey("h_before", ("h_in",), "hidden"), Journey("z", ("z",), "z")),
    goes=(Journey("held", ("held",), "hidden"),),
)  # fmt: skip
_TAKE = SubStep(
    "blend", 2, 3, "z", "z", "taken",
    frozenset({"z_right", "shut", "h_tilde", "take", "taken"}),
    says=message("What is not kept makes room: {shut} of the candidate {h_tilde}, "
                 "that is {taken}, comes in."),
    ahead=message("What is not kept makes room: {shut} of the candidate {h_tilde} comes in."),
    comes=(Journey("shut", ("shut",), "z"), Journey("h_tilde", ("h_tilde",), "n")),
    goes=(Journey("taken", ("taken",), "n"),),
)  # fmt: skip
_BLEND = SubStep(
    "blend", 3, 3, "", "hidden", "h",
    frozenset({"held", "taken", "blend", "h_out", "h_up"}),
    says=message("What stayed, {held}, plus what came in, {taken}: the new state is {h}."),
    ahead=message("What stayed, {held}, plus what came in, {taken}, is the new state."),
    comes=(Journey("held", ("held",), "hidden"), Journey("taken", ("taken",), "n")),
    goes=(Journey("h", ("h_out",), "hidden"), Journey("h", ("h_out", "h_up"), "hidden")),
)  # fmt: skip
_SQUASHES = {
    "r": (
        message("{squash} squeezes Z = {z_r} to between {low} and 1: {r}. "
                "So much of the old state the candidate hears."),
        message("{squash} squeezes Z = {z_r} to between {low} and 1: "
                "how much of the old state the candidate hears."),
    ),
    "n": (
        message("{squash} squeezes Z = {z_n} to between {low} and 1: {h_tilde}. "
                "This is what could become the new state."),
        message("{squash} squeezes Z = {z_n} to between {low} and 1: "
                "what could become the new state."),
    ),
    "z": (
        message("{squash} squeezes Z = {z_z} to between {low} and 1: {z}. "
                "So much of the old state is kept."),
        message("{squash} squeezes Z = {z_z} to between {low} and 1: "
                "how much of the old state is kept."),
    ),
}  # fmt: skip


def gru_steps(kind: Kind) -> tuple[SubStep, ...] | None:
    """Return the sub-steps of a GRU, whichever way it resets; None if z is not what it keeps."""
    if kind.roles.keeps != "z":
        return None
    return (
        _gate_sum(kind, "reset", 3, "r"),
        squash_step(kind, ("reset", 2, 3), "r", *_SQUASHES["r"]),
        _PASS,
        _candidate_sum(kind),
        squash_step(kind, ("candidate", 2, 2), "n", *_SQUASHES["n"]),
        _gate_sum(kind, "update", 2, "z"),
        replace(
            squash_step(kind, ("update", 2, 2), "z", *_SQUASHES["z"]),
            implied=frozenset({"shut"}),
        ),
        _HOLD,
        _TAKE,
        _BLEND,
    )


def _gate_sum(kind: Kind, phase: str, of: int, block: str) -> SubStep:
    wire = f"to_{block}"
    comes = (Journey("h_before", ("h_down", wire), "hidden"), Journey("x", ("x_in", wire), "data"))
    return sum_step(kind, (phase, 1, of), block, comes, frozenset({"h_down", "x_in"}))


def _candidate_sum(kind: Kind) -> SubStep:
    comes = (Journey("passed", ("passed",), "hidden"), Journey("x", ("x_in", "to_n"), "data"))
    return sum_step(kind, ("candidate", 1, 2), "n", comes, frozenset({"passed", "x_in"}))
