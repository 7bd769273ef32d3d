"""The plain sentence about what the selected unit does now."""

from lstm_gui.core import Keeping, Showing, Writing, summary
from lstm_gui.ui.language import message, tr
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import percent

_KEEPING = {
    Keeping.NOTHING_THERE: message("Unit {unit} has nothing to remember yet"),
    Keeping.KEEPS: message("Unit {unit} keeps {kept} of its memory"),
    Keeping.FADES: message("Unit {unit} lets its memory fade to {kept}"),
    Keeping.FORGETS: message("Unit {unit} forgets its memory, keeping {kept}"),
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
}


def sentence(snapshot: Snapshot) -> str:
    """Return the sentence, in the language in force."""
    facts = summary(snapshot.unit_reading())
    fields = {
        "unit": snapshot.unit + 1,
        "kept": percent(facts.kept_share),
        "shown": percent(facts.shown_share),
    }
    return tr("At t = {t}: {keeping}, {writing}, and {showing}.").format(
        t=snapshot.t,
        keeping=tr(_KEEPING[facts.keeping]).format(**fields),
        writing=tr(_WRITING[facts.writing]),
        showing=tr(_SHOWING[facts.showing]).format(**fields),
    )
