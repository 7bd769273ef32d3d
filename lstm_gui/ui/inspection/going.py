"""Going to a number: selecting where it stands and explaining it."""

from lstm_gui.ui.document import Document
from lstm_gui.ui.inspection.quantities import QUANTITIES
from lstm_gui.ui.snapshot import Inspection


def go_to(document: Document, target: Inspection) -> None:
    """Select the step, unit and block of ``target`` and explain it from now on."""
    entry = target.entry
    if entry is None:
        block = QUANTITIES[target.quantity].block if target.quantity in QUANTITIES else ""
        document.select(target.t, target.unit, block or None)
    elif entry.array == "x":
        document.select(t=entry.row)
    else:
        document.select(unit=entry.row, block=entry.block or None)
    document.inspect(Inspection(target.quantity, entry=entry))
