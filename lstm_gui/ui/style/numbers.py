"""How numbers are written on screen."""

MINUS = "\N{MINUS SIGN}"
_WIDEST = 1000


def number(value: float, digits: int = 2, signed: bool = False) -> str:
    """Write ``value`` with ``digits`` decimals and a real minus sign.

    Magnitudes from 1000 on are written with an exponent, so that no number grows
    out of its place.
    """
    style = f".{digits}f" if abs(value) < _WIDEST else ".1e"
    text = format(abs(value), style)
    negative = value < 0 and float(text) != 0
    sign = MINUS if negative else "+" if signed else ""
    return sign + text


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
