"""What an LSTM makes of its gates: each formula, then the same with its numbers."""

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
from lstm_gui.words.equation_texts import shown_memory

_EQUALS = Symbol(" = ")
_PLUS = Symbol(" + ", glued=False)


def kept_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``f_t c_{t-1}``."""
    product = times(snapshot, "f", "c_before")
    return Line((Symbol("f_t ⊙ c_{t−1}"),)), equation(snapshot, "kept", product)


def written_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``i_t c~_t``."""
    product = times(snapshot, "i", "c_tilde")
    return Line((Symbol("i_t ⊙ c̃_t"),)), equation(snapshot, "written", product)


def cell_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``c_t = f_t c_{t-1} + i_t c~_t`` and its two products."""
    found = result(snapshot, "c")
    products = (*times(snapshot, "f", "c_before"), _PLUS, *times(snapshot, "i", "c_tilde"))
    kept, written = operand(snapshot, "kept"), operand(snapshot, "written")
    parts = (kept, _PLUS, *bracketed(written))
    return (
        Line((Symbol("c_t = f_t ⊙ c_{t−1} + i_t ⊙ c̃_t"),)),
        Line((Symbol(f"c_t[{snapshot.unit + 1}]", "cell"), _EQUALS, *products)),
        Line(
            (
                begins(snapshot, (("f", "c_before", kept), ("i", "c_tilde", written))),
                *parts,
                leads_to(parts, found),
                found,
            )
        ),
    )


def squashed_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``tanh(c_t)``."""
    left, found = Symbol(f"tanh(c_t[{snapshot.unit + 1}])", "cell"), result(snapshot, "tanh_c")
    pieces = (Symbol("tanh("), operand(snapshot, "c"), Symbol(")"))
    return (Line((left, _EQUALS, *pieces, leads_to(pieces, found), found)),)


def hidden_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``h_t = o_t tanh(c_t)``, or without the second tanh ``h_t = o_t c_t``."""
    shown = "tanh_c" if snapshot.kind.variant.second_tanh else "c"
    return (
        Line((Symbol(f"h_t = o_t ⊙ {shown_memory(snapshot.kind)}"),)),
        equation(snapshot, "h", times(snapshot, "o", shown)),
    )


def coupled_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``i_t = 1 - f_t``."""
    pieces = (Symbol("1 − "), *bracketed(operand(snapshot, "f")))
    return Line((Symbol("i_t = 1 − f_t"),)), equation(snapshot, "i", pieces)
