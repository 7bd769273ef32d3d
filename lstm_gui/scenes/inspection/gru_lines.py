"""What a GRU makes of its gates: each formula, then the same with its numbers."""

from lstm_gui.scenes.inspection.formulas import (
    begins,
    bracketed,
    equation,
    leads_to,
    operand,
    result,
    times,
)
from lstm_gui.scenes.inspection.pieces import Line, Symbol
from lstm_gui.scenes.snapshot import Snapshot

_EQUALS = Symbol(" = ")
_PLUS = Symbol(" + ", glued=False)


def passed_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``r_t u_t``, where the reset comes first ``r_t h_{t-1}``."""
    inner = "u" if snapshot.kind.reset == "after" else "h_before"
    symbol = "u_t" if inner == "u" else "h_{t−1}"
    product = times(snapshot, "r", inner)
    return Line((Symbol(f"r_t ⊙ {symbol}"),)), equation(snapshot, "passed", product)


def held_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``z_t h_{t-1}``."""
    product = times(snapshot, "z", "h_before")
    return Line((Symbol("z_t ⊙ h_{t−1}"),)), equation(snapshot, "held", product)


def shut_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``1 - z_t``."""
    pieces = (Symbol("1 − "), *bracketed(operand(snapshot, "z")))
    return Line((Symbol("1 − z_t"),)), equation(snapshot, "shut", pieces)


def taken_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``(1 - z_t) h~_t``."""
    product = times(snapshot, "shut", "h_tilde")
    return Line((Symbol("(1 − z_t) ⊙ h̃_t"),)), equation(snapshot, "taken", product)


def blended_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``h_t = z_t h_{t-1} + (1 - z_t) h~_t`` and its two products."""
    found = result(snapshot, "h")
    products = (*times(snapshot, "z", "h_before"), _PLUS, *times(snapshot, "shut", "h_tilde"))
    held, taken = operand(snapshot, "held"), operand(snapshot, "taken")
    parts = (*bracketed(held), _PLUS, *bracketed(taken))
    return (
        Line((Symbol("h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t"),)),
        Line((Symbol(f"h_t[{snapshot.unit + 1}]", "hidden"), _EQUALS, *products)),
        Line(
            (
                begins(snapshot, (("z", "h_before", held), ("shut", "h_tilde", taken))),
                *parts,
                leads_to(parts, found),
                found,
            )
        ),
    )
