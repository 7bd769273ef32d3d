"""Between which numbers a quantity stays, whatever the parameters and the input are."""

from functools import lru_cache
from math import inf

from lstm_gui.core.clamps import largest_clamp
from lstm_gui.core.equations import FUNCTIONS, Complement, Equation, Function, Product, Share
from lstm_gui.core.kinds import Kind

Interval = tuple[float, float]


@lru_cache(maxsize=512)
def interval(kind: Kind, quantity: str) -> Interval | None:
    """Return the ends of what ``quantity`` can be; None if it has no bound on both sides."""
    equation = kind.by_name.get(quantity)
    return None if equation is None else _of(kind, equation)


def reach(kind: Kind, quantity: str) -> Interval:
    """Return the ends of what ``quantity`` can be, each infinite where it has no bound."""
    equation = kind.by_name.get(quantity)
    if isinstance(equation, Function):
        squash = FUNCTIONS[equation.function]
        return squash.low, squash.high
    return interval(kind, quantity) or (-inf, inf)


def can_be_negative(kind: Kind, quantity: str) -> bool:
    """Tell whether ``quantity`` may be below 0."""
    return reach(kind, quantity)[0] < 0.0


def clamp_range(kind: Kind, quantity: str) -> Interval:
    """Return between which numbers ``quantity`` is offered to be held, both included.

    It is what the quantity can be by itself, and no more than `largest_clamp`: a gate of which
    ``1 - z`` keeps the memory, held below 0, would let it grow at each step. A file may hold
    more, since it opens as it was written.
    """
    (low, high), limit = reach(kind, quantity), largest_clamp(quantity)
    return max(low, -limit), min(high, limit)


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
