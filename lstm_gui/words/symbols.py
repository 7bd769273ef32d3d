"""The symbol of every quantity of a cell as markup, the same wherever it stands."""

from collections.abc import Mapping

from lstm_gui.core import Kind
from lstm_gui.core.equations import (
    Complement,
    Equation,
    Function,
    Maximum,
    Product,
    Quotient,
    Share,
    Sum,
)
from lstm_gui.core.quantities import names_of
from lstm_gui.words.cells import words_of
from lstm_gui.words.notations.in_force import kept_by_notation
from lstm_gui.words.notations.parameters import letter, sum_symbol

FUNCTION_WORDS = {"sigmoid": "σ", "tanh": "tanh", "exp": "exp", "relu": "ReLU", "linear": "",
                  "log_sigmoid": "log σ"}  # fmt: skip
"""How each function of `lstm_gui.core.equations` is written; that which changes nothing is not."""
_BEFORE = "_before"


def symbol(kind: Kind, quantity: str) -> str:
    """Return the markup of ``quantity`` of a cell of ``kind``; ``x`` is the input."""
    return _symbols(kind)[quantity]


def plain_symbol(kind: Kind, quantity: str) -> str:
    """Return the symbol of ``quantity`` without the index of the step, for what cannot typeset."""
    return symbol(kind, quantity).replace("_t", "")


def block_symbol(kind: Kind, block: str) -> str:
    """Return the letter of what ``block`` computes, without the index of the step."""
    return letter(kind, words_of(kind.name).blocks[block].symbol)


def first_symbol(kind: Kind, state: str) -> str:
    """Return the symbol of a state before the first step.

    It is that of step −1, since ``c_0`` is what step 0 computes.
    """
    return f"{letter(kind, state)}_{{−1}}"


def right_side(kind: Kind, quantity: str) -> str:
    """Return what ``quantity`` is computed from, in symbols; ``""`` for a weighted sum."""
    return _right_side(kind, kind.by_name[quantity])


def called(function: str, argument: str) -> str:
    """Return ``function`` of ``argument`` as it is written, e.g. ``tanh(c_t)``."""
    word = FUNCTION_WORDS[function]
    return f"{word}({argument})" if word else argument


def complement_of(kind: Kind, quantity: str) -> str:
    """Return what ``quantity`` and another make 1 with, ``""`` if it is no such rest of 1.

    The sigmoid of ``-Z`` is one too: so are coupled gates computed, with all their digits.
    """
    match kind.by_name.get(quantity):
        case Complement(of=of):
            return of
        case Function(function="sigmoid", of=z):
            match kind.by_name.get(z):
                case Sum(terms=(), minus=(other,)):
                    return next(
                        (
                            one.name
                            for one in kind.equations
                            if isinstance(one, Function)
                            and (one.function, one.of) == ("sigmoid", other)
                        ),
                        "",
                    )
                case _:
                    return ""
        case _:
            return ""


def terms_in_order(kind: Kind, equation: Sum) -> tuple[str, ...]:
    """Return the terms of a sum as they are written: what is kept first."""
    return tuple(sorted(equation.terms, key=lambda name: name != kind.roles.kept))


def shared(kind: Kind, equation: Share) -> tuple[str, tuple[str, ...]]:
    """Return the gate of which ``equation`` is the share, and all that share, in their order."""
    of = {f"z_{block}": kind.result(block) for block in kind.blocks}
    gates = {of[equation.one], of[equation.other]}
    return of[equation.one], tuple(name for name in kind.results if name in gates)


@kept_by_notation
def _symbols(kind: Kind) -> Mapping[str, str]:
    return {name: _symbol(kind, name) for name in ("x", *names_of(kind), *_sums(kind))}


def _sums(kind: Kind) -> tuple[str, ...]:
    return tuple(f"z_{block}" for block in kind.blocks) + kind.results


def _symbol(kind: Kind, name: str) -> str:
    words = words_of(kind.name)
    if name in words.symbols:
        return f"{letter(kind, words.symbols[name])}_t"
    if name in kind.results:
        return f"{block_symbol(kind, kind.blocks[kind.results.index(name)])}_t"
    if name.startswith("z_") and name[2:] in kind.blocks:
        return sum_symbol(kind, name[2:])
    if name.endswith(_BEFORE):
        return f"{letter(kind, name.removesuffix(_BEFORE))}_{{t−1}}"
    if name in ("x", *kind.states):
        return f"{letter(kind, name)}_t"
    return _right_side(kind, kind.by_name[name]) or f"{letter(kind, name)}_t"


def _right_side(kind: Kind, equation: Equation) -> str:
    def of(name: str) -> str:
        return _symbol(kind, name)

    match equation:
        case Function(function=function, of=argument):
            return called(function, of(argument))
        case Product(one=one, other=other):
            return f"{_factor(of(one))} ⊙ {_factor(of(other))}"
        case Complement(of=argument):
            return f"1 − {of(argument)}"
        case Quotient(one=one, other=other):
            return f"{_factor(of(one))} / {_factor(of(other))}"
        case Share():
            first, gates = shared(kind, equation)
            return f"{of(first)} / ({' + '.join(map(of, gates))})"
        case Maximum(one=one, other=other):
            return f"max({of(one)}, {of(other)})"
        case Sum():
            plus = " + ".join(of(name) for name in terms_in_order(kind, equation))
            minus = "".join(f" − {of(name)}" for name in equation.minus)
            return plus + minus if plus else minus.replace(" − ", "−", 1)
        case _:
            return ""


def _factor(text: str) -> str:
    return f"({text})" if " − " in text or " + " in text else text
