"""Going to a number: selecting where it stands and explaining it."""

from lstm_gui.core import State, contains
from lstm_gui.core.quantities import names_of
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.document.document import Document
from lstm_gui.words.quantity_words import block_of


def go_to(document: Document, target: Inspection) -> None:
    """Select the step, unit and block of ``target`` and explain it from now on."""
    entry = target.entry
    if not _is_there(document.state, target):
        return
    if entry is None:
        block = block_of(document.state.parameters.kind, target.quantity)
        document.select(target.t, target.unit, block or None)
    elif entry.array == "x":
        document.select(t=entry.row)
    else:
        document.select(unit=entry.row, block=entry.block or None)
    document.inspect(Inspection(target.quantity, entry=entry))


def _is_there(state: State, target: Inspection) -> bool:
    """Tell whether the session has what a link led to; it may have gone since it was drawn."""
    if target.entry is not None:
        return contains(state, target.entry)
    if (target.t or 0) >= len(state.sequence):
        return False
    return target.quantity in ("x", *names_of(state.parameters.kind))
