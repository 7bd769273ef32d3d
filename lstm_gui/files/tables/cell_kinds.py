"""What a cell of a table looks like, and the number in it.

How a number is written differs from country to country: ``1,234`` is one and a bit in Berlin
and more than a thousand in Boston. What a cell could be is told first (`kind_of`); which of
these it is, is decided for the table as a whole.
"""

import re

POINT, COMMA = ".", ","
"""The decimal signs."""

_EXPONENT = r"(?:[eEdD][+-]?[0-9]+)?"
_SPACE = "[ \u00a0\u2009\u202f'\u2019]"
_KINDS = re.compile(
    rf"""
    (?P<whole>[+-]?[0-9]+{_EXPONENT})
    |(?P<point_or_thousands>[+-]?[1-9][0-9]{{0,2}}\.[0-9]{{3}})
    |(?P<point>[+-]?(?:[0-9]+\.[0-9]*|\.[0-9]+){_EXPONENT})
    |(?P<comma_or_thousands>[+-]?[1-9][0-9]{{0,2}},[0-9]{{3}})
    |(?P<comma>[+-]?(?:[0-9]+,[0-9]*|,[0-9]+){_EXPONENT})
    |(?P<thousands_point>[+-]?[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+\.[0-9]+|(?:,[0-9]{{3}}){{2,}}))
    |(?P<thousands_comma>[+-]?[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}})+,[0-9]+|(?:\.[0-9]{{3}}){{2,}}))
    |(?P<spaced>[+-]?[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+)
    |(?P<spaced_point>[+-]?[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+\.[0-9]+)
    |(?P<spaced_comma>[+-]?[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}})+,[0-9]+)
    |(?P<percent>[+-]?[.,]*[0-9][0-9.,]*\s*%)
    |(?P<currency>[+-]?\s*[$€£¥₩￦]\s*[+-]?[.,]*[0-9][0-9.,]*
        |[+-]?[.,]*[0-9][0-9.,]*\s*[$€£¥₩￦원])
    |(?P<hexadecimal>[+-]?0[xX][0-9a-fA-F]+)
    |(?P<infinite>[+-]?(?:[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|∞))
    """,
    re.VERBOSE,
)
_SHARED = frozenset({"whole", "spaced"})
NUMBERS = {
    POINT: _SHARED
    | {"point", "point_or_thousands", "comma_or_thousands", "thousands_point", "spaced_point"},
    COMMA: _SHARED
    | {"comma", "comma_or_thousands", "point_or_thousands", "thousands_comma", "spaced_comma"},
}
"""The kinds that are numbers where that is the decimal sign."""
DIRECT = {
    POINT: frozenset({"whole", "point", "point_or_thousands"}),
    COMMA: frozenset({"whole", "comma", "comma_or_thousands"}),
}
"""Those of them without marks between the thousands."""
ODD = frozenset({"percent", "currency", "hexadecimal", "infinite"})
"""Meant as numbers, but not plain ones."""
NUMERIC = NUMBERS[POINT] | NUMBERS[COMMA] | ODD
"""All that is meant as a number."""
EMPTY, MISSING, WORD = "empty", "missing", "word"
GAPS = frozenset({EMPTY, MISSING})

_MISSING_MARKS = frozenset(
    """
    na n/a #n/a nan null none nil missing - -- --- \u2013 \u2014 . .. … ? *
    #value! #div/0! #num! #ref! 결측 없음 누락 欠測
    """.split()  # noqa: SIM905 - a list of thirty quoted marks says less
)
_LETTERS = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("\u2212\ufe63\uff0d\u2013", "-"),
        **{"\uff0e": ".", "\uff0c": ",", "\uff0b": "+", "\uff05": "%", "\uff04": "$"},
    }
)
_MARKS_OF_THOUSANDS = {
    POINT: re.compile(f"{_SPACE}|,"),
    COMMA: re.compile(rf"{_SPACE}|\."),
}


def kind_of(cell: str) -> str:
    """Return what a stripped cell looks like: a kind of `NUMERIC`, or one of the three others."""
    if not cell:
        return EMPTY
    match = _KINDS.fullmatch(plain(cell))
    if match is not None:
        return match.lastgroup or WORD
    return MISSING if cell.lower() in _MISSING_MARKS else WORD


def number_in(cell: str, decimal: str) -> float:
    """Return the number in a cell whose kind is one of ``NUMBERS[decimal]``."""
    text = _MARKS_OF_THOUSANDS[decimal].sub("", plain(cell)).replace(COMMA, POINT)
    return float(text.replace("d", "e").replace("D", "e"))


def plain(cell: str) -> str:
    """Return ``cell`` with the digits and signs of a plain number.

    Other minus signs and full-width digits are as good as those.
    """
    return cell if cell.isascii() else cell.translate(_LETTERS)
