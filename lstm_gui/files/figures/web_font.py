"""A part of a bundled font as a web page or an SVG embeds it (W3C, WOFF 1.0)."""

import struct
import zlib
from collections.abc import Mapping

from lstm_gui.files.figures.truetype import TrueType

_HEADER, _ENTRY, _OWN_ENTRY = ">4s4sI2HI2H5I", ">4s3I", ">4s4I"
_SFNT_ENTRIES = 12
_WINDOWS, _ALL_OF_UNICODE, _MAP_OF_GROUPS = 3, 10, 12
_NO_NAMES = struct.pack(">3H", 0, 0, 6)
_NO_GLYPH_NAMES = struct.pack(">I7I", 0x30000, *(0,) * 7)


def web_font(font: TrueType, glyphs: Mapping[str, int]) -> bytes:
    """Return the part of ``font`` that writes letters, packed.

    Parameters
    ----------
    glyphs
        For each letter the glyph that stands for it here: that of another letter, if need be.
    """
    tables = {"cmap": _letters(glyphs), "name": _NO_NAMES, "post": _NO_GLYPH_NAMES}
    return _packed(font.part(glyphs.values(), tables, kept=("OS/2",)))


def _letters(glyphs: Mapping[str, int]) -> bytes:
    codes = sorted((ord(letter), glyph) for letter, glyph in glyphs.items())
    groups = b"".join(struct.pack(">3I", code, code, glyph) for code, glyph in codes)
    head = struct.pack(">2H3I", _MAP_OF_GROUPS, 0, 16 + len(groups), 0, len(codes))
    index = struct.pack(">4HI", 0, 1, _WINDOWS, _ALL_OF_UNICODE, 12)
    return index + head + groups


def _packed(sfnt: bytes) -> bytes:
    flavour, count = struct.unpack_from(">4sH", sfnt)
    size = 44 + 20 * count
    entries, body = b"", b""
    for index in range(count):
        tag, checksum, start, length = struct.unpack_from(_ENTRY, sfnt, _SFNT_ENTRIES + 16 * index)
        table = sfnt[start : start + length]
        packed = min(table, zlib.compress(table, 9), key=len)
        entries += struct.pack(_OWN_ENTRY, tag, size + len(body), len(packed), length, checksum)
        body += packed + bytes(-len(packed) % 4)
    whole = size + len(body)
    head = struct.pack(
        _HEADER, b"wOFF", flavour, whole, count, 0, len(sfnt), 1, 0,
        *(0,) * 5,
    )  # fmt: skip
    return head + entries + body
