"""The update equations of a cell as symbols and signs, of which each symbol has a number."""

from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.edits.conversion import candidate_block
from lstm_gui.core.equations import Equation, Function, Product, Sum
from lstm_gui.core.facts.bounds import can_be_negative
from lstm_gui.words.notations.in_force import kept_by_notation
from lstm_gui.words.quantity_words import block_of, block_role, quantity_role
from lstm_gui.words.symbols import FUNCTION_WORDS, symbol, terms_in_order


class Term(Struct, frozen=True):
    """A symbol with a number below it; what has no ``quantity`` is a sign."""

    markup: str
    role: str = ""
    quantity: str = ""
    block: str = ""
    signed: bool = True

    @property
    def is_sign(self) -> bool:
        return not self.quantity


GAP = Term(" ")
_PLUS, _TIMES, IS, CLOSE = Term("+"), Term("·"), Term("="), Term(")")


def terms_of(kind: Kind, mean: bool) -> tuple[Term, ...]:
    """Return the update equations of a cell of ``kind``, of one unit or in the mean of all."""
    return _of_means(kind) if mean else _of_one(kind)


@kept_by_notation
def _of_one(kind: Kind) -> tuple[Term, ...]:
    memory = _result(kind, kind.roles.memory)
    if kind.roles.memory == "h":
        return memory
    return (*memory, GAP, *_result(kind, "h"))


@kept_by_notation
def _of_means(kind: Kind) -> tuple[Term, ...]:
    # The mean of products is not the product of means: only what adds up is shown.
    memory, hidden = kind.roles.memory, _mean(kind, "h")
    match kind.by_name[memory]:
        case Sum() as found:
            parts = _joined([(_mean(kind, name),) for name in terms_in_order(kind, found)], _PLUS)
            result = (*parts, IS, _mean(kind, memory))
            return result if memory == "h" else (*result, GAP, hidden)
        case found:
            parts = tuple(_mean(kind, name) for name in found.reads)
            return (*parts, GAP, hidden)


def _result(kind: Kind, name: str) -> tuple[Term, ...]:
    """Return an equation with the quantity called ``name`` as its result."""
    return (*_right_side(kind, kind.by_name[name]), IS, _term(kind, name))


def _right_side(kind: Kind, equation: Equation) -> tuple[Term, ...]:
    match equation:
        case Sum():
            parts = [_part(kind, name) for name in terms_in_order(kind, equation)]
            return _joined(parts, _PLUS)
        case Product(one=one, other=other):
            return _joined([(_term(kind, one),), (_term(kind, other),)], _TIMES)
        case Function(function=function, of=of):
            word = FUNCTION_WORDS[function]
            return (Term(f"{word}("), _term(kind, of), CLOSE) if word else (_term(kind, of),)
        case _:
            return _joined([(_term(kind, name),) for name in equation.reads], GAP)


def _part(kind: Kind, name: str) -> tuple[Term, ...]:
    """Return a term of a sum; what a gate multiplies stands before the gate."""
    match kind.by_name.get(name):
        case Product(one=one, other=other):
            return _joined([(_term(kind, other),), (_term(kind, one),)], _TIMES)
        case _:
            return (_term(kind, name),)


def _joined(parts: list[tuple[Term, ...]], sign: Term) -> tuple[Term, ...]:
    return tuple(term for n, part in enumerate(parts) for term in ((sign,) if n else ()) + part)


def _term(kind: Kind, name: str) -> Term:
    letter, block = symbol(kind, name), block_of(kind, name)
    markup = f"({letter})" if " − " in letter else letter
    role = block_role(kind, block) if block else quantity_role(kind, name)
    return Term(markup, role, name, block, can_be_negative(kind, name))


def _mean(kind: Kind, name: str) -> Term:
    role, block = quantity_role(kind, name), block_of(kind, name)
    if name == kind.roles.kept:
        role = block_role(kind, block) if block else role
    elif name == kind.roles.written:
        block = kind.roles.writing_block or candidate_block(kind)
    return Term(f"⟨{symbol(kind, name)}⟩", role, name, block)
