"""The equation of every quantity of a cell, with its numbers to be put in.

The names of the numbers, those of a `lstm_gui.core.Reading`, stand in braces.
"""

import re
from collections.abc import Mapping

from lstm_gui.core import Kind
from lstm_gui.core.equations import (
    Equation,
    Function,
    Maximum,
    Product,
    Quotient,
    Share,
    Sum,
    Weighted,
)
from lstm_gui.core.quantities import names_of
from lstm_gui.words.arithmetic import with_sign
from lstm_gui.words.equation_texts import general_sum, inner_sum, weighted_sum
from lstm_gui.words.notations.in_force import kept_by_notation
from lstm_gui.words.numbers import MINUS
from lstm_gui.words.symbols import (
    called,
    complement_of,
    right_side,
    shared,
    symbol,
    terms_in_order,
)

_NEEDLESS_BRACKETS = r"(= |\(|, )\((−[^)]*)\)"


def worked(quantity: str, kind: Kind, mean: bool = False) -> str:
    """Return the equation of ``quantity`` in a cell of ``kind``.

    A product of means is no mean of products, so of the ``mean`` of all units only sums and
    results are stated.
    """
    return (_of_means if mean else _of_one)(kind)[quantity]


def put_in(equation: str, texts: Mapping[str, str]) -> str:
    """Return the markup of ``equation`` with its numbers as they are written.

    Where these lead to another result than is written, ≈ stands before it.
    """
    fields = {name: f"({text})" if text[:1] == MINUS else text for name, text in texts.items()}
    return with_sign(re.sub(_NEEDLESS_BRACKETS, r"\1\2", equation.format_map(fields)))


@kept_by_notation
def _of_one(kind: Kind) -> Mapping[str, str]:
    return _entering(kind) | {one.name: _worked(kind, one) for one in kind.equations}


@kept_by_notation
def _of_means(kind: Kind) -> Mapping[str, str]:
    results = {name: f"{_braced(symbol(kind, name))} = {{{name}}}" for name in names_of(kind)}
    memory = kind.by_name[kind.roles.memory]
    sums: dict[str, str] = {}
    if isinstance(memory, Sum):
        sums[memory.name] = _stated(kind, memory.name, _added(kind, memory))
    rests = {name: f"{symbol(kind, name)} = 1 − {symbol(kind, of)} = {{{name}}}"
             for name in kind.results if (of := complement_of(kind, name))}  # fmt: skip
    return {**results, **_entering(kind), **sums, **rests}


def _entering(kind: Kind) -> dict[str, str]:
    before = (f"{name}_before" for name in kind.states)
    states = {name: f"{_braced(symbol(kind, name))} = {{{name}}}" for name in before}
    return states | {"x": _braced(_general_sum(kind))}


def _worked(kind: Kind, equation: Equation) -> str:
    """Return the equation in symbols, then with numbers; of a weighted sum the result alone."""
    name = equation.name
    numbers = _numbers(kind, equation)
    if isinstance(equation, Weighted):
        of_block = name == f"z_{equation.block}"
        right = (weighted_sum(kind, equation.block, of_block=False) if of_block
                 else inner_sum(kind, name))  # fmt: skip
        return f"{symbol(kind, name)} = {_braced(right)} = {{{name}}}"
    rest = complement_of(kind, name)
    right = f"1 − {symbol(kind, rest)}" if rest else right_side(kind, name)
    left = symbol(kind, name)
    if left == right:
        return f"{_braced(right)} = {numbers} = {{{name}}}"
    if isinstance(equation, Function) and right == symbol(kind, equation.of):
        return f"{left} = {_braced(right)} = {{{name}}}"  # the same number twice says no more
    return f"{left} = {_braced(right)} = {numbers} = {{{name}}}"


def _numbers(kind: Kind, equation: Equation) -> str:
    rest = complement_of(kind, equation.name)
    if rest:
        return f"1 − {{{rest}}}"
    match equation:
        case Function(function=function, of=of):
            return called(function, f"{{{of}}}")
        case Product(one=one, other=other):
            return f"{{{one}}} × {{{other}}}"
        case Quotient(one=one, other=other):
            return f"{{{one}}} / {{{other}}}"
        case Maximum(one=one, other=other):
            return f"max({{{one}}}, {{{other}}})"
        case Share():
            first, gates = shared(kind, equation)
            return f"{{{first}}} / ({' + '.join(f'{{{gate}}}' for gate in gates)})"
        case Sum():
            return _added(kind, equation)
        case _:
            return ""


def _added(kind: Kind, equation: Sum) -> str:
    plus = " + ".join(f"{{{name}}}" for name in terms_in_order(kind, equation))
    minus = "".join(f" − {{{name}}}" for name in equation.minus)
    return plus + minus if plus else minus.replace(" − ", "−", 1)


def _stated(kind: Kind, name: str, numbers: str) -> str:
    return f"{_braced(symbol(kind, name))} = {numbers} = {{{name}}}"


def _general_sum(kind: Kind) -> str:
    """Return the weighted sum of any block, as the first of the cell has it."""
    first = kind.blocks[0]
    if len(kind.blocks) == 1:
        return f"{symbol(kind, f'z_{first}')} = {weighted_sum(kind, first, of_block=False)}"
    return f"Z_k = {general_sum(kind, first)}"


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
