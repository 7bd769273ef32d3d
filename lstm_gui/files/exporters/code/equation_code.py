"""The equations of a cell as lines of a program: of arrays in NumPy, or unit by unit in C."""

from collections.abc import Callable

from msgspec import Struct

from lstm_gui.core import Kind
from lstm_gui.core.arrays import Array
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
from lstm_gui.files.importers.imported import ImportedLayer


class Dialect(Struct, frozen=True):
    """How a language writes what an equation needs.

    Parameters
    ----------
    name
        A quantity by its name.
    weighted
        A weighted sum of a kind of cell; it stands apart since it is a product of matrices.
    functions
        How a function of one number is called, by its name in the core.
    maximum, quotient
        Templates with ``{one}`` and ``{other}``.
    """

    name: Callable[[str], str]
    weighted: Callable[[Weighted], str]
    functions: Callable[[str, str], str]
    maximum: str
    quotient: str


def line_of(equation: Equation, dialect: Dialect) -> str:
    """Return the right-hand side of ``equation``."""
    name = dialect.name
    match equation:
        case Weighted():
            return dialect.weighted(equation)
        case Function(function=function, of=of):
            return dialect.functions(function, name(of))
        case Product(one=one, other=other):
            return f"{name(one)} * {name(other)}"
        case Maximum(one=one, other=other):
            return dialect.maximum.format(one=name(one), other=name(other))
        case Quotient(one=one, other=other):
            return dialect.quotient.format(one=name(one), other=name(other))
        case Share(one=one, other=other):
            logs = [dialect.functions("log_sigmoid", name(each)) for each in (one, other)]
            return dialect.functions("sigmoid", " - ".join(logs))
        case Complement(of=of):
            return f"1.0 - {name(of)}"
        case Sum(terms=terms, minus=minus):
            taken = "".join(f" - {name(one)}" for one in minus)
            return (" + ".join(map(name, terms)) + taken).strip()
        case _:
            raise TypeError(f"{type(equation).__name__} is in no program")


def functions_of(kind: Kind) -> set[str]:
    """Return the names of all functions that the equations of ``kind`` apply."""
    found = {one.function for one in kind.equations if isinstance(one, Function)}
    if any(isinstance(one, Share) for one in kind.equations):
        found |= {"sigmoid", "log_sigmoid"}
    return found


def used_weights(layer: ImportedLayer) -> dict[str, Array]:
    """Return the parameters that the equations use, by the names they have in programs."""
    parameters = layer.parameters
    found: dict[str, Array] = {}
    for one in parameters.kind.sums:
        block = parameters.block(one.block)
        if one.of_x:
            found |= {f"w_x_{one.block}": block.w_x, f"b_{one.block}": block.b}
        if one.hears:
            found[f"w_h_{one.block}"] = block.w_h
    for place, (block_name, name) in enumerate(parameters.kind.extra):
        found[f"{name}_{block_name}"] = parameters.extra[place]
    return found
