"""The single terms of a weighted sum, and which of them are worth showing."""

from msgspec import Struct

from lstm_gui.core.arrays import Array, exact_sum
from lstm_gui.core.cells import CellTrace
from lstm_gui.core.contributions import (
    PEEPHOLE,
    hidden_factors,
    resets_product,
    seen_by_peephole,
)
from lstm_gui.core.entries import Entry
from lstm_gui.core.quantities import quantity_at
from lstm_gui.core.state import State
from lstm_gui.core.trace import GruTrace, Trace

BEFORE_THE_FIRST = -1
INNER = "u"
"""The sum inside of the reset of a GRU: ``u_t = W_h^(n) h_{t-1} + b_h^(n)``."""


class Source(Struct, frozen=True):
    """Where the factor beside a weight comes from.

    ``quantity`` is ``"x"``, ``"h"`` or another name of `lstm_gui.core.quantities`; ``t``
    counts from 0 and is -1 for ``h_0`` and ``c_0``; ``index`` is the input or the unit.
    """

    quantity: str
    t: int
    index: int

    @property
    def entry(self) -> Entry | None:
        """The address of the number if a user can set it; None if the cell computes it."""
        if self.quantity == "x":
            return Entry("x", self.t, self.index)
        return Entry(f"{self.quantity}_0", self.index) if self.t == BEFORE_THE_FIRST else None


class Term(Struct, frozen=True):
    """One term of a weighted sum: the parameter at ``entry`` times a factor.

    A bias has the factor 1 and no source. What the reset gate of a GRU lets through has no
    entry: its weight is the gate, its factor ``u``.
    """

    weight: float
    factor: float
    entry: Entry | None
    source: Source | None

    @property
    def product(self) -> float:
        return self.weight * self.factor


class Folded(Struct, frozen=True):
    """A sum shortened to its largest terms.

    ``shown`` are in the order of the sum, the bias last; ``folded`` are all others, from
    the largest to the smallest, and ``folded_total`` is their sum.
    """

    shown: tuple[Term, ...]
    folded: tuple[Term, ...]
    folded_total: float


def terms(state: State, trace: CellTrace, block: str) -> tuple[Term, ...]:
    """Return the terms of the ``Z`` of ``block``, or of `INNER`, for the selected unit and step.

    They stand in the order of ``W_h h_{t-1} + W_x x_t + p c + b`` and add up to the number
    in the trace but for rounding; not those of ``i`` with coupled gates, which take no part.

    Raises
    ------
    ValueError
        If the cell has no such block.
    """
    if block == INNER:
        return _inner(state, trace)
    t, unit = state.selection.t, state.selection.unit
    parameters = state.parameters.block(block)
    x = _weighted("w_x", block, unit, parameters.w_x, trace.x[t], ("x", t))
    bias = Term(float(parameters.b[unit]), 1.0, Entry("b", unit, 0, block), None)
    return (*_from_hidden(state, trace, block), *x, *_from_cell(state, trace, block), bias)


def by_size(whole: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms from the largest ``|product|`` to the smallest, equals in order."""
    return tuple(sorted(whole, key=lambda term: -abs(term.product)))


def folded(whole: tuple[Term, ...], most: int) -> Folded:
    """Shorten a sum to the bias and the ``most`` largest of all other terms."""
    weighted = by_size(tuple(term for term in whole if term.source is not None))
    rest = weighted[max(0, most) :]
    hidden = {term.source for term in rest}
    return Folded(
        shown=tuple(term for term in whole if term.source is None or term.source not in hidden),
        folded=rest,
        folded_total=exact_sum(term.product for term in rest),
    )


def _from_hidden(state: State, trace: CellTrace, block: str) -> tuple[Term, ...]:
    t, unit = state.selection.t, state.selection.unit
    weights = state.parameters.block(block).w_h
    if resets_product(state, block):
        gate, inner = (float(quantity_at(trace, name, t)[unit]) for name in ("r", INNER))
        return (Term(gate, inner, None, Source(INNER, t, unit)),)
    factors = hidden_factors(state, trace, block)
    reset_first = isinstance(trace, GruTrace) and block == "n"
    source = ("passed", t) if reset_first else ("h", t - 1)
    return _weighted("w_h", block, unit, weights, factors, source)


def _inner(state: State, trace: CellTrace) -> tuple[Term, ...]:
    t, unit = state.selection.t, state.selection.unit
    weights = state.parameters.block("n").w_h
    bias = float(state.parameters.extra_of("n", "b_h")[unit])
    hidden = _weighted("w_h", "n", unit, weights, trace.h_before(t), ("h", t - 1))
    return (*hidden, Term(bias, 1.0, Entry("b_h", unit, 0, "n"), None))


def _from_cell(state: State, trace: CellTrace, block: str) -> tuple[Term, ...]:
    if not isinstance(trace, Trace) or PEEPHOLE not in state.parameters.kind.extra_names(block):
        return ()
    t, unit = state.selection.t, state.selection.unit
    weight = float(state.parameters.extra_of(block, PEEPHOLE)[unit])
    seen = float(seen_by_peephole(trace, block, t)[unit])
    source = Source("c", t if block == "o" else t - 1, unit)
    return (Term(weight, seen, Entry(PEEPHOLE, unit, 0, block), source),)


def _weighted(
    array: str, block: str, unit: int, weights: Array, factors: Array, source: tuple[str, int]
) -> tuple[Term, ...]:
    pairs = zip(weights[unit].tolist(), factors.tolist(), strict=True)
    return tuple(
        Term(weight, factor, Entry(array, unit, index, block), Source(*source, index))
        for index, (weight, factor) in enumerate(pairs)
    )
