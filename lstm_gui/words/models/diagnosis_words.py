"""The sentences of a diagnosis, in the language in force; units and steps count from 1 and 0."""

from collections.abc import Sequence

import numpy as np

from lstm_gui.core import Kind
from lstm_gui.core.arrays import Array
from lstm_gui.core.facts.diagnosis import Copying, Counted, GateUse, KeepingBias, Undefined
from lstm_gui.words.cells import words_of
from lstm_gui.words.numbers import number, percent_of_all
from lstm_gui.words.translation import message, tr

_COUNTED = message(
    "{total} parameters: {of_input} weights of x, {of_hidden} of h, {biases} biases."
)
_WITH_PEEPHOLES = message(
    "{total} parameters: {of_input} weights of x, {of_hidden} of h, {biases} biases, "
    "{further} peepholes."
)
_BIAS = message(
    "{gate}: bias {mean} on average, {low} to {high}; by it alone the half-life of the "
    "memory in steps is {half_life}."
)
_NO_GATE = message("No gate between 0 and 1 keeps the memory.")
_GATE = message(
    "{gate}: {open} saturated at the top, {shut} at the bottom; units that always are: {always}."
)
_HALF_LIVES = message(
    "Half-life of the memory in steps: {median} in the median unit; the shortest {low}, the "
    "longest {high}."
)
_DEAD = message("Units that hardly change over this input, {count} of {units}: {which}.")
_NONE_DEAD = message("Every unit changes over this input; there are {units}.")
_UNDEFINED = message(
    "From step {t} on there are no numbers any more: first {quantity} of unit {unit}."
)
_DEFINED = message("All numbers stay finite.")
_COPIES = message(
    "Answer {answer} copies the last value: it is {now} from input {input} of the same step, "
    "{next} from that of the next."
)
_ANSWERS = message(
    "Answer {answer} is nearest to input {input}: {now} from it at the same step, {next} at "
    "the next. It does not copy the last value."
)
_IN_ALL = message("{total} parameters in all, {ends} of them before and after the layers.")
_SHOWN_UNITS = 8


def counted_line(counts: Counted) -> str:
    """Return how many parameters a layer has, counted out."""
    parts = {name: getattr(counts, name) for name in counts.__struct_fields__}
    sentence = tr(_WITH_PEEPHOLES if counts.further else _COUNTED)
    return sentence.format(total=counts.total, **parts)


def bias_line(kind: Kind, bias: KeepingBias | None) -> str:
    """Return what the bias of the gate that keeps says."""
    if bias is None:
        return tr(_NO_GATE)
    return tr(_BIAS).format(
        gate=_gate(kind, bias.block),
        mean=number(bias.mean),
        low=number(bias.low),
        high=number(bias.high),
        half_life=number(bias.half_life, 1),
    )


def gate_line(kind: Kind, gate: GateUse) -> str:
    """Return how saturated a block is."""
    return tr(_GATE).format(
        gate=_gate(kind, gate.block),
        open=percent_of_all(gate.open),
        shut=percent_of_all(gate.shut),
        always=len(gate.always),
    )


def half_life_line(half_lives: Array) -> str:
    """Return how long memories last over an input."""
    low, median, high = (
        float(one) for one in (half_lives.min(), _median(half_lives), half_lives.max())
    )
    return tr(_HALF_LIVES).format(
        low=number(low, 1), median=number(median, 1), high=number(high, 1)
    )


def dead_line(dead: Sequence[int], units: int) -> str:
    """Return which units hardly change."""
    if not dead:
        return tr(_NONE_DEAD).format(units=units)
    which = ", ".join(str(unit + 1) for unit in dead[:_SHOWN_UNITS])
    which += ", …" if len(dead) > _SHOWN_UNITS else ""
    return tr(_DEAD).format(count=len(dead), units=units, which=which)


def undefined_line(place: Undefined | None) -> str:
    """Return where the numbers end."""
    if place is None:
        return tr(_DEFINED)
    return tr(_UNDEFINED).format(t=place.t, quantity=place.quantity, unit=place.unit + 1)


def copying_line(found: Copying, answer: str, named: str) -> str:
    """Return whether an answer, called ``answer``, copies the last value of an input."""
    return tr(_COPIES if found.copies else _ANSWERS).format(
        answer=answer,
        input=f"{found.input + 1} ({named})" if named else found.input + 1,
        now=number(found.now, 3),
        next=number(found.next, 3),
    )


def total_line(total: int, ends: int) -> str:
    """Return how many parameters a model has."""
    return tr(_IN_ALL).format(total=total, ends=ends)


def _gate(kind: Kind, block: str) -> str:
    return tr(words_of(kind.name).blocks[block].name)


def _median(values: Array) -> float:
    """Return the middle one, where some may be infinite."""
    ordered = np.sort(values)
    return float(ordered[(len(ordered) - 1) // 2])
