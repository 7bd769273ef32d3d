"""Weighted sums and what becomes of them: the formula, then the same with its numbers."""

from collections.abc import Iterable

from msgspec.structs import replace

from lstm_gui.core import Clamp, Entry
from lstm_gui.core.analysis import Source, Term, folded, terms
from lstm_gui.core.analysis.terms import BEFORE_THE_FIRST
from lstm_gui.core.equations import Product, Sum
from lstm_gui.core.facts.contributions import sum_with
from lstm_gui.scenes.inspection.inspectable import state_before_of
from lstm_gui.scenes.inspection.linked_numbers import entry_number, quantity_number, state_before
from lstm_gui.scenes.inspection.pieces import Fold, Line, Lookup, Number, Piece, Symbol, Words
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.surgery import clamp_of
from lstm_gui.words.arithmetic import ABOUT, EQUAL, sign
from lstm_gui.words.equation_texts import inner_definitions, inner_sum, squash_word, weighted_sum
from lstm_gui.words.numbers import MINUS, number
from lstm_gui.words.quantity_words import block_role, quantity_role
from lstm_gui.words.symbols import symbol
from lstm_gui.words.translation import tr

SHOWN_AT_MOST = 8
"""Terms of a sum, without the bias, that are shown before any is folded away."""
SHOWN_IF_FOLDED = 4

_EQUALS = Symbol(" = ")
_PLUS = Symbol(" + ", glued=False)
_OPEN, _CLOSE = Symbol("("), Symbol(")")


def sum_lines(snapshot: Snapshot, block: str, unfolded: bool) -> tuple[Line, ...]:
    """Return ``Z`` of ``block`` for the unit and step of ``snapshot``, term by term."""
    found = snapshot.kind.by_name.get(f"z_{block}")
    if isinstance(found, Sum):
        negative = quantity_number(snapshot, found.minus[0], snapshot.t, snapshot.unit)
        return (equation(snapshot, found.name, (Symbol("−"), *bracketed(negative))),)
    formula = f"{symbol(snapshot.kind, f'z_{block}')} = {weighted_sum(snapshot.kind, block)}"
    whole = terms(snapshot.state, snapshot.trace, block)
    said = (formula, *inner_definitions(snapshot.kind, formula))
    symbols = (Line((Symbol(one),)) for one in said)
    return *symbols, _sum_line(snapshot, f"z_{block}", whole, unfolded)


def inner_lines(snapshot: Snapshot, name: str, unfolded: bool) -> tuple[Line, ...]:
    """Return a weighted sum inside of another, as a GRU has one, term by term."""
    whole = terms(snapshot.state, snapshot.trace, name)
    formula = f"{symbol(snapshot.kind, name)} = {inner_sum(snapshot.kind, name)}"
    return Line((Symbol(formula),)), _sum_line(snapshot, name, whole, unfolded)


def activation_line(snapshot: Snapshot, block: str) -> Line:
    """Return what the block makes of its ``Z``: a gate, the candidate or the state."""
    name = snapshot.kind.result(block)
    clamp = clamp_of(snapshot, name)
    if clamp is not None:
        return held_line(snapshot, clamp)
    word, found = squash_word(snapshot.kind, block), result(snapshot, name)
    before, after = (f"{word}(", ")") if word else ("", "")
    total = symbol(snapshot.kind, f"z_{block}")
    whole = f"{symbol(snapshot.kind, name)}[{snapshot.unit + 1}] = {before}{total}{after}"
    left = Symbol(whole, block_role(snapshot.kind, block))
    pieces = (Symbol(before), operand(snapshot, f"z_{block}"), Symbol(after))
    return Line((left, _EQUALS, *pieces, leads_to(pieces, found), found))


def held_line(snapshot: Snapshot, clamp: Clamp) -> Line:
    """Return what a quantity is held at, instead of what it would be."""
    words = tr("clamped from t = {first} to {last}").format(first=clamp.first, last=clamp.last)
    kind, quantity = snapshot.kind, clamp.quantity
    letter = f"{symbol(kind, quantity)}[{snapshot.unit + 1}]"
    left = Symbol(f"{letter} := ", quantity_role(kind, quantity))
    said = (Words(word) for word in f"({words})".split())
    return Line((left, result(snapshot, clamp.quantity), Symbol(" "), *said))


def product_line(snapshot: Snapshot, markup: str, term: Term, block: str) -> Line:
    """Return one term of a weighted sum on its own."""
    product = Number(term.product, tr("its share of the sum"), block_role(snapshot.kind, block))
    pieces = _product(snapshot, term)
    return Line(
        (Symbol(markup, product.role), _EQUALS, *pieces, leads_to(pieces, product), product)
    )


def operand(snapshot: Snapshot, name: str) -> Number:
    """Return a quantity of the step, or of the one before, as a link."""
    if state := state_before_of(snapshot.kind, name):
        return state_before(snapshot, state, snapshot.t, snapshot.unit)
    return quantity_number(snapshot, name, snapshot.t, snapshot.unit)


def result(snapshot: Snapshot, name: str) -> Number:
    """Return a quantity of the step as what its own explanation ends with."""
    return replace(quantity_number(snapshot, name, snapshot.t, snapshot.unit), target=None)


def times(snapshot: Snapshot, one: str, other: str) -> tuple[Piece, ...]:
    """Return a product of two quantities of the step."""
    first, second = operand(snapshot, one), operand(snapshot, other)
    return (*bracketed(first), Symbol(" · "), *bracketed(second))


def equation(snapshot: Snapshot, name: str, pieces: Iterable[Piece]) -> Line:
    """Return ``pieces`` between the quantity called ``name`` and its value."""
    letter = symbol(snapshot.kind, name)
    left = Symbol(f"{letter}[{snapshot.unit + 1}]", quantity_role(snapshot.kind, name))
    if not is_plain(letter):
        left = Symbol(" ")
    pieces, found = tuple(pieces), result(snapshot, name)
    return Line((left, _EQUALS, *pieces, leads_to(pieces, found), found))


def leads_to(pieces: Iterable[Piece], found: Number, glued: bool = False) -> Symbol:
    """Return the sign before ``found``: ≈ if the written numbers of ``pieces`` lead elsewhere."""
    return Symbol(
        f" {sign(''.join(_written(piece) for piece in pieces), found.text)} ", glued=glued
    )


def begins(snapshot: Snapshot, products: Iterable[tuple[str, str, Number]]) -> Symbol:
    """Return the sign before a line that says what the ``products`` of the line above come to."""
    written = (leads_to(times(snapshot, one, other), found) for one, other, found in products)
    is_about = any(ABOUT in symbol.markup for symbol in written)
    return Symbol(f"       {ABOUT if is_about else EQUAL} ")


def _written(piece: Piece) -> str:
    match piece:
        case Symbol():
            return piece.markup
        case Number():
            return piece.text
        case Fold():
            return number(piece.total) if not piece.unfolded else ""
        case Words() | Lookup():
            return piece.text


def is_plain(symbol: str) -> bool:
    """Tell whether an index can stand behind ``symbol``."""
    return not any(sign in symbol for sign in "⊙−/+(") or symbol.startswith("tanh")


def bracketed(factor: Number) -> tuple[Piece, ...]:
    """Return the number, in brackets if it has a sign."""
    return (_OPEN, factor, _CLOSE) if factor.text.startswith(MINUS) else (factor,)


def term_of(snapshot: Snapshot, entry: Entry) -> Term:
    """Return the term of its block's weighted sum that ``entry`` is the weight of.

    A recurrent weight that a reset gate multiplies is found in the sum inside of it.
    """
    inner = sum_with(snapshot.kind, entry)
    blocks = (entry.block, *((inner,) if inner != f"z_{entry.block}" else ()))
    whole = (term for block in blocks for term in terms(snapshot.state, snapshot.trace, block))
    return next(term for term in whole if term.entry == entry)


def _sum_line(snapshot: Snapshot, name: str, whole: tuple[Term, ...], unfolded: bool) -> Line:
    too_long = len(whole) - 1 > SHOWN_AT_MOST
    short = folded(whole, len(whole) if unfolded or not too_long else SHOWN_IF_FOLDED)
    pieces: list[Piece] = []
    for index, term in enumerate(short.shown):
        is_last = index == len(short.shown) - 1
        if is_last and too_long:
            pieces += _fold(len(short.folded), short.folded_total, unfolded)
        pieces += _term(snapshot, term, is_first=index == 0)
    return equation(snapshot, name, pieces)


def _term(snapshot: Snapshot, term: Term, is_first: bool) -> list[Piece]:
    product = _product(snapshot, term)
    if is_first:
        return list(product)
    return [_PLUS, *product]


def _product(snapshot: Snapshot, term: Term) -> tuple[Piece, ...]:
    if term.entry is None:
        assert term.source is not None
        return times(snapshot, _gate_of(snapshot, term.source.quantity), term.source.quantity)
    weight = bracketed(entry_number(snapshot, term.entry))
    if term.source is None:
        return weight
    return (*weight, Symbol("·"), *bracketed(_source_number(snapshot, term.source)))


def _gate_of(snapshot: Snapshot, inner: str) -> str:
    """Return the gate that lets ``inner`` through to a weighted sum."""
    products = (one for one in snapshot.kind.equations if isinstance(one, Product))
    return next(one.one for one in products if one.other == inner)


def _source_number(snapshot: Snapshot, source: Source) -> Number:
    if source.quantity == "x":
        return entry_number(snapshot, Entry("x", source.t, source.index))
    if source.t in (snapshot.t - 1, BEFORE_THE_FIRST):
        return state_before(snapshot, source.quantity, snapshot.t, source.index)
    return quantity_number(snapshot, source.quantity, source.t, source.index)


def _fold(count: int, total: float, unfolded: bool) -> list[Piece]:
    if unfolded:
        return [Symbol(" ", glued=False), Fold(tr("fewer"), unfolded=True)]
    text = tr("{count} more").format(count=count)
    return [_PLUS, Fold(f"{text} ({number(total)})", unfolded=False, total=total)]
