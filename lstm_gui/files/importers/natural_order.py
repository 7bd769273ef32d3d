"""The order in which people number things."""

import re

_NUMBER = re.compile(r"([0-9]+)")


def natural(name: str) -> list[tuple[int, str]]:
    """Return what sorts ``epoch2`` before ``epoch10``, however long the numbers are."""
    parts = enumerate(_NUMBER.split(name))
    return [_digits(part.lstrip("0")) if place % 2 else (-1, part) for place, part in parts]


def _digits(number: str) -> tuple[int, str]:
    # Of two numbers the longer is larger, so that none has to be read.
    return len(number), number
