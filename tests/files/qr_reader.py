"""Reads a QR code square by square, as a reader does that finds no mistake in it."""

from collections.abc import Iterator, Sequence

Squares = Sequence[Sequence[bool]]
MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, _: y % 2 == 0,
    lambda _, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: (y * x) % 2 + (y * x) % 3 == 0,
    lambda y, x: ((y * x) % 2 + (y * x) % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + (y * x) % 3) % 2 == 0,
)
ALIGNED = {1: (), 2: (6, 18), 3: (6, 22), 7: (6, 22, 38), 10: (6, 28, 50), 14: (6, 26, 46, 66),
           15: (6, 26, 48, 70), 17: (6, 30, 54, 78), 21: (6, 28, 50, 72, 94),
           25: (6, 32, 58, 84, 110)}  # fmt: skip
"""Where the small patterns stand, as the table of the standard has it (annex E)."""
BLOCKS = {1: [19], 2: [34], 3: [55], 7: [78, 78], 10: [68, 68, 69, 69], 14: [115] * 3 + [116],
          15: [87] * 5 + [88], 17: [107] + [108] * 5, 21: [116] * 4 + [117] * 4,
          25: [106] * 8 + [107] * 4}  # fmt: skip
"""Data codewords of each block of level L (table 9)."""


def read(squares: Squares) -> str:
    """Return the text of a code of bytes with level L."""
    size = len(squares)
    version = (size - 17) // 4
    form = format_of(squares)
    assert form >> 13 == 0b01, "not level L"
    words = list(_words(squares, MASKS[form >> 10 & 7], version))
    data = _in_order(words, version)
    bits = "".join(f"{word:08b}" for word in data)
    assert bits[:4] == "0100", "not bytes"
    long = 16 if version >= 10 else 8
    count = int(bits[4 : 4 + long], 2)
    body = bits[4 + long : 4 + long + 8 * count]
    return bytes(int(body[at : at + 8], 2) for at in range(0, len(body), 8)).decode()


def format_of(squares: Squares) -> int:
    """Return level, mask and what protects both, from beside the top left pattern."""
    places = [
        *((8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)),
        (7, 8),
        *((y, 8) for y in range(5, -1, -1)),
    ]
    bits = 0
    for y, x in places:
        bits = bits << 1 | squares[y][x]
    return bits ^ 0x5412


def copied_format(squares: Squares) -> int:
    """Return the same from its second place."""
    size = len(squares)
    places = [*((size - 1 - n, 8) for n in range(7)), *((8, size - 8 + n) for n in range(8))]
    bits = 0
    for y, x in places:
        bits = bits << 1 | squares[y][x]
    return bits ^ 0x5412


def is_pattern(y: int, x: int, size: int, version: int) -> bool:
    """Tell whether a square is none of the data."""
    corner = (y < 9 and x < 9) or (y < 9 and x >= size - 8) or (y >= size - 8 and x < 9)
    around = ALIGNED[version]
    far = around[-1] if around else 0
    aligned = any(
        abs(y - row) <= 2 and abs(x - column) <= 2
        for row in around
        for column in around
        if (row, column) not in {(6, 6), (6, far), (far, 6)}
    )
    numbered = version >= 7 and (
        (y < 6 and size - 11 <= x < size - 8) or (x < 6 and size - 11 <= y < size - 8)
    )
    return corner or y == 6 or x == 6 or aligned or numbered


def _words(squares: Squares, masked: object, version: int) -> Iterator[int]:
    size, bits = len(squares), []
    columns, upwards = [x for x in range(size - 1, -1, -1) if x != 6], True
    for right, left in zip(columns[::2], columns[1::2], strict=True):
        rows = range(size - 1, -1, -1) if upwards else range(size)
        for y in rows:
            for x in (right, left):
                if not is_pattern(y, x, size, version):
                    bits.append(squares[y][x] != masked(y, x))
        upwards = not upwards
    for at in range(0, len(bits) - 7, 8):
        yield int("".join("1" if bit else "0" for bit in bits[at : at + 8]), 2)


def _in_order(words: list[int], version: int) -> list[int]:
    sizes = BLOCKS[version]
    parts: list[list[int]] = [[] for _ in sizes]
    coming = iter(words)
    for n in range(max(sizes)):
        for part, size in zip(parts, sizes, strict=True):
            if n < size:
                part.append(next(coming))
    return [word for part in parts for word in part]
