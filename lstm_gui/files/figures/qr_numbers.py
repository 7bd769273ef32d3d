"""The numbers of QR codes: how much each version holds, and what corrects it (ISO/IEC 18004).

A version has 17 + 4 n squares a side.
"""

from functools import lru_cache

LARGEST_VERSION = 25
"""117 squares a side; more could not be told apart on a sheet."""
CORRECTING = (
    0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
    30, 26,
)  # fmt: skip
"""Codewords of level L that correct each block, by versions."""
BLOCKS = (
    0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12,
)  # fmt: skip
"""Into how many blocks the data of level L are split, by versions."""
_FIELD = 0x11D


def room(version: int) -> int:
    """Return how many bytes ``version`` holds."""
    return protected(version) - (3 if version >= 10 else 2)


def protected(version: int) -> int:
    """Return how many codewords of ``version`` are data."""
    return _all_bits(version) // 8 - CORRECTING[version] * BLOCKS[version]


@lru_cache(maxsize=64)
def alignments(version: int) -> tuple[int, ...]:
    """Return the rows and columns in which the small patterns stand."""
    if version == 1:
        return ()
    count = version // 7 + 2
    last = 4 * version + 10
    step = (4 * version + 2 * count + 1) // (2 * count - 2) * 2
    return (6, *reversed([last - n * step for n in range(count - 1)]))


def corrected(data: list[int], count: int) -> list[int]:
    """Return the ``count`` codewords that correct ``data`` (Reed and Solomon)."""
    divisor = _divisor(count)
    rest = [0] * count
    for word in data:
        factor = word ^ rest.pop(0)
        rest.append(0)
        rest = [one ^ times(term, factor) for one, term in zip(rest, divisor, strict=True)]
    return rest


def times(one: int, other: int) -> int:
    """Return the product in the field of 256 elements."""
    product = 0
    for bit in range(7, -1, -1):
        product = product << 1 ^ (product >> 7) * _FIELD
        product ^= (other >> bit & 1) * one
    return product


@lru_cache(maxsize=32)
def _divisor(degree: int) -> tuple[int, ...]:
    terms, root = [0] * (degree - 1) + [1], 1
    for _ in range(degree):
        terms = [times(term, root) ^ following
                 for term, following in zip(terms, [*terms[1:], 0], strict=True)]  # fmt: skip
        root = times(root, 2)
    return tuple(terms)


def _all_bits(version: int) -> int:
    """Return the bits that are left beside the patterns."""
    bits = (16 * version + 128) * version + 64
    if version >= 2:
        count = version // 7 + 2
        bits -= (25 * count - 10) * count - 55
    return bits - 36 if version >= 7 else bits
