"""Whether an equation holds as it is written: its numbers are rounded where they are shown.

Results come from the exact numbers. Where the written ones lead to another written result the
sign between them is ≈, else it is =, so that whoever calculates along finds what stands there.
"""

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from lstm_gui.files.texts.powers_of_ten import typed
from lstm_gui.words.numbers import INFINITE, MINUS, number

EQUAL, ABOUT, UNEQUAL = "=", "≈", "≠"
_TOKEN = (
    rf"\s*(\d+(?:\.\d+)?(?:e{MINUS}?\d+)?|{INFINITE}"
    rf"|tanh\(|log σ\(|σ\(|exp\(|ReLU\(|max\(|[()·×/+,{MINUS}])\s*"
)
_TINY = 1e-9
_LARGEST_EXPONENT = 709.0
_DECIMALS = r"\.(\d+)"


@lru_cache(maxsize=4096)
def sign(left: str, right: str) -> str:
    """Return what stands between ``left``, a sum or product as written, and a written number.

    Where ``left`` is more than numbers, nobody can calculate along, and the sign is =.
    """
    found, result = worked_out(left), worked_out(right)
    if found is None or result is None:
        return EQUAL
    decimals = re.search(_DECIMALS, right)
    digits = len(decimals[1]) if decimals and typed(right) == right else 2
    # What lies halfway may be rounded either way.
    halfway = abs(found - result) <= 0.5 * 10.0**-digits + _TINY
    return EQUAL if halfway or number(found, digits) == right.lstrip("+") else ABOUT


def worked_out(text: str) -> float | None:
    """Return what a sum or product as written comes to; None if it is more than numbers."""
    return _Reader(typed(text).replace("-", MINUS)).result()


def with_sign(equation: str) -> str:
    """Return ``equation`` with ≈ before its last number, if what stands before leads elsewhere."""
    rest, _, right = equation.rpartition(f" {EQUAL} ")
    left = rest.rpartition(f" {EQUAL} ")[2]
    return f"{rest} {ABOUT} {right}" if rest and sign(left, _bare(right)) == ABOUT else equation


def _bare(text: str) -> str:
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


class _Reader:
    """Reads sums of products and quotients of numbers, with functions and brackets."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = []
        token, place = re.compile(_TOKEN), 0
        while place < len(text):
            match = token.match(text, place)
            if match is None:
                self._tokens = []
                return
            self._tokens.append(match[1])
            place = match.end()

    def result(self) -> float | None:
        """Return the value, None if the text is anything else."""
        try:
            found = self._sum()
        except (IndexError, ValueError, KeyError, TypeError):
            return None
        return None if self._tokens else found

    def _sum(self) -> float:
        total = self._product()
        while self._tokens and self._tokens[0] in ("+", MINUS):
            total = total + self._product() if self._next() == "+" else total - self._product()
        return total

    def _product(self) -> float:
        product = self._factor()
        while self._tokens and self._tokens[0] in ("·", "×", "/"):
            if self._next() == "/":
                product = _quotient(product, self._factor())
            else:
                product *= self._factor()
        return product

    def _factor(self) -> float:
        token = self._next()
        if token in ("+", MINUS):
            return self._factor() if token == "+" else -self._factor()
        if token in _FUNCTIONS:
            return _FUNCTIONS[token](*self._arguments())
        return math.inf if token == INFINITE else float(token.replace(MINUS, "-"))

    def _arguments(self) -> Iterator[float]:
        """Yield what stands between brackets, the opening one of which is read."""
        yield self._sum()
        while (token := self._next()) == ",":
            yield self._sum()
        if token != ")":
            raise ValueError(token)

    def _next(self) -> str:
        return self._tokens.pop(0)


def _quotient(one: float, other: float) -> float:
    if other == 0.0:
        # What was rounded to 0.00 does not say what the quotient is.
        return math.nan
    return one / other


def _sigmoid(z: float) -> float:
    return 0.5 * (1.0 + math.tanh(0.5 * z))


def _log_sigmoid(z: float) -> float:
    return min(z, 0.0) - math.log1p(math.exp(-abs(z)))


def _same(value: float) -> float:
    return value


def _exp(value: float) -> float:
    return math.exp(value) if value < _LARGEST_EXPONENT else math.inf


def _relu(value: float) -> float:
    return max(value, 0.0)


_FUNCTIONS: dict[str, Callable[..., float]] = {
    "(": _same,
    "tanh(": math.tanh,
    "σ(": _sigmoid,
    "log σ(": _log_sigmoid,
    "max(": max,
    "exp(": _exp,
    "ReLU(": _relu,
}
