"""The formulas of the cell, each followed by the same with its numbers put in."""

from collections.abc import Iterable
from dataclasses import replace

from lstm_gui.core import Entry, Term, folded, terms
from lstm_gui.ui.inspection.numbers import entry_number, quantity_number, state_before
from lstm_gui.ui.inspection.pieces import Fold, Line, Number, Piece, Symbol
from lstm_gui.ui.inspection.quantities import ACTIVATIONS, QUANTITIES
from lstm_gui.ui.language import tr
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import MINUS, number

SHOWN_AT_MOST = 8
"""Terms of a sum, without the bias, that are shown before any is folded away."""
SHOWN_IF_FOLDED = 4

_EQUALS, _IS = Symbol(" = "), Symbol(" = ", glued=False)
_PLUS = Symbol(" + ", glued=False)
_OPEN, _CLOSE = Symbol("("), Symbol(")")


def sum_lines(snapshot: Snapshot, block: str, unfolded: bool) -> tuple[Line, ...]:
    """Return ``Z`` of ``block`` for the unit and step of ``snapshot``, term by term."""
    unit = snapshot.unit
    formula = f"Z_{block} = W_h^{{({block})}} h_{{t−1}} + W_x^{{({block})}} x_t + b^{{({block})}}"
    whole = terms(snapshot.state, snapshot.trace, block)
    too_long = len(whole) - 1 > SHOWN_AT_MOST
    short = folded(whole, len(whole) if unfolded or not too_long else SHOWN_IF_FOLDED)
    pieces: list[Piece] = [Symbol(f"Z_{block}[{unit + 1}]", block), _EQUALS]
    for index, term in enumerate(short.shown):
        is_last = index == len(short.shown) - 1
        if is_last and too_long:
            pieces += _fold(len(short.folded), short.folded_total, unfolded)
        pieces += _term(snapshot, term, is_first=index == 0)
    total = quantity_number(snapshot, f"z_{block}", snapshot.t, unit)
    pieces += [_IS, replace(total, target=None)]
    return Line((Symbol(formula),)), Line(tuple(pieces))


def activation_line(snapshot: Snapshot, block: str) -> Line:
    """Return what the block makes of its ``Z``: a gate or the candidate."""
    t, unit, name = snapshot.t, snapshot.unit, ACTIVATIONS[block]
    squashed = "tanh" if block == "c" else "σ"
    argument = quantity_number(snapshot, f"z_{block}", t, unit)
    symbol = QUANTITIES[name].symbol
    return Line(
        (
            Symbol(f"{symbol}[{unit + 1}] = {squashed}(Z_{block})", block),
            Symbol(f" = {squashed}("),
            argument,
            _CLOSE,
            _IS,
            _result(snapshot, name),
        )
    )


def kept_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``f_t c_{t-1}``."""
    return Line((Symbol("f_t ⊙ c_{t−1}"),)), _numbers(snapshot, "kept", _kept(snapshot))


def written_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``i_t c~_t``."""
    return Line((Symbol("i_t ⊙ c̃_t"),)), _numbers(snapshot, "written", _written(snapshot))


def cell_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``c_t = f_t c_{t-1} + i_t c~_t`` and its two products."""
    products = (*_kept(snapshot), _PLUS, *_written(snapshot))
    t, unit = snapshot.t, snapshot.unit
    parts = (
        quantity_number(snapshot, "kept", t, unit),
        _PLUS,
        *_factor(quantity_number(snapshot, "written", t, unit)),
    )
    return (
        Line((Symbol("c_t = f_t ⊙ c_{t−1} + i_t ⊙ c̃_t"),)),
        Line((Symbol(f"c_t[{unit + 1}]", "cell"), _EQUALS, *products)),
        Line((Symbol("       = "), *parts, _IS, _result(snapshot, "c"))),
    )


def squashed_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``tanh(c_t)``."""
    cell = quantity_number(snapshot, "c", snapshot.t, snapshot.unit)
    left = Symbol(f"tanh(c_t[{snapshot.unit + 1}])", "cell")
    pieces = (Symbol("tanh("), cell, _CLOSE, _IS, _result(snapshot, "tanh_c"))
    return (Line((left, _EQUALS, *pieces)),)


def hidden_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """Return ``h_t = o_t tanh(c_t)``."""
    t, unit = snapshot.t, snapshot.unit
    gate = quantity_number(snapshot, "o", t, unit)
    squashed = quantity_number(snapshot, "tanh_c", t, unit)
    return (
        Line((Symbol("h_t = o_t ⊙ tanh(c_t)"),)),
        _numbers(snapshot, "h", (*_factor(gate), Symbol(" · "), *_factor(squashed))),
    )


def product_line(snapshot: Snapshot, markup: str, term: Term) -> Line:
    """Return one term of a weighted sum on its own."""
    product = Number(term.product, tr("its share of the sum"), term.entry.block)
    pieces = _product(snapshot, term)
    return Line((Symbol(markup, term.entry.block), _EQUALS, *pieces, _IS, product))


def _numbers(snapshot: Snapshot, name: str, pieces: Iterable[Piece]) -> Line:
    quantity = QUANTITIES[name]
    left = Symbol(f"{quantity.symbol}[{snapshot.unit + 1}]", quantity.role)
    if "⊙" in quantity.symbol:
        left = Symbol(" ")
    return Line((left, _EQUALS, *pieces, _IS, _result(snapshot, name)))


def _result(snapshot: Snapshot, name: str) -> Number:
    return replace(quantity_number(snapshot, name, snapshot.t, snapshot.unit), target=None)


def _kept(snapshot: Snapshot) -> tuple[Piece, ...]:
    t, unit = snapshot.t, snapshot.unit
    before = state_before(snapshot, "c", t, unit)
    return (quantity_number(snapshot, "f", t, unit), Symbol(" · "), *_factor(before))


def _written(snapshot: Snapshot) -> tuple[Piece, ...]:
    t, unit = snapshot.t, snapshot.unit
    candidate = quantity_number(snapshot, "c_tilde", t, unit)
    return (quantity_number(snapshot, "i", t, unit), Symbol(" · "), *_factor(candidate))


def _term(snapshot: Snapshot, term: Term, is_first: bool) -> list[Piece]:
    product = _product(snapshot, term)
    if is_first:
        return list(product)
    return [_PLUS, *product]


def _product(snapshot: Snapshot, term: Term) -> tuple[Piece, ...]:
    weight = _factor(entry_number(snapshot, term.entry))
    source = term.source
    if source is None:
        return weight
    if source.entry is not None and source.entry.array == "x":
        factor = entry_number(snapshot, source.entry)
    else:
        factor = state_before(snapshot, "h", snapshot.t, source.index)
    return (*weight, Symbol("·"), *_factor(factor))


def _factor(factor: Number) -> tuple[Piece, ...]:
    """Return the number, in brackets if it has a sign."""
    return (_OPEN, factor, _CLOSE) if factor.text.startswith(MINUS) else (factor,)


def _fold(count: int, total: float, unfolded: bool) -> list[Piece]:
    if unfolded:
        return [Symbol(" ", glued=False), Fold(tr("fewer"), unfolded=True)]
    text = tr("{count} more").format(count=count)
    return [_PLUS, Fold(f"{text} ({number(total)})", unfolded=False)]


def term_of(snapshot: Snapshot, entry: Entry) -> Term:
    """Return the term of its block's weighted sum that ``entry`` is the weight of."""
    whole = terms(snapshot.state, snapshot.trace, entry.block)
    return next(term for term in whole if term.entry == entry)
