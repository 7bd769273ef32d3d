"""A TrueType font, and the part of it that a figure needs (OpenType 1.9, chapter "glyf")."""

import struct
from collections.abc import Collection, Iterable, Mapping

from lstm_gui.files.figures.letter_map import letter_glyphs

_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_HEADER, _ENTRY = ">4sHHHH", ">4sIII"
_MAGIC = 0xB1B0AFBA
"""What the sum of all words of a font falls short of its adjustment."""
_ADJUSTMENT, _UNITS, _BOUNDS, _LONG = 8, 18, 36, 50
"""Where ``head`` says these."""

# How a glyph is composed of others.
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80


class TrueType:
    """A font with outlines of TrueType.

    Parameters
    ----------
    data
        The whole file.
    """

    def __init__(self, data: bytes) -> None:
        self._tables = dict(_read_tables(data))
        head, hhea = self._tables["head"], self._tables["hhea"]
        (self.units_per_em,) = struct.unpack_from(">H", head, _UNITS)
        self.bounds: tuple[int, ...] = struct.unpack_from(">4h", head, _BOUNDS)
        self.ascent, self.descent = struct.unpack_from(">2h", hhea, 4)
        (self._advances,) = struct.unpack_from(">H", hhea, 34)
        (self._count,) = struct.unpack_from(">H", self._tables["maxp"], 4)
        self._places = self._read_places()

    def advance(self, glyph: int) -> int:
        """Return how wide ``glyph`` is, in units of the font."""
        place = 4 * min(glyph, self._advances - 1)
        (width,) = struct.unpack_from(">H", self._tables["hmtx"], place)
        return int(width)

    def letters(self) -> dict[str, int]:
        """Return the number of the glyph for each letter of the font."""
        return letter_glyphs(self._tables["cmap"])

    def part(
        self,
        glyphs: Iterable[int],
        further: Mapping[str, bytes] | None = None,
        kept: Collection[str] = (),
    ) -> bytes:
        """Return a font in which only ``glyphs`` have an outline; all keep their numbers.

        Parameters
        ----------
        further
            Tables of its own, by name.
        kept
            Names of tables that are kept beside those that glyphs need.
        """
        drawn = self._with_components({0, *glyphs})
        outlines, places = bytearray(), list[int]()
        for glyph in sorted(drawn):
            # All before it that have no outline end where this one begins.
            places += [len(outlines)] * (glyph + 1 - len(places))
            outline = self._outline(glyph)
            outlines += outline + bytes(-len(outline) % 4)
        places += [len(outlines)] * (self._count + 1 - len(places))
        names = {*_KEPT, *kept}
        tables = {name: table for name, table in self._tables.items() if name in names}
        tables |= further or {}
        tables["glyf"] = bytes(outlines)
        tables["loca"] = struct.pack(f">{len(places)}I", *places)
        tables["head"] = _with(tables["head"], _LONG, ">h", 1)
        tables["hmtx"] = self._metrics(drawn)
        return _font(tables)

    def _read_places(self) -> tuple[int, ...]:
        (long,) = struct.unpack_from(">h", self._tables["head"], _LONG)
        count, table = self._count + 1, self._tables["loca"]
        if long:
            return struct.unpack_from(f">{count}I", table)
        return tuple(2 * half for half in struct.unpack_from(f">{count}H", table))

    def _outline(self, glyph: int) -> bytes:
        return self._tables["glyf"][self._places[glyph] : self._places[glyph + 1]]

    def _with_components(self, glyphs: set[int]) -> set[int]:
        kept: set[int] = set()
        left = set(glyphs)
        while left:
            glyph = left.pop()
            kept.add(glyph)
            left |= set(_components(self._outline(glyph))) - kept
        return kept

    def _metrics(self, kept: set[int]) -> bytes:
        # Those of the others are never asked for, and pack to nothing.
        table = bytearray(len(self._tables["hmtx"]))
        for glyph in kept:
            own = (4 * glyph, 4) if glyph < self._advances else (2 * (self._advances + glyph), 2)
            last = 4 * (self._advances - 1), 4
            for start, length in (own, last):
                table[start : start + length] = self._tables["hmtx"][start : start + length]
        return bytes(table)


def _read_tables(data: bytes) -> Iterable[tuple[str, bytes]]:
    _, count, *_ = struct.unpack_from(_HEADER, data)
    for index in range(count):
        tag, _, start, length = struct.unpack_from(_ENTRY, data, 12 + 16 * index)
        yield tag.decode("latin-1"), data[start : start + length]


def _components(outline: bytes) -> Iterable[int]:
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield int(glyph)
        place += 8 if flags & _WORDS else 6
        scaled = ((_SCALE, 2), (_TWO_SCALES, 4), (_MATRIX, 8))
        place += sum(length for flag, length in scaled if flags & flag)


def _font(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    search = 16 * power
    body = bytearray(
        struct.pack(
            _HEADER, b"\0\1\0\0", count, search, power.bit_length() - 1, 16 * count - search
        )
    )
    tables = {**tables, "head": _with(tables["head"], _ADJUSTMENT, ">I", 0)}
    place = 12 + 16 * count
    starts: dict[str, int] = {}
    for name, table in sorted(tables.items()):
        starts[name] = place
        body += struct.pack(_ENTRY, name.encode("latin-1"), _sum(table), place, len(table))
        place += len(table) + -len(table) % 4
    for _, table in sorted(tables.items()):
        body += table + bytes(-len(table) % 4)
    adjustment = (_MAGIC - _sum(bytes(body))) % 2**32
    return _with(bytes(body), starts["head"] + _ADJUSTMENT, ">I", adjustment)


def _sum(table: bytes) -> int:
    words = table + bytes(-len(table) % 4)
    return sum(struct.unpack(f">{len(words) // 4}I", words)) % 2**32


def _with(table: bytes, place: int, form: str, value: int) -> bytes:
    changed = bytearray(table)
    struct.pack_into(form, changed, place, value)
    return bytes(changed)
