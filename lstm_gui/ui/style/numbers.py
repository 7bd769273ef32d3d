"""How numbers are written on screen."""

MINUS = "\N{MINUS SIGN}"
_WIDEST = 1000
_LONG_EXPONENT = 100


def number(value: float, digits: int = 2, signed: bool = False) -> str:
    """Write ``value`` with ``digits`` decimals and a real minus sign.

    Magnitudes from 1000 on are written with an exponent, so that no number grows
    out of its place.
    """
    text = format(abs(value), f".{digits}f") if abs(value) < _WIDEST else _short(abs(value))
    negative = value < 0 and float(text) != 0
    sign = MINUS if negative else "+" if signed else ""
    return sign + text


def _short(value: float) -> str:
    mantissa, exponent = format(value, ".1e").split("e+")
    if int(exponent) >= _LONG_EXPONENT:
        mantissa = format(float(mantissa), ".0f")
    return f"{mantissa}e{int(exponent)}"


def percent(share: float) -> str:
    """Write a share of 1 as a whole percentage."""
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def parsed(text: str) -> float:
    """Read a number a person typed: any minus sign, a decimal comma, spaces.

    Raises
    ------
    ValueError
        If ``text`` is not a number.
    """
    return float(text.strip().replace(MINUS, "-").replace(",", ".").replace(" ", ""))
