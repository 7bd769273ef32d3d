"""The equations of a cell, one small step each.

An equation computes the quantity that it is named after from others. What was left by the
step before is read as ``h_before``, ``c_before`` and so on. All but `Weighted` act on each
unit by itself, so that their derivatives are one factor for each quantity they read.
"""

from collections.abc import Callable, Iterator

import numpy as np
from msgspec import Struct

from lstm_gui.core.activations import log_sigmoid, sigmoid
from lstm_gui.core.arrays import Array
from lstm_gui.core.equations.functions import FUNCTIONS

Read = Callable[[str], Array]
"""Returns a quantity by its name; of one step, or of many at once."""

Slope = tuple[str, Array | float]
"""What an equation reads, and the factor by which its quantity answers to it."""


class Equation(Struct, frozen=True):
    """How the quantity called ``name`` follows from others."""

    name: str

    @property
    def reads(self) -> tuple[str, ...]:
        """The names of the quantities that it reads."""
        raise TypeError(f"{type(self).__name__} does not say what it reads")

    def value(self, read: Read) -> Array:
        """Return the quantity."""
        del read
        raise TypeError(f"{type(self).__name__} has no value")

    def recalled(self, read: Read) -> Array:
        """Return the quantity with all its digits, where `value` is quick instead."""
        return self.value(read)

    def slopes(self, read: Read) -> Iterator[Slope]:
        """Yield for each quantity that it reads the factor by which it answers to it."""
        del read
        raise TypeError(f"{type(self).__name__} has no slopes")


class Function(Equation, frozen=True):
    """``function(of)``, the function by its name in `FUNCTIONS`."""

    function: str
    of: str

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.of,)

    def value(self, read: Read) -> Array:
        return FUNCTIONS[self.function].value(read(self.of))

    def slopes(self, read: Read) -> Iterator[Slope]:
        yield self.of, FUNCTIONS[self.function].slope(read(self.of))


class Pair(Equation, frozen=True):
    """What two quantities make together."""

    one: str
    other: str

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.one, self.other)


class Product(Pair, frozen=True):
    """``one * other``."""

    def value(self, read: Read) -> Array:
        return read(self.one) * read(self.other)

    def slopes(self, read: Read) -> Iterator[Slope]:
        yield self.one, read(self.other)
        yield self.other, read(self.one)


class Maximum(Pair, frozen=True):
    """The larger of both; where they are equal it answers to ``one``."""

    def value(self, read: Read) -> Array:
        return np.maximum(read(self.one), read(self.other))

    def slopes(self, read: Read) -> Iterator[Slope]:
        first = np.where(read(self.one) >= read(self.other), 1.0, 0.0)
        yield self.one, first
        yield self.other, 1.0 - first


class Quotient(Pair, frozen=True):
    """``one / other``, and 0 where ``other`` is 0: where nothing is in it, nothing comes out."""

    def value(self, read: Read) -> Array:
        below = read(self.other)
        return np.where(below == 0.0, 0.0, read(self.one) / np.where(below == 0.0, 1.0, below))

    def slopes(self, read: Read) -> Iterator[Slope]:
        below = read(self.other)
        inverse = np.where(below == 0.0, 0.0, 1.0 / np.where(below == 0.0, 1.0, below))
        yield self.one, inverse
        yield self.other, -self.value(read) * inverse


class Share(Pair, frozen=True):
    """``σ(one) / (σ(one) + σ(other))``, the share of one of two gates, of their sums ``Z``.

    By the difference of the logarithms, since both gates may be 0 to the last digit.
    """

    def value(self, read: Read) -> Array:
        return sigmoid(log_sigmoid(read(self.one)) - log_sigmoid(read(self.other)))

    def slopes(self, read: Read) -> Iterator[Slope]:
        share = self.value(read)
        slope = share * sigmoid(log_sigmoid(read(self.other)) - log_sigmoid(read(self.one)))
        yield self.one, slope * sigmoid(-read(self.one))
        yield self.other, -slope * sigmoid(-read(self.other))


class Single(Equation, frozen=True):
    """What one quantity makes."""

    of: str

    @property
    def reads(self) -> tuple[str, ...]:
        return (self.of,)


class Complement(Single, frozen=True):
    """``1 - of``.

    Where ``of`` is the sigmoid of ``sum``, it can be recalled as that of ``-sum``: all digits
    are right then where ``of`` is 1 to the last digit.
    """

    sum: str = ""

    def value(self, read: Read) -> Array:
        return 1.0 - read(self.of)

    def recalled(self, read: Read) -> Array:
        of = read(self.of)
        if not self.sum:
            return 1.0 - of
        z = read(self.sum)
        # It is not where `of` is clamped.
        return np.where(of == sigmoid(z), sigmoid(-z), 1.0 - of)

    def slopes(self, read: Read) -> Iterator[Slope]:
        del read
        yield self.of, -1.0


class Sum(Equation, frozen=True):
    """The sum of ``terms`` without those of ``minus``."""

    terms: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        return (*self.terms, *self.minus)

    def value(self, read: Read) -> Array:
        total = sum(read(name) for name in self.terms)
        return np.asarray(total - sum(read(name) for name in self.minus))

    def slopes(self, read: Read) -> Iterator[Slope]:
        del read
        yield from ((name, 1.0) for name in self.terms)
        yield from ((name, -1.0) for name in self.minus)


class Weighted(Equation, frozen=True):
    """A weighted sum of a block: ``W_h hears + W_x x_t + bias + weight * peephole + adds``.

    Parameters
    ----------
    block
        Whose weights they are.
    hears
        What the recurrent weights are multiplied by; empty if the sum has none.
    of_x
        Whether the input takes part, by ``W_x``.
    bias
        ``"b"`` of a sum with input; of one without the name of a further parameter of the block,
        such as ``"b_h"``, or nothing.
    peephole
        What a further parameter of the block is multiplied by, if one is.
    adds
        A quantity that is added as it is, if there is one.
    weight
        The name of the further parameter that the ``peephole`` is multiplied by.

    Raises
    ------
    ValueError
        If a sum with input has another bias than ``"b"``, or one without has that.
    """

    block: str
    hears: str = "h_before"
    of_x: bool = True
    bias: str = "b"
    peephole: str = ""
    adds: str = ""
    weight: str = "p"

    def __post_init__(self) -> None:
        if self.of_x != (self.bias == "b"):
            raise ValueError(f"{self.name}: b is the bias of a sum with input, and of no other")

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.hears, self.peephole, self.adds)))
