"""Which kind of cell a lesson asks for, as the core knows it."""

from lstm_gui.core import Kind, Variant, gru_kind, lstm_kind
from lstm_gui.core.cells.named_kinds import named_kinds
from lstm_gui.core.cells.rnn.equations import RNN
from lstm_gui.core.facts.challenges import KindCondition
from lstm_gui.files.lessons.lesson_format import (
    Blank,
    Cell,
    FurtherLayer,
    OfKind,
    ResetName,
    Setting,
    Switches,
)

_Made = Blank | Cell | FurtherLayer | Setting
_FLAGS = ("second_tanh", "sigmoid_candidate", "coupled", "peepholes", "forget_gate")


def kind_of(part: _Made, present: Kind | None = None) -> Kind | None:
    """Return the kind of cell that ``part`` asks for; None if it asks for none.

    Parameters
    ----------
    part
        What stands in the lesson.
    present
        The cell of before, whose kind stays where ``part`` names only a variant of it.

    Raises
    ------
    ValueError
        If both coupled gates are to be tanh.
    """
    if part.kind is None and part.reset is None and part.variant is None:
        return None
    return kind_named(part.kind or (present.name if present is not None else "lstm"), part)


def kind_named(name: str, part: _Made) -> Kind:
    """Return the kind of cell called ``name`` with the switches of ``part``; see `kind_of`."""
    make = _MADE.get(name)
    return named_kinds(plain(name))[name].kind if make is None else make(part)


def plain(name: str) -> str:
    """Return which kind the cell called ``name`` is, or departs from."""
    return name.partition(":")[0]


def misplaced(name: str, reset: ResetName | None, variant: Switches | None) -> str:
    """Return which key a cell called ``name`` has no use for, ``""`` if there is none."""
    if reset is not None and name != "gru":
        return "reset"
    return "variant" if variant is not None and name != "lstm" else ""


def kind_condition(part: OfKind) -> KindCondition:
    """Return the condition as the core checks it."""
    named = None if part.variant is None else part.variant.tanh_gates
    gates = None if named is None else tuple(named)
    flags: dict[str, bool | str] = {**_flags(part.variant)}
    cell = part.cell or ""
    departure = named_kinds(plain(cell))[cell].departure if cell else None
    switches = (*flags.items(), *([departure] if departure else []))
    return KindCondition(plain(cell), part.reset, gates, switches)


def _lstm(part: _Made) -> Kind:
    switches = part.variant
    return lstm_kind(Variant(tanh_gates=_tanh_gates(switches), **_flags(switches)))


def _gru(part: _Made) -> Kind:
    return gru_kind(part.reset or "after")


def _rnn(_part: _Made) -> Kind:
    return RNN


_MADE = {"lstm": _lstm, "gru": _gru, "rnn": _rnn}


def _tanh_gates(switches: Switches | None) -> tuple[str, ...]:
    return () if switches is None else tuple(switches.tanh_gates or ())


def _flags(switches: Switches | None) -> dict[str, bool]:
    found = {name: getattr(switches, name) for name in _FLAGS} if switches is not None else {}
    return {name: value for name, value in found.items() if value is not None}
