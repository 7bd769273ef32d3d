"""One plain sentence for each sub-step, with its numbers."""

from lstm_gui.ui.language import message, tr
from lstm_gui.ui.slow_motion.model import PHASES, Moment
from lstm_gui.ui.slow_motion.numbers import texts, truth
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import number

_SUM = message(
    "Three parts add up: the previous output gives {from_hidden}, the input {from_input}, "
    "the bias {from_bias}. Together Z = {result}."
)
_SUM_AHEAD = message(
    "Three parts add up to Z: the previous output gives {from_hidden}, the input {from_input}, "
    "the bias {from_bias}."
)
_SENTENCES = {
    "z_f": _SUM,
    "f": message("σ squeezes Z = {z_f} to between 0 and 1: {f}. So much of the memory is kept."),
    "kept": message("The old memory {c_before} times the gate {f}: {kept} of it stays."),
    "z_c": _SUM,
    "c_tilde": message(
        "tanh squeezes Z = {z_c} to between −1 and 1: {c_tilde}. "
        "It has a sign, so it can add and take away."
    ),
    "": message(
        "{c_tilde} is what would be added to the memory. "
        "How much of it gets in is up to the input gate."
    ),
    "z_i": _SUM,
    "i": message("σ squeezes Z = {z_i} to between 0 and 1: {i}. So much of the candidate gets in."),
    "written": message("The candidate {c_tilde} times the gate {i}: {written} is written."),
    "c": message("What stayed, {kept}, plus what is written, {written}: the new memory is {c}."),
    "tanh_c": message("tanh brings the memory {c} to between −1 and 1: {tanh_c}."),
    "z_o": _SUM,
    "o": message("σ squeezes Z = {z_o} to between 0 and 1: {o}. So much of the memory is shown."),
    "h": message("The squeezed memory {tanh_c} times the gate {o}: the unit shows {h}."),
}
_AHEAD = {
    "z_f": _SUM_AHEAD,
    "f": message("σ squeezes Z = {z_f} to between 0 and 1: how much of the memory is kept."),
    "kept": message("The old memory {c_before} times the gate {f} is what stays of it."),
    "z_c": _SUM_AHEAD,
    "c_tilde": message(
        "tanh squeezes Z = {z_c} to between −1 and 1. "
        "The result has a sign, so it can add and take away."
    ),
    "z_i": _SUM_AHEAD,
    "i": message("σ squeezes Z = {z_i} to between 0 and 1: how much of the candidate gets in."),
    "written": message("The candidate {c_tilde} times the gate {i} is what is written."),
    "c": message("What stayed, {kept}, plus what is written, {written}, is the new memory."),
    "tanh_c": message("tanh brings the memory {c} to between −1 and 1."),
    "z_o": _SUM_AHEAD,
    "o": message("σ squeezes Z = {z_o} to between 0 and 1: how much of the memory is shown."),
    "h": message("The squeezed memory {tanh_c} times the gate {o} is what the unit shows."),
}
"""What is said as long as the result is unknown."""


def heading(moment: Moment) -> str:
    """Return e.g. ``Forget · step 2 of 3``, in the language in force."""
    step = moment.sub_step
    template = message("{phase} · step {number} of {of}") if step.of > 1 else message("{phase}")
    return tr(template).format(phase=tr(PHASES[step.phase]), number=step.number, of=step.of)


def short_heading(moment: Moment) -> str:
    """Return e.g. ``Forget · 2/3``, in the language in force."""
    step = moment.sub_step
    count = f" · {step.number}/{step.of}" if step.of > 1 else ""
    return tr(PHASES[step.phase]) + count


def sentence(snapshot: Snapshot, moment: Moment) -> str:
    """Return what the sub-step does, in the language in force."""
    fields = texts(snapshot, moment)
    quantity = moment.sub_step.quantity
    template = (_AHEAD if quantity in moment.unknown else _SENTENCES)[quantity]
    return tr(template).format(result=fields.get(quantity, ""), **fields)


def verdict(snapshot: Snapshot, moment: Moment) -> str:
    """Return how far the guess is off; ``""`` as long as there is none."""
    if moment.guess is None:
        return ""
    right = truth(snapshot, moment)
    return tr("You said {guess}, it is {right}: off by {error}.").format(
        guess=number(moment.guess), right=number(right), error=number(abs(moment.guess - right))
    )
