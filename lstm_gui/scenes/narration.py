"""The plain sentence about what the selected unit does now."""

import math

from lstm_gui.core import Kind, contributions
from lstm_gui.core.facts.summary import (
    Hearing,
    Keeping,
    Showing,
    Writing,
    answering,
    remembered,
    summary,
)
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.surgery import clamp_of
from lstm_gui.words.numbers import number, percent, percent_of_all
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr

_KEEPING = {
    Keeping.NOTHING_YET: message("Unit {unit} has nothing to remember yet"),
    Keeping.NOTHING_LEFT: message("Unit {unit} has next to nothing in its memory"),
    Keeping.KEEPS: message("Unit {unit} keeps {kept} of its memory"),
    Keeping.FADES: message("Unit {unit} lets its memory fade to {kept}"),
    Keeping.FORGETS: message("Unit {unit} forgets its memory, keeping {kept}"),
    Keeping.FLIPS: message("Unit {unit} turns its memory round, times {factor}"),
}
_WRITING = {
    Writing.NOTHING: message("writes almost nothing"),
    Writing.LITTLE_UP: message("writes a little upwards"),
    Writing.LITTLE_DOWN: message("writes a little downwards"),
    Writing.STRONG_UP: message("writes strongly upwards"),
    Writing.STRONG_DOWN: message("writes strongly downwards"),
}
_SHOWING = {
    Showing.SHOWS: message("shows {shown} of {memory}"),
    Showing.HALF_SHOWS: message("shows {shown} of {memory}"),
    Showing.HIDES: message("hides it, showing {shown} of {memory}"),
    Showing.FLIPS: message("shows {memory} turned round, times {shown_factor}"),
}
_HEARING = {
    Hearing.NOTHING: message("Unit {unit} hears nothing"),
    Hearing.INPUT: message("Unit {unit} listens mostly to its input ({input})"),
    Hearing.MEMORY: message("Unit {unit} listens mostly to its memory ({memory})"),
    Hearing.BIAS: message("Unit {unit} listens mostly to its bias ({bias})"),
    Hearing.MIXED: message(
        "Unit {unit} listens to its input ({input}), its memory ({memory}) and its bias ({bias})"
    ),
}
_BEYOND = message("At t = {t}: unit {unit} has grown beyond all numbers, {symbol} is {value}.")
_SAYS = message("At t = {t}: unit {unit} says {answer}.")
_HELD = message(
    "At t = {t}: h of unit {unit} is clamped to {value}, whatever the cell would compute."
)


def sentence(snapshot: Snapshot) -> str:
    """Return the sentence, in the language in force."""
    if beyond := _beyond(snapshot):
        return beyond
    roles = snapshot.kind.roles
    if roles.kept and roles.memory != "h":
        return _gates(snapshot)
    held = clamp_of(snapshot, "h")
    if held is not None:
        return tr(_HELD).format(t=snapshot.t, unit=snapshot.unit + 1, value=number(held.value))
    return _gates(snapshot) if roles.kept else _answer(snapshot)


def _beyond(snapshot: Snapshot) -> str:
    """Return that a state of the unit is no number any more; empty if all are."""
    for state in dict.fromkeys((snapshot.kind.roles.memory, *snapshot.kind.states)):
        value = float(snapshot.trace.numbers[state][snapshot.t, snapshot.unit])
        if not math.isfinite(value):
            symbol = plain_symbol(snapshot.kind, state)
            fields = {"symbol": symbol, "value": number(value)}
            return tr(_BEYOND).format(t=snapshot.t, unit=snapshot.unit + 1, **fields)
    return ""


def _gates(snapshot: Snapshot) -> str:
    """Return what a unit with gates does."""
    most_before = remembered(snapshot.trace, snapshot.t, snapshot.unit)
    facts = summary(snapshot.unit_reading(), most_before)
    keeping = tr(_KEEPING[facts.keeping]).format(
        unit=snapshot.unit + 1,
        kept=percent_of_all(facts.kept_share),
        factor=number(facts.kept_share),
    )
    if facts.showing is None:
        both = tr("At t = {t}: {keeping} and takes in {written}.")
        written = number(facts.written, signed=True)
        return both.format(t=snapshot.t, keeping=keeping, written=written)
    return tr("At t = {t}: {keeping}, {writing}, and {showing}.").format(
        t=snapshot.t,
        keeping=keeping,
        writing=tr(_WRITING[facts.writing]),
        showing=_shown(snapshot, facts.showing, facts.shown_share),
    )


def _shown(snapshot: Snapshot, showing: Showing, share: float) -> str:
    held = clamp_of(snapshot, "h")
    if held is not None:
        return tr("its h is clamped to {value}").format(value=number(held.value))
    return tr(_SHOWING[showing]).format(
        shown=percent_of_all(share),
        shown_factor=number(share),
        memory=_what_is_shown(snapshot.kind),
    )


def _what_is_shown(kind: Kind) -> str:
    """Return the symbol of what the gate that shows lets out."""
    shown = (name for name in kind.by_name["h"].reads if name != kind.roles.shows)
    return plain_symbol(kind, next(shown))


def _answer(snapshot: Snapshot) -> str:
    """Return what a unit does whose memory is no sum."""
    block = next((one for one in snapshot.kind.blocks if snapshot.kind.result(one) == "h"), None)
    if block is None:
        answer = number(snapshot.unit_reading()["h"], signed=True)
        return tr(_SAYS).format(t=snapshot.t, unit=snapshot.unit + 1, answer=answer)
    facts = answering(contributions(snapshot.state, snapshot.trace, block))
    hearing = tr(_HEARING[facts.hearing]).format(
        unit=snapshot.unit + 1,
        input=percent(facts.of_input),
        memory=percent(facts.of_memory),
        bias=percent(facts.of_bias),
    )
    template = message("At t = {t}: {hearing} and says {answer}.")
    if facts.saturated and snapshot.kind.squash(block) == "tanh":
        template = message("At t = {t}: {hearing} and says {answer}, as far as tanh goes.")
    answer = number(facts.answer, signed=True)
    return tr(template).format(t=snapshot.t, hearing=hearing, answer=answer)
