"""Powers of ten as they are written, and as keyboards have them."""

import re

_SIGNS = "0123456789\N{MINUS SIGN}"
_RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_RAISED = str.maketrans(f"{_SIGNS}-", f"{_RAISED_SIGNS}⁻")
_LOWERED = str.maketrans(_RAISED_SIGNS, _SIGNS)
_POWER = r" ?× ?10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"


def power_of_ten(exponent: int) -> str:
    """Return what stands behind a number for ``exponent``, such as ``×10³``."""
    return "×10" + str(exponent).translate(_RAISED)


def typed(text: str) -> str:
    """Return ``text`` with its powers of ten as keyboards have them, e.g. ``1.5e3``."""
    if "×" not in text:
        return text
    return re.sub(_POWER, lambda power: "e" + power[1].translate(_LOWERED), text)
