"""What may not be told yet, since it is still to be guessed."""

from lstm_gui.scenes.snapshot import Inspection, Snapshot


def is_withheld(snapshot: Snapshot, asked: Inspection) -> bool:
    """Tell whether what a resolved inspection explains, or what enters it, is to be guessed."""
    if not snapshot.keeps_back:
        return False
    step = snapshot.t if asked.t is None else asked.t
    entry = asked.entry
    name = asked.quantity if entry is None or not entry.block else f"z_{entry.block}"
    return step > snapshot.t or (step == snapshot.t and name in snapshot.withheld)
