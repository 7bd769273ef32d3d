"""The single terms of a weighted sum, and which of them are worth showing."""

from dataclasses import dataclass
from math import fsum

from lstm_gui.core.entries import Entry
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

BEFORE_THE_FIRST = -1


@dataclass(frozen=True)
class Source:
    """Where the factor beside a weight comes from.

    ``quantity`` is ``"x"`` or ``"h"``; ``t`` counts from 0 and is -1 for ``h_0``;
    ``index`` is the input or the unit.
    """

    quantity: str
    t: int
    index: int

    @property
    def entry(self) -> Entry | None:
        """The address of the number if a user can set it; None if the cell computes it."""
        if self.quantity == "x":
            return Entry("x", self.t, self.index)
        return Entry("h_0", self.index) if self.t == BEFORE_THE_FIRST else None


@dataclass(frozen=True)
class Term:
    """One term of a weighted sum: the parameter at ``entry`` times a factor.

    The bias has the factor 1 and no source.
    """

    weight: float
    factor: float
    entry: Entry
    source: Source | None

    @property
    def product(self) -> float:
        return self.weight * self.factor


@dataclass(frozen=True)
class Folded:
    """A sum shortened to its largest terms.

    ``shown`` are in the order of the sum, the bias last; ``folded`` are all others, from
    the largest to the smallest, and ``folded_total`` is their sum.
    """

    shown: tuple[Term, ...]
    folded: tuple[Term, ...]
    folded_total: float


def terms(state: State, trace: Trace, block: str) -> tuple[Term, ...]:
    """Return the terms of the ``Z`` of ``block`` for the selected unit and step.

    They stand in the order of ``W_h h_{t-1} + W_x x_t + b`` and add up to the number in
    the trace but for rounding.

    Raises
    ------
    ValueError
        If the cell has no such block.
    """
    t, unit = state.selection.t, state.selection.unit
    parameters = state.parameters.block(block)
    products = (
        ("w_h", "h", t - 1, parameters.w_h, trace.h_before(t)),
        ("w_x", "x", t, parameters.w_x, trace.x[t]),
    )
    weighted = [
        Term(weight, factor, Entry(array, unit, index, block), Source(quantity, step, index))
        for array, quantity, step, weights, factors in products
        for index, (weight, factor) in enumerate(
            zip(weights[unit].tolist(), factors.tolist(), strict=True)
        )
    ]
    return (*weighted, Term(float(parameters.b[unit]), 1.0, Entry("b", unit, 0, block), None))


def by_size(whole: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms from the largest ``|product|`` to the smallest, equals in order."""
    return tuple(sorted(whole, key=lambda term: -abs(term.product)))


def folded(whole: tuple[Term, ...], most: int) -> Folded:
    """Shorten a sum to the bias and the ``most`` largest of all other terms."""
    weighted = by_size(tuple(term for term in whole if term.source is not None))
    rest = weighted[max(0, most) :]
    hidden = {term.entry for term in rest}
    return Folded(
        shown=tuple(term for term in whole if term.entry not in hidden),
        folded=rest,
        folded_total=fsum(term.product for term in rest),
    )
