"""One sentence with its number for whatever is pointed at: a quantity, an entry, a step."""

from collections.abc import Callable

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import Entry, clamp_at, quantity_at, reading, select, value
from lstm_gui.core.equations import FUNCTIONS
from lstm_gui.core.facts.contributions import sum_with
from lstm_gui.scenes.inspection.entry_lines import factor_markup, is_weight
from lstm_gui.scenes.inspection.formulas import term_of
from lstm_gui.scenes.inspection.pieces import Number
from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.pictures.operating_points import OperatingPoint
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.plain_markup import plain_markup
from lstm_gui.words.quantity_sentences import (
    Told,
    input_sentence,
    quantity_sentence,
    unknown_sentence,
)
from lstm_gui.words.symbols import FUNCTION_WORDS, symbol
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import entry_name

_ENTRY = message("{name}: {value}{meaning}.")
_WEIGHT = message(", which times {factor} = {number} adds {product} to {sum} = {total}")
_BIAS = message(", a part of {sum} = {total}")
_NO_PART = message(", which takes no part in this cell")
_INPUT = message(", which each block multiplies by a weight of its own")
_FIRST_STATE = message(", with which the sequence begins")

_POINT = message(
    "{name} of unit {unit} at t = {t}: {argument}, of which {function} makes {result}; "
    "saturated are {share} of all units."
)
_ENDLESS_POINT = message(
    "{name} of unit {unit} at t = {t}: {argument}, of which {function} makes {result}."
)

_CURVE = message("The function {function} makes {result} of {argument}.")


def tell_part(snapshot: Snapshot, quantity: str, step: int | None = None) -> str:
    """Return the sentence about what a node, a wire or a symbol of a diagram carries.

    It is of the selected step, or of another ``step``. In slow motion nothing is told that the
    cell has not computed yet.
    """
    t = snapshot.t if step is None else step
    told = _told(snapshot, quantity, t, None if snapshot.mean else snapshot.unit)
    if quantity == "x":
        x = tuple(map(float, snapshot.trace.x[t]))
        return input_sentence(told, x, snapshot.state.sequence.names)
    if snapshot.moment is None:
        return quantity_sentence(told)
    if quantity in snapshot.moment.unknown:
        return unknown_sentence(told)
    return quantity_sentence(replace(told, alone=True))


def tell_quantity(snapshot: Snapshot, quantity: str, t: int, unit: int, shown: str = "") -> str:
    """Return the sentence about a quantity of a unit at a step, its number written as ``shown``."""
    return quantity_sentence(replace(_told(snapshot, quantity, t, unit), value=shown))


def tell_step(snapshot: Snapshot, t: int) -> str:
    """Return the sentence about what the selected unit does at a step."""
    return sentence(replace(snapshot, state=select(snapshot.state, t, snapshot.unit)))


def tell_entry(snapshot: Snapshot, entry: Entry, shown: str = "") -> str:
    """Return the sentence about a number of the session and what it does at the selected step."""
    readout = None if snapshot.layers is None else snapshot.layers.network.readout
    return tr(_ENTRY).format(
        name=entry_name(snapshot.kind, entry, readout, snapshot.state.sequence.names),
        value=shown or number(value(snapshot.state, entry)),
        # While the pass still runs, the numbers that are set have done nothing yet.
        meaning="" if snapshot.awaited is not None else _doing(snapshot, entry),
    )


def tell_number(snapshot: Snapshot, piece: Number) -> str:
    """Return the sentence about a number in a formula."""
    target = piece.target
    if piece.entry is not None:
        return tell_entry(snapshot, piece.entry)
    if target is None or target.t is None or target.unit is None or target.entry is not None:
        # A derivative leads to the entry that it is by, but is no number of a step.
        return f"{piece.name} = {number(piece.value, digits=4)}"
    return tell_quantity(snapshot, target.quantity, target.t, target.unit)


def tell_point(snapshot: Snapshot, point: OperatingPoint) -> str:
    """Return the sentence about where a quantity stands on its curve."""
    told = _told(snapshot, point.name, snapshot.t, snapshot.unit)
    saturated = point.saturated
    return told.said(
        _ENDLESS_POINT if saturated is None else _POINT,
        argument=number(point.argument),
        function=FUNCTION_WORDS[point.curve],
        result=number(point.result),
        share=percent(saturated or 0.0),
    )


def tell_curve(function: str, argument: float) -> str:
    """Return the sentence about a function of the cell and what it makes of a number."""
    result = float(FUNCTIONS[function].value(np.asarray(argument)))
    return tr(_CURVE).format(
        function=FUNCTION_WORDS[function], argument=number(argument), result=number(result)
    )


def _told(snapshot: Snapshot, quantity: str, t: int, unit: int | None) -> Told:
    clamp = None if unit is None else clamp_at(snapshot.state, quantity, unit, t)
    read = _reader(snapshot, t, unit)
    return Told(snapshot.kind, quantity, read, t, unit, clamped=clamp is not None)


def _reader(snapshot: Snapshot, t: int, unit: int | None) -> Callable[[str], float]:
    if unit is None:
        return reading(snapshot.trace, t, None).__getitem__
    return lambda name: float(quantity_at(snapshot.trace, name, t)[unit])


def _doing(snapshot: Snapshot, entry: Entry) -> str:
    if entry.block:
        own = replace(snapshot, state=select(snapshot.state, snapshot.t, entry.row))
        return _of_parameter(own, entry)
    if entry.array == "x":
        return tr(_INPUT)
    return tr(_FIRST_STATE) if entry.array.endswith("_0") else ""


def _of_parameter(snapshot: Snapshot, entry: Entry) -> str:
    kind = snapshot.kind
    if not kind.takes_part(entry.block):
        return tr(_NO_PART)
    name = sum_with(kind, entry)
    if snapshot.moment is not None and name in snapshot.moment.unknown:
        return ""
    total = number(float(quantity_at(snapshot.trace, name, snapshot.t)[entry.row]))
    fields = {"sum": plain_markup(symbol(kind, name)), "total": total}
    if not is_weight(kind, entry):
        return tr(_BIAS).format(**fields)
    term = term_of(snapshot, entry)
    return tr(_WEIGHT).format(
        factor=plain_markup(factor_markup(snapshot, entry)),
        number=number(term.factor),
        product=number(term.product),
        **fields,
    )
