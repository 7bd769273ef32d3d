"""What a cell makes of its gates: each formula, then the same with its numbers."""

from lstm_gui.core.equations import (
    Complement,
    Function,
    Maximum,
    Product,
    Quotient,
    Share,
    Sum,
)
from lstm_gui.scenes.inspection.formulas import (
    begins,
    bracketed,
    equation,
    leads_to,
    operand,
    result,
    times,
)
from lstm_gui.scenes.inspection.pieces import Line, Piece, Symbol
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.quantity_words import quantity_role
from lstm_gui.words.symbols import (
    FUNCTION_WORDS,
    complement_of,
    right_side,
    shared,
    symbol,
    terms_in_order,
)

_EQUALS = Symbol(" = ")
_PLUS, _MINUS = Symbol(" + ", glued=False), Symbol(" − ", glued=False)
_CLOSE = Symbol(")")


def computed_lines(snapshot: Snapshot, name: str) -> tuple[Line, ...]:
    """Return how ``name`` follows from other quantities of the step; it is no weighted sum."""
    kind = snapshot.kind
    if rest := complement_of(kind, name):
        pieces = (Symbol("1 − "), *bracketed(operand(snapshot, rest)))
        return _formula(snapshot, name, f"1 − {symbol(kind, rest)}"), equation(
            snapshot, name, pieces
        )
    found = kind.by_name[name]
    match found:
        case Function() if symbol(kind, name) == right_side(kind, name):
            return _function_lines(snapshot, found)
        case Sum() if _products(snapshot, found):
            return _sum_of_products(snapshot, found)
        case _:
            formula = _formula(snapshot, name, right_side(kind, name))
            return formula, equation(snapshot, name, _pieces(snapshot, name))


def _formula(snapshot: Snapshot, name: str, right: str) -> Line:
    left = symbol(snapshot.kind, name)
    return Line((Symbol(right if left == right else f"{left} = {right}"),))


def _pieces(snapshot: Snapshot, name: str) -> tuple[Piece, ...]:
    found = snapshot.kind.by_name[name]
    match found:
        case Product(one=one, other=other):
            return times(snapshot, one, other)
        case Function(function=function, of=of):
            word = FUNCTION_WORDS[function]
            around = (Symbol(f"{word}("), _CLOSE) if word else (Symbol(""), Symbol(""))
            return (around[0], operand(snapshot, of), around[1])
        case Quotient(one=one, other=other):
            return (*_bracketed(snapshot, one), Symbol(" / "), *_bracketed(snapshot, other))
        case Maximum(one=one, other=other):
            first, second = operand(snapshot, one), operand(snapshot, other)
            return (Symbol("max("), first, Symbol(", "), second, _CLOSE)
        case Share():
            first, gates = shared(snapshot.kind, found)
            both = [operand(snapshot, gate) for gate in gates]
            return (operand(snapshot, first), Symbol(" / ("), both[0], _PLUS, *both[1:], _CLOSE)
        case Complement(of=of):
            return (Symbol("1 − "), *_bracketed(snapshot, of))
        case Sum():
            return _added(snapshot, found)
        case _:
            raise TypeError(f"nobody can tell a {type(found).__name__}")


def _bracketed(snapshot: Snapshot, name: str) -> tuple[Piece, ...]:
    return bracketed(operand(snapshot, name))


def _added(snapshot: Snapshot, found: Sum) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for term in terms_in_order(snapshot.kind, found):
        pieces += [_PLUS] if pieces else []
        # The first of a sum needs no brackets.
        pieces += _bracketed(snapshot, term) if pieces else [operand(snapshot, term)]
    for term in found.minus:
        pieces += [_MINUS, *_bracketed(snapshot, term)]
    return tuple(pieces)


def _function_lines(snapshot: Snapshot, found: Function) -> tuple[Line, ...]:
    kind, number = snapshot.kind, result(snapshot, found.name)
    word = FUNCTION_WORDS[found.function]
    before, after = (f"{word}(", ")") if word else ("", "")
    argument = f"{before}{symbol(kind, found.of)}[{snapshot.unit + 1}]{after}"
    left = Symbol(argument, quantity_role(kind, found.name))
    pieces = (Symbol(before), operand(snapshot, found.of), Symbol(after))
    return (Line((left, _EQUALS, *pieces, leads_to(pieces, number), number)),)


def _products(snapshot: Snapshot, found: Sum) -> tuple[tuple[str, str, str], ...]:
    """Return the factors of the terms with their names, if all terms are products."""
    terms = terms_in_order(snapshot.kind, found)
    made = [snapshot.kind.by_name.get(term) for term in terms]
    if found.minus or not all(isinstance(one, Product) for one in made):
        return ()
    return tuple((one.one, one.other, one.name) for one in made if isinstance(one, Product))


def _sum_of_products(snapshot: Snapshot, found: Sum) -> tuple[Line, ...]:
    kind, name, number = snapshot.kind, found.name, result(snapshot, found.name)
    products = _products(snapshot, found)
    spelled: list[Piece] = []
    for one, other, _ in products:
        spelled += [_PLUS] if spelled else []
        spelled += times(snapshot, one, other)
    parts = _added(snapshot, found)
    factors = [(one, other, operand(snapshot, term)) for one, other, term in products]
    left = Symbol(f"{symbol(kind, name)}[{snapshot.unit + 1}]", quantity_role(kind, name))
    return (
        Line((Symbol(f"{symbol(kind, name)} = {right_side(kind, name)}"),)),
        Line((left, _EQUALS, *spelled)),
        Line((begins(snapshot, factors), *parts, leads_to(parts, number), number)),
    )
