"""What an LSTM makes of its gates: each formula, then the same with its numbers."""

from lstm_gui.ui.equations import shown_memory
from lstm_gui.ui.inspection.formulas import bracketed, equation, operand, result, times
from lstm_gui.ui.inspection.pieces import Line, Symbol
from lstm_gui.ui.snapshot import Snapshot

_EQUALS, _IS = Symbol(" = "), Symbol(" = ", glued=False)
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
    products = (*times(snapshot, "f", "c_before"), _PLUS, *times(snapshot, "i", "c_tilde"))
    parts = (operand(snapshot, "kept"), _PLUS, *bracketed(operand(snapshot, "written")))
    return (
        Line((Symbol("c_t = f_t ⊙ c_{t−1} + i_t ⊙ c̃_t"),)),
        Line((Symbol(f"c_t[{snapshot.unit + 1}]", "cell"), _EQUALS, *products)),
        Line((Symbol("       = "), *parts, _IS, result(snapshot, "c"))),
    )


def squashed_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``tanh(c_t)``."""
    left = Symbol(f"tanh(c_t[{snapshot.unit + 1}])", "cell")
    pieces = (Symbol("tanh("), operand(snapshot, "c"), Symbol(")"), _IS)
    return (Line((left, _EQUALS, *pieces, result(snapshot, "tanh_c"))),)


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
