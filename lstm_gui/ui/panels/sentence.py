"""The plain sentence about what the selected unit does now."""

from lstm_gui.core import (
    Hearing,
    Keeping,
    Trace,
    Showing,
    Writing,
    answering,
    contributions,
    summary,
)
from lstm_gui.ui.language import message, tr
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import number, percent

_KEEPING = {
    Keeping.NOTHING_THERE: message("Unit {unit} has nothing to remember yet"),
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
    Showing.SHOWS: message("shows {shown} of it"),
    Showing.HALF_SHOWS: message("shows {shown} of it"),
    Showing.HIDES: message("hides it, showing {shown}"),
    Showing.FLIPS: message("shows it turned round, times {shown_factor}"),
}
_HEARING = {
    Hearing.NOTHING: message("Unit {unit} hears nothing"),
    Hearing.INPUT: message("Unit {unit} listens mostly to its input ({share})"),
    Hearing.MEMORY: message("Unit {unit} listens mostly to its memory ({share})"),
    Hearing.BOTH: message("Unit {unit} listens to input and memory alike"),
}


def sentence(snapshot: Snapshot) -> str:
    """Return the sentence, in the language in force."""
    if isinstance(snapshot.trace, Trace):
        return _answer(snapshot)
    facts = summary(snapshot.unit_reading())
    fields = {
        "unit": snapshot.unit + 1,
        "kept": percent(facts.kept_share),
        "factor": number(facts.kept_share),
        "shown": percent(facts.shown_share),
        "shown_factor": number(facts.shown_share),
    }
    keeping = tr(_KEEPING[facts.keeping]).format(**fields)
    writing = tr(_WRITING[facts.writing])
    if facts.showing is None:
        both = tr("At t = {t}: {keeping} and takes in {written}.")
        written = number(facts.written, signed=True)
        return both.format(t=snapshot.t, keeping=keeping, written=written)
    return tr("At t = {t}: {keeping}, {writing}, and {showing}.").format(
        t=snapshot.t,
        keeping=keeping,
        writing=writing,
        showing=tr(_SHOWING[facts.showing]).format(**fields),
    )


def _answer(snapshot: Snapshot) -> str:
    """Return what a unit without gates does."""
    facts = answering(contributions(snapshot.state, snapshot.trace, "h"))
    hearing = tr(_HEARING[facts.hearing])
    template = message("At t = {t}: {hearing} and says {answer}.")
    if facts.saturated:
        template = message("At t = {t}: {hearing} and says {answer}, as far as tanh goes.")
    return tr(template).format(
        t=snapshot.t,
        hearing=hearing.format(unit=snapshot.unit + 1, share=percent(facts.share)),
        answer=number(facts.answer, signed=True),
    )
