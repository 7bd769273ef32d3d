"""Which glyph of a font stands for which letter (OpenType 1.9, chapter "cmap")."""

import struct
from collections.abc import Iterator

_UNICODE, _WINDOWS = 0, 3
_OF_GROUPS = 12
_HEAD, _GROUP = 16, 12


def letter_glyphs(table: bytes) -> dict[str, int]:
    """Return the number of the glyph for each letter that ``table``, the ``cmap``, knows.

    Only a map of groups is read, which each bundled font has: those of other forms leave out
    letters beyond the first 65,536, such as the italics of mathematics.
    """
    return {
        chr(code): glyph
        for start in _starts(table)
        if struct.unpack_from(">H", table, start)[0] == _OF_GROUPS
        for code, glyph in _of_groups(table, start)
    }


def _starts(table: bytes) -> Iterator[int]:
    """Yield where the maps of Unicode begin."""
    (count,) = struct.unpack_from(">H", table, 2)
    for index in range(count):
        platform, _, start = struct.unpack_from(">HHI", table, 4 + 8 * index)
        if platform in (_UNICODE, _WINDOWS):
            yield start


def _of_groups(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", table, start + 12)
    for index in range(count):
        first, last, glyph = struct.unpack_from(">3I", table, start + _HEAD + _GROUP * index)
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
