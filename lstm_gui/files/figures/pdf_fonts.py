"""Fonts inside a PDF: only the glyphs that are used, and the letters they stand for."""

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from lstm_gui.files.figures.pdf_objects import Pdf, Raw, Reference, Value, name, text
from lstm_gui.files.figures.truetype import TrueType
from lstm_gui.files.shipped.resources import resource

_PER_TABLE = 100
"""How many rows a map of glyphs may have at a time (Adobe technical note 5014)."""
_SYMBOLIC = 4
_UPRIGHT_STEM = 80
"""How thick stems are; readers that have the glyphs never ask."""
_COLLECTION: Value = {
    "Registry": Raw(b"(Adobe)"),
    "Ordering": Raw(b"(Identity)"),
    "Supplement": 0,
}


class EmbeddedFont(Struct, frozen=True):
    """A font in the file; ``widths`` are those of its glyphs in thousandths of its size."""

    reference: Reference
    widths: dict[int, float]


def embedded(pdf: Pdf, file: str, glyphs: dict[int, str]) -> EmbeddedFont:
    """Put the ``glyphs`` of a bundled font into ``pdf``.

    Parameters
    ----------
    file
        Its name in ``resources/fonts``.
    glyphs
        The index of each in the font, with the letters that it stands for.

    Raises
    ------
    Problem
        If the font is missing.
    """
    font = TrueType(resource("fonts", file).read_bytes())
    unit = 1000 / font.units_per_em
    widths = {index: font.advance(index) * unit for index in sorted(glyphs)}
    called = name(_tagged(file.removesuffix(".ttf"), glyphs))
    entries = {"Type": name("Font"), "BaseFont": called}
    descendant = pdf.add(
        {
            **entries,
            "Subtype": name("CIDFontType2"),
            "CIDSystemInfo": _COLLECTION,
            "FontDescriptor": _descriptor(pdf, font, called, glyphs),
            "W": [part for index, width in widths.items() for part in (index, [width])],
            "CIDToGIDMap": name("Identity"),
        }
    )
    composite = {
        **entries,
        "Subtype": name("Type0"),
        "Encoding": name("Identity-H"),
        "DescendantFonts": [descendant],
        "ToUnicode": pdf.stream(_letters(glyphs)),
    }
    return EmbeddedFont(pdf.add(composite), widths)


def _descriptor(pdf: Pdf, font: TrueType, called: Raw, glyphs: Iterable[int]) -> Reference:
    data, unit = font.part(glyphs), 1000 / font.units_per_em
    return pdf.add(
        {
            "Type": name("FontDescriptor"),
            "FontName": called,
            "Flags": _SYMBOLIC,
            "FontBBox": [side * unit for side in font.bounds],
            "ItalicAngle": 0,
            "Ascent": font.ascent * unit,
            "Descent": font.descent * unit,
            "CapHeight": font.ascent * unit,
            "StemV": _UPRIGHT_STEM,
            "FontFile2": pdf.stream(data, Length1=len(data)),
        }
    )


def _tagged(called: str, glyphs: dict[int, str]) -> str:
    # Six letters tell this part of the font from other parts of it (ISO 32000-1, 9.6.4).
    number = sum(index * 31**place for place, index in enumerate(sorted(glyphs)))
    letters = "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
    return f"{letters}+{called}"


def _letters(glyphs: dict[int, str]) -> bytes:
    rows = [
        b"<%04X> %b" % (index, text(plain(letters)).replace(b"FEFF", b"", 1))
        for index, letters in sorted(glyphs.items())
        if letters
    ]
    tables = (rows[start : start + _PER_TABLE] for start in range(0, len(rows), _PER_TABLE))
    body = b"\n".join(
        b"%d beginbfchar\n%b\nendbfchar" % (len(table), b"\n".join(table)) for table in tables
    )
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + body
        + b"\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def plain(letters: str) -> str:
    """Return ``letters`` as one would type them to search: 𝑓 and ℎ are f and h."""
    return "".join(
        unicodedata.normalize("NFKC", letter)
        if unicodedata.decomposition(letter).startswith("<font>")
        else letter
        for letter in letters
    )
