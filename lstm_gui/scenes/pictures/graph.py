"""What a laid-out picture shows of the equations: its knots, and what leads from one to another."""

from collections.abc import Iterator

from msgspec import Struct

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
    Weighted,
)
from lstm_gui.core.facts.contributions import sum_of
from lstm_gui.scenes.pictures.parts import DOT, GATE_H, GATE_W, Point
from lstm_gui.words.notations.parameters import array_symbol
from lstm_gui.words.symbols import FUNCTION_WORDS, shared

BUS = "bus"
"""The line that brings the input, and mostly the hidden state, to the blocks."""
_BEFORE = "_before"


class Knot(Struct, frozen=True):
    """A node to come: what it computes, and the quantities that it reads, `BUS` among them."""

    name: str
    shape: str
    quantity: str
    reads: tuple[str, ...]
    block: str = ""
    word: str = ""

    @property
    def size(self) -> Point:
        if self.shape == "gate":
            return GATE_W, GATE_H
        return (62.0, 29.0) if self.shape == "box" else (2 * DOT, 2 * DOT)


def knots_of(kind: Kind) -> tuple[Knot, ...]:
    """Return the knots of a cell of ``kind`` in the order in which they are computed."""
    return tuple(knot for equation in kind.equations for knot in _knots(kind, equation))


def is_shown(kind: Kind, name: str) -> bool:
    """Tell whether ``name`` has a knot of its own or enters the step; else others absorb it."""
    if name.endswith(_BEFORE) or name in kind.states or name in kind.results:
        return True
    equation = kind.by_name[name]
    match equation:
        case Weighted(block=block):
            return name != f"z_{block}" or has_own_sum(kind, block)
        case Function(function="linear"):
            return False
        case Function() | Sum():
            return name in kind.recorded or name in (kind.roles.kept, kind.roles.written)
        case _:
            return True


def has_own_sum(kind: Kind, block: str) -> bool:
    """Tell whether more than the block itself reads its weighted sum."""
    name, result = f"z_{block}", kind.result(block)
    chain = {result}
    for equation in reversed(kind.equations):
        if equation.name in chain and not isinstance(equation, Weighted):
            chain |= set(equation.reads)
    others = (one for one in kind.equations if one.name not in chain)
    leaves = set(_absorbed_reads(kind, kind.by_name[result]))
    shares = any(
        name in one.reads and not isinstance(one, Share) for one in others if one.name != result
    )
    return shares or bool(leaves - {name})


def absorbed(kind: Kind, name: str) -> Iterator[str]:
    """Yield what is computed on the way to ``name`` without a knot of its own."""
    for read in kind.by_name[name].reads:
        if read in kind.by_name and not is_shown(kind, read):
            yield read
            yield from absorbed(kind, read)


def _absorbed_reads(kind: Kind, equation: Equation) -> Iterator[str]:
    """Yield what ``equation`` reads of weighted sums, states and what is not on the way to it."""
    for read in equation.reads:
        inner = kind.by_name.get(read)
        on_the_way = isinstance(inner, Function | Sum) and read not in kind.recorded
        if inner is not None and on_the_way:
            yield from _absorbed_reads(kind, inner)
        else:
            yield read


def _knots(kind: Kind, equation: Equation) -> Iterator[Knot]:
    name = equation.name
    if isinstance(equation, Weighted):
        if is_shown(kind, name):
            own = name == f"z_{equation.block}"
            yield Knot(f"sum_{equation.block}" if own else f"at_{name}", "plus" if own else "box",
                       name, _sum_reads(equation), equation.block if own else "",
                       "" if own else array_symbol(kind, "w_h", equation.block, named=False),
                       )  # fmt: skip
    elif name in kind.results:
        block = kind.blocks[kind.results.index(name)]
        yield Knot(block, "gate", name, _reads(kind, equation), block)
    elif is_shown(kind, name):
        shape, word = _looks(equation)
        yield Knot(f"at_{name}", shape, name, _reads(kind, equation), word=word)


def _reads(kind: Kind, equation: Equation) -> tuple[str, ...]:
    if isinstance(equation, Share):
        return shared(kind, equation)[1]
    return tuple(dict.fromkeys(_shown_reads(kind, equation)))


def _shown_reads(kind: Kind, equation: Equation) -> Iterator[str]:
    for read in equation.reads:
        inner = kind.by_name.get(read)
        if inner is None or is_shown(kind, read):
            yield read
        elif isinstance(inner, Weighted):
            yield from _sum_reads(sum_of(kind, inner.block))
        else:
            yield from _shown_reads(kind, inner)


def _sum_reads(equation: Weighted) -> tuple[str, ...]:
    hears = () if equation.hears in ("", "h_before") else (equation.hears,)
    if not equation.of_x:
        return ("h_before",)
    return tuple(filter(None, (BUS, *hears, equation.adds, equation.peephole)))


def _looks(equation: Equation) -> tuple[str, str]:
    """Return the shape of a knot and what is written in it."""
    match equation:
        case Product():
            return "times", ""
        case Sum():
            return "plus", ""
        case Complement():
            return "word", "1−"
        case Quotient():
            return "word", "÷"
        case Share():
            return "box", "÷Σ"
        case Maximum():
            return "box", "max"
        case Function(function=function):
            return "box", FUNCTION_WORDS[function]
        case _:
            raise TypeError(f"nobody can draw a {type(equation).__name__}")
