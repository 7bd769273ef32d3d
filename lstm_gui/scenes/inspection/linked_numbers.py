"""Numbers of a snapshot that know their name, their place and what explains them."""

from msgspec.structs import replace

from lstm_gui.core import Entry, Kind, quantity_at, value
from lstm_gui.scenes.inspection.inspectable import entering_wire, quantities_of
from lstm_gui.scenes.inspection.pieces import Number
from lstm_gui.scenes.snapshot import Inspection, Snapshot, Spotlight
from lstm_gui.words.quantity_words import entry_role, quantity_message
from lstm_gui.words.translation import tr
from lstm_gui.words.vocabulary import entry_name


def quantity_name(kind: Kind, name: str, t: int, unit: int) -> str:
    """Return what a quantity is called in words, in the language in force."""
    return tr("{name} · unit {unit} · t = {t}").format(
        name=tr(quantity_message(kind, name)), unit=unit + 1, t=t
    )


def quantity_number(snapshot: Snapshot, name: str, t: int, unit: int) -> Number:
    """Return a quantity of `quantities_of` the cell at step ``t`` as a link to its explanation."""
    quantity = quantities_of(snapshot.kind)[name]
    return Number(
        value=float(quantity_at(snapshot.trace, name, t)[unit]),
        name=quantity_name(snapshot.kind, name, t, unit),
        role=quantity.role,
        target=Inspection(name, t, unit),
        spotlight=quantity.spotlight,
    )


def state_before(snapshot: Snapshot, name: str, t: int, unit: int) -> Number:
    """Return ``c_{t-1}``, ``h_{t-1}`` and so on, at the first step and a reset a number to set."""
    wire = frozenset({entering_wire(name)})
    if t == 0 or t in snapshot.trace.resets:
        initial = entry_number(snapshot, Entry(f"{name}_0", unit))
        return replace(initial, spotlight=replace(initial.spotlight, parts=wire))
    before = quantity_number(snapshot, name, t - 1, unit)
    return replace(before, spotlight=replace(before.spotlight, parts=wire))


def entry_number(snapshot: Snapshot, entry: Entry) -> Number:
    """Return a number of the session, which can be changed where it is read."""
    return Number(
        value=value(snapshot.state, entry),
        name=entry_name(snapshot.kind, entry, inputs=snapshot.state.sequence.names),
        role=entry_role(snapshot.kind, entry),
        target=entry_inspection(entry, snapshot.t),
        spotlight=entry_spotlight(entry),
        entry=entry,
    )


def entry_inspection(entry: Entry, t: int) -> Inspection:
    """Return what explains the number at ``entry`` as step ``t`` sees it."""
    if entry.array == "x":
        return Inspection("x", entry.row, None, entry)
    return Inspection(entry.array, t, entry.row, entry)


def entry_spotlight(entry: Entry) -> Spotlight:
    """Return where in the window the number at ``entry`` stands."""
    parts = frozenset({entry.block or entering_wire(entry.array.removesuffix("_0"))})
    rows = frozenset[str]({"x"} if entry.array == "x" else ())
    return Spotlight(parts, rows, frozenset({entry}))
