"""Equations that write into arrays which stay: no step allocates or looks anything up."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.equations.steps import (
    Complement,
    Equation,
    Function,
    Maximum,
    Product,
    Quotient,
    Share,
    Sum,
)

Move = Callable[[], object]
"""Does one small part of a step, always from and into the same arrays."""

# An array is handed to NumPy faster than a number of Python.
_ZERO, _ONE = np.array(0.0), np.array(1.0)


def moves(equation: Equation, rows: Mapping[str, Array]) -> Iterator[Move]:
    """Yield what writes the quantity of ``equation`` into its row, one after the other.

    Parameters
    ----------
    equation
        Any but a weighted sum.
    rows
        Where every quantity of the step stands. What is written is `Equation.value` of them, to
        the last digit.
    """
    out = rows[equation.name]
    match equation:
        case Function(function=function, of=of) if function in _WRITTEN:
            yield from _WRITTEN[function](rows[of], out)
        case Product(one=one, other=other):
            yield partial(np.multiply, rows[one], rows[other], out)
        case Maximum(one=one, other=other):
            yield partial(np.maximum, rows[one], rows[other], out=out)
        case Quotient(one=one, other=other):
            yield from _quotient(rows[one], rows[other], out)
        case Share(one=one, other=other):
            yield from _share(rows[one], rows[other], out)
        case Sum(terms=(one,), minus=(other,)):
            yield partial(np.subtract, rows[one], rows[other], out)
        case Complement(of=of):
            yield partial(np.subtract, _ONE, rows[of], out)
        case Sum(terms=(first, second, *further), minus=minus):
            yield partial(np.add, rows[first], rows[second], out)
            yield from (partial(np.add, out, rows[name], out) for name in further)
            yield from _less([rows[name] for name in minus], out)
        case _:
            yield partial(_by_value, equation, rows, out)


def _by_value(equation: Equation, rows: Mapping[str, Array], out: Array) -> None:
    np.copyto(out, equation.value(rows.__getitem__))


def _less(minus: list[Array], out: Array) -> Iterator[Move]:
    """Yield what takes the sum of ``minus`` from ``out``."""
    if len(minus) > 1:
        total = np.empty_like(out)
        yield partial(np.add, minus[0], minus[1], total)
        yield from (partial(np.add, total, row, total) for row in minus[2:])
        minus = [total]
    yield from (partial(np.subtract, out, row, out) for row in minus)


def _quotient(above: Array, below: Array, out: Array) -> Iterator[Move]:
    is_some = np.empty(out.shape, dtype=np.bool_)
    yield partial(np.not_equal, below, _ZERO, is_some)
    yield partial(out.fill, 0.0)
    yield partial(np.divide, above, below, out, where=is_some)


def _share(one: Array, other: Array, out: Array) -> Iterator[Move]:
    difference, decay = np.empty_like(out), np.empty_like(out)
    is_less = np.empty(out.shape, dtype=np.bool_)
    yield from _softplus(one, difference)
    yield from _softplus(other, decay)
    yield partial(np.subtract, decay, difference, difference)
    yield partial(np.abs, difference, decay)
    yield partial(np.negative, decay, decay)
    yield partial(np.exp, decay, decay)
    yield partial(np.less, difference, _ZERO, is_less)
    yield partial(out.fill, 1.0)
    yield partial(np.copyto, out, decay, where=is_less)
    yield partial(np.add, decay, _ONE, decay)
    yield partial(np.divide, out, decay, out)


def _softplus(z: Array, out: Array) -> Iterator[Move]:
    """Yield what writes the logarithm of the sigmoid of ``z`` without its sign."""
    yield partial(np.negative, z, out)
    yield partial(np.logaddexp, _ZERO, out, out)


def _sigmoid(z: Array, out: Array) -> Iterator[Move]:
    yield partial(np.negative, z, out)
    yield partial(np.exp, out, out)
    yield partial(np.add, out, _ONE, out)
    yield partial(np.divide, _ONE, out, out)


def _tanh(z: Array, out: Array) -> Iterator[Move]:
    yield partial(np.tanh, z, out)


def _exp(z: Array, out: Array) -> Iterator[Move]:
    yield partial(np.exp, z, out)


def _relu(z: Array, out: Array) -> Iterator[Move]:
    yield partial(np.maximum, z, _ZERO, out=out)


_WRITTEN: Mapping[str, Callable[[Array, Array], Iterator[Move]]] = {
    "sigmoid": _sigmoid,
    "tanh": _tanh,
    "exp": _exp,
    "relu": _relu,
}
