"""Lets the text of a PDF be searched and copied.

Qt tells readers of the file which letter a glyph stands for. For the figures of equal width,
which our text font keeps at places of its own, it tells these places, and for a space a tab.
"""

import re

_TABULAR = {0xE071 + digit: str(digit) for digit in range(10)} | {
    0xE093: ",", 0xE094: ".", 0xE095: ":", 0xE096: ";",
}  # fmt: skip
_LETTERS = {
    f"{code:04X}".encode(): f"{ord(letter):04X}".encode()
    for code, letter in {**_TABULAR, 0x0009: " "}.items()
}
_MAP = re.compile(rb"(?<=beginbfrange\n).*?(?=endbfrange)", re.DOTALL)
_ROW = re.compile(rb"(<[0-9A-F]{4}> <[0-9A-F]{4}> )(.*)")
_CODE = re.compile(rb"(?<=<)[0-9A-F]{4}(?=>)")


def with_readable_text(pdf: bytes) -> bytes:
    """Return ``pdf``, as Qt wrote it, with letters for what it calls otherwise.

    No byte moves, so the table of its parts stays right.
    """
    return _MAP.sub(lambda table: _ROW.sub(_renamed, table[0]), pdf)


def _renamed(row: re.Match[bytes]) -> bytes:
    glyphs, letters = row.groups()
    return glyphs + _CODE.sub(lambda code: _LETTERS.get(code[0], code[0]), letters)
