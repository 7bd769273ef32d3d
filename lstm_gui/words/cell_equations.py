"""The equations of a kind of cell as lines of markup, weighted sums written out."""

from lstm_gui.core import Kind
from lstm_gui.core.equations import Equation, Function, Weighted
from lstm_gui.words.equation_texts import inner_sum, weighted_sum
from lstm_gui.words.symbols import called, right_side, symbol


def cell_equations(kind: Kind) -> tuple[str, ...]:
    """Return what a cell of ``kind`` computes in a step, in the order in which it does."""
    return tuple(filter(None, (_line(kind, one) for one in kind.equations)))


def _line(kind: Kind, equation: Equation) -> str:
    left, right = symbol(kind, equation.name), _right(kind, equation)
    return f"{left} = {right}" if right not in ("", left) else ""


def _right(kind: Kind, equation: Equation) -> str:
    sums = {f"z_{block}": block for block in kind.blocks}
    if equation.name in sums:  # written out where it is squashed
        return ""
    if isinstance(equation, Weighted):
        return inner_sum(kind, equation.name)
    if isinstance(equation, Function) and equation.of in sums:
        return called(equation.function, weighted_sum(kind, sums[equation.of]))
    return right_side(kind, equation.name)
