"""The single terms of a weighted sum, and which of them are worth showing."""

from msgspec import Struct

from lstm_gui.core.arrays import Array, exact_sum
from lstm_gui.core.entries import Entry
from lstm_gui.core.equations import Product, Weighted
from lstm_gui.core.facts.contributions import sum_of
from lstm_gui.core.quantities import quantity_at
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

BEFORE_THE_FIRST = -1


class Source(Struct, frozen=True):
    """Where the factor beside a weight comes from.

    ``quantity`` is ``"x"``, ``"h"`` or another name of `lstm_gui.core.quantities`; ``t``
    counts from 0 and is -1 for ``h_0`` and ``c_0``, to which resets return; ``index`` is the input
    or the unit.
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


def terms(state: State, trace: Trace, block: str) -> tuple[Term, ...]:
    """Return the terms of the ``Z`` of ``block`` for the selected unit and step.

    They stand in the order of ``W_h h_{t-1} + W_x x_t + p c + b`` and add up to the number
    in the trace but for rounding; not those of ``i`` with coupled gates, which take no part.
    In the place of a block may stand the name of a sum inside of another: ``u`` of a GRU is
    ``W_h^(n) h_{t-1} + b_h^(n)``.

    Raises
    ------
    ValueError
        If the cell has no such block.
    """
    kind = state.parameters.kind
    inner = kind.by_name.get(block)
    equation = inner if isinstance(inner, Weighted) else sum_of(kind, block)
    return (
        *_from_hidden(state, trace, equation),
        *_from_input(state, trace, equation),
        *_from_cell(state, trace, equation),
        *_from_bias(state, equation),
    )


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


def _from_hidden(state: State, trace: Trace, equation: Weighted) -> tuple[Term, ...]:
    if not equation.hears:
        return _let_through(state, trace, equation)
    t, unit = state.selection.t, state.selection.unit
    weights = state.parameters.block(equation.block).w_h
    factors = quantity_at(trace, equation.hears, t)
    source = _source(trace, equation.hears, t)
    return _weighted("w_h", equation.block, unit, weights, factors, source)


def _let_through(state: State, trace: Trace, equation: Weighted) -> tuple[Term, ...]:
    """Return the product that is added as it is: that of a gate and what it lets through."""
    product = state.parameters.kind.by_name.get(equation.adds)
    if not isinstance(product, Product):
        return ()
    t, unit = state.selection.t, state.selection.unit
    gate, inner = (float(quantity_at(trace, name, t)[unit]) for name in product.reads)
    return (Term(gate, inner, None, Source(product.other, t, unit)),)


def _from_input(state: State, trace: Trace, equation: Weighted) -> tuple[Term, ...]:
    if not equation.of_x:
        return ()
    t, unit = state.selection.t, state.selection.unit
    weights = state.parameters.block(equation.block).w_x
    return _weighted("w_x", equation.block, unit, weights, trace.x[t], ("x", t))


def _from_cell(state: State, trace: Trace, equation: Weighted) -> tuple[Term, ...]:
    if not equation.peephole:
        return ()
    t, unit, block = state.selection.t, state.selection.unit, equation.block
    weight = float(state.parameters.extra_of(block, equation.weight)[unit])
    seen = float(quantity_at(trace, equation.peephole, t)[unit])
    source = Source(*_source(trace, equation.peephole, t), unit)
    return (Term(weight, seen, Entry(equation.weight, unit, 0, block), source),)


def _from_bias(state: State, equation: Weighted) -> tuple[Term, ...]:
    name, block, unit = equation.bias, equation.block, state.selection.unit
    if not name:
        return ()
    parameters = state.parameters
    biases = parameters.block(block).b if name == "b" else parameters.extra_of(block, name)
    return (Term(float(biases[unit]), 1.0, Entry(name, unit, 0, block), None),)


def _source(trace: Trace, name: str, t: int) -> tuple[str, int]:
    """Return a quantity and its step: what entered step t is what the one before it left.

    At a reset that is what stands before the first step.
    """
    if not name.endswith("_before"):
        return name, t
    return name.removesuffix("_before"), BEFORE_THE_FIRST if t in trace.resets else t - 1


def _weighted(
    array: str, block: str, unit: int, weights: Array, factors: Array, source: tuple[str, int]
) -> tuple[Term, ...]:
    pairs = zip(weights[unit].tolist(), factors.tolist(), strict=True)
    return tuple(
        Term(weight, factor, Entry(array, unit, index, block), Source(*source, index))
        for index, (weight, factor) in enumerate(pairs)
    )
