"""How numbers are written on screen, and what becomes of those that are none.

One rule holds in every view. What grew beyond all floats is written ∞ or −∞ and drawn at the
end of its axis or its colours; what is no number at all, such as ∞ − ∞, is written – and drawn
as undefined: a gap in a line, a cell in grey. Neither decides how far an axis reaches, which is
up to the largest finite number (`lstm_gui.core.arrays.largest_magnitude`).
"""

import math

from lstm_gui.files.texts.powers_of_ten import power_of_ten, typed

MINUS = "\N{MINUS SIGN}"
INFINITE = "\N{INFINITY}"
UNDEFINED = "\N{EN DASH}"
_WIDEST, _NARROW = 1000, 999
"""What is below the second is never rounded up to the first."""
_LONG_EXPONENT = 100
_ALMOST_ONE = 0.95
_NEAR_NOTHING = 2.5
"""Below so many of its last decimal a number is rounded by more than a fifth."""
_HARDLY_SEEN = 0.05
"""What share of a bar or of the colours looks like nothing."""
_SMALLEST_SHARE = 0.005
_MOST_DECIMALS_OF_A_SHARE = 3


def number(value: float, digits: int = 2, signed: bool = False) -> str:
    """Write ``value`` with ``digits`` decimals and a real minus sign.

    Magnitudes that would be written as 1000 or more have a power of ten, so that no number grows
    out of its place; ∞ is written as ∞, and what is not a number as –. What moves one way
    changes how it is written once at most, but for its digits before the point.
    """
    if math.isnan(value):
        return UNDEFINED
    text = _magnitude(abs(value), digits)
    negative = value < 0 and text.strip("0.") != ""
    sign = MINUS if negative else "+" if signed else ""
    return sign + text


def end_of_scale(value: float, digits: int = 2, signed: bool = False) -> str:
    """Write where a scale ends: as any `number`, but a small one with a power of ten.

    It has one where it could else be a fifth off, so that no scale but an empty one ends at 0.
    """
    if not 0 < abs(value) < min(_ALMOST_ONE, _NEAR_NOTHING * 10.0**-digits):
        return number(value, digits, signed and value != 0)
    mantissa, exponent = format(abs(value), ".1e").split("e-")
    return number(math.copysign(float(mantissa), value), 1, signed) + power_of_ten(-int(exponent))


def beside_drawn(value: float, full: float, signed: bool = False) -> str:
    """Write ``value`` beside a bar or a colour that shows it as a share of ``full``.

    As any `number`, but what is seen is never written as 0: it has a power of ten then.
    """
    written = number(value, signed=signed)
    is_nothing = math.isfinite(value) and float(format(abs(value), ".2f")) == 0
    if is_nothing and abs(value) > _HARDLY_SEEN * full:
        return end_of_scale(value, signed=signed)
    return written


def percent(share: float) -> str:
    """Write a share of 1 as a whole percentage, by the same rules as any `number`."""
    if math.isnan(share):
        return UNDEFINED
    return f"{number(100 * share, digits=0)}\N{NO-BREAK SPACE}%"


def percent_of_all(share: float) -> str:
    """Write a share of 1 so that only all of it is 100 % and only nothing of it 0 %.

    What would be rounded up to all gets the decimals that tell the difference, and from
    99.9995 % on is written as more than 99.999 %; what would be rounded down to nothing is
    written as less than 1 %.
    """
    if 0 < share < _SMALLEST_SHARE:
        return "<" + percent(0.01)
    if not 0.995 <= share < 1:
        return percent(share)
    for digits in range(1, _MOST_DECIMALS_OF_A_SHARE + 1):
        text = number(100 * share, digits)
        if not text.startswith("100"):
            return f"{text}\N{NO-BREAK SPACE}%"
    return f">99.{'9' * _MOST_DECIMALS_OF_A_SHARE}\N{NO-BREAK SPACE}%"


def drawn_share(value: float, full: float) -> float:
    """Return what share of ``full`` to draw for ``value``, in [-1, 1].

    What lies beyond, such as ∞, fills the room there is, and what is not a number none.
    """
    return 0.0 if math.isnan(value) else min(max(value / full, -1.0), 1.0)


def briefly(value: float, digits: int = 6) -> str:
    """Write ``value`` with ``digits`` that count at most, without zeros at its end."""
    if not math.isfinite(value):
        return number(value)
    mantissa, _, exponent = format(value + 0.0, f".{digits}g").replace("-", MINUS).partition("e")
    power = int(exponent.replace(MINUS, "-")) if exponent else 0
    return mantissa + power_of_ten(power) if power else mantissa


def parsed(text: str) -> float:
    """Read a number a person typed: any minus sign, a decimal comma, spaces, a power of ten.

    A fraction such as ``-1/3`` is one as well.

    Raises
    ------
    ValueError
        If ``text`` is not a number.
    """
    above, is_fraction, below = text.partition("/")
    if not is_fraction:
        return _parsed(text)
    divisor = _parsed(below)
    if divisor == 0 or not math.isfinite(divisor):
        raise ValueError(text)
    return _parsed(above) / divisor


def _parsed(text: str) -> float:
    return float(typed(text.strip()).replace(MINUS, "-").replace(",", ".").replace(" ", ""))


def _magnitude(value: float, digits: int) -> str:
    if math.isinf(value):
        return INFINITE
    written = format(value, f".{digits}f")
    # By what is written: 999.996 would be one digit wider than any other number.
    return written if value < _NARROW or float(written) < _WIDEST else _short(value)


def _short(value: float) -> str:
    mantissa, exponent = format(value, ".1e").split("e+")
    if int(exponent) >= _LONG_EXPONENT:
        mantissa = format(float(mantissa), ".0f")
    return mantissa + power_of_ten(int(exponent))
