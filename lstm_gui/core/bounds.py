"""Between which numbers a quantity stays, whatever the parameters and the input are."""

from functools import lru_cache

from lstm_gui.core.equations import FUNCTIONS, Complement, Equation, Function, Product, Share
from lstm_gui.core.kinds import Kind

Interval = tuple[float, float]


@lru_cache(maxsize=512)
def interval(kind: Kind, quantity: str) -> Interval | None:
    """Return the ends of what ``quantity`` can be; None if it has no bound on both sides."""
    equation = kind.by_name.get(quantity)
    return None if equation is None else _of(kind, equation)


def can_be_negative(kind: Kind, quantity: str) -> bool:
    """Tell whether ``quantity`` may be below 0."""
    equation = kind.by_name.get(quantity)
    if isinstance(equation, Function):
        return FUNCTIONS[equation.function].low < 0.0
    bounds = interval(kind, quantity)
    return bounds is None or bounds[0] < 0.0


def _of(kind: Kind, equation: Equation) -> Interval | None:
    match equation:
        case Function(function=function):
            squash = FUNCTIONS[function]
            return (squash.low, squash.high) if squash.bounded else None
        case Share():
            return 0.0, 1.0
        case Complement(of=of):
            inner = interval(kind, of)
            return inner and (1.0 - inner[1], 1.0 - inner[0])
        case Product(one=one, other=other):
            first, second = interval(kind, one), interval(kind, other)
            if first is None or second is None:
                return None
            ends = [a * b for a in first for b in second]
            return min(ends), max(ends)
        case _:
            return None
