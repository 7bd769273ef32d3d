"""A text as a QR code (ISO/IEC 18004): bytes, error correction level L.

Level L, since what is printed clean and large needs no more, and the fewer squares there are
the larger each is. A text that the program itself takes has a checksum of its own besides.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from lstm_gui.files.figures.qr_numbers import (
    BLOCKS,
    CORRECTING,
    LARGEST_VERSION,
    alignments,
    corrected,
    protected,
    room,
)

Grid = NDArray[np.bool_]
Squares = tuple[tuple[bool, ...], ...]
"""Rows of squares, dark where True."""
QUIET = 4
"""Empty squares to leave around it."""
_BYTES, _LEVEL_L, _MASKS = 0b0100, 1, 8
_PADS = (0xEC, 0x11)
_LONG_FROM, _WITH_VERSION = 10, 7
_FORMAT, _FORMAT_MASK, _VERSION = 0x537, 0x5412, 0x1F25
_LONGEST_RUN, _BOX, _LOOKALIKE, _BALANCE = 5, 3, 40, 10
_FINDER = [True, False, True, True, True, False, True]
_LOOKALIKES = np.array([[*_FINDER, *4 * [False]], [*4 * [False], *_FINDER]])


def fits(text: str) -> bool:
    """Tell whether ``text`` is short enough to be scanned from paper."""
    return len(text.encode()) <= room(LARGEST_VERSION)


@lru_cache(maxsize=32)
def qr_code(text: str) -> Squares:
    """Return ``text`` as squares, without the empty ones around it.

    Raises
    ------
    ValueError
        If it does not fit, see `fits`.
    """
    data = text.encode()
    version = next((n for n in range(1, LARGEST_VERSION + 1) if len(data) <= room(n)), None)
    if version is None:
        raise ValueError(f"{len(data)} bytes are too many for a QR code")
    grid = _Grid(version, _codewords(data, version))
    best = min(map(grid.masked, range(_MASKS)), key=_penalty)
    return tuple(tuple(row) for row in best.tolist())


def _codewords(data: bytes, version: int) -> bytes:
    """Return the data with what corrects it, in the order in which it is drawn."""
    long = version >= _LONG_FROM
    bits = f"{_BYTES:04b}{len(data):0{16 if long else 8}b}" + "".join(f"{one:08b}" for one in data)
    room_in_bits = 8 * protected(version)
    bits += "0" * min(4, room_in_bits - len(bits))
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    words += [_PADS[n % 2] for n in range(protected(version) - len(words))]
    return _interleaved(words, version)


def _interleaved(words: list[int], version: int) -> bytes:
    blocks, correcting = BLOCKS[version], CORRECTING[version]
    short, longer = divmod(len(words), blocks)
    parts: list[list[int]] = []
    for n in range(blocks):
        size = short + (n >= blocks - longer)
        parts.append(words[:size])
        words = words[size:]
    ends = [corrected(part, correcting) for part in parts]
    body = [part[n] for n in range(short + 1) for part in parts if n < len(part)]
    return bytes(body + [end[n] for n in range(correcting) for end in ends])


class _Grid:
    """The squares of one version, with its patterns and the data."""

    def __init__(self, version: int, words: bytes) -> None:
        size = self._size = 17 + 4 * version
        self._dark = np.zeros((size, size), bool)
        self._free = np.ones((size, size), bool)
        self._patterns(version)
        self._format(0)
        if version >= _WITH_VERSION:
            self._version(version)
        self._data(words)

    def masked(self, mask: int) -> Grid:
        """Return all squares with ``mask`` over the data."""
        y, x = np.indices(self._dark.shape)
        self._format(mask)
        return self._dark ^ (self._free & _turned(mask, x, y))

    def _put(self, y: int, x: int, dark: bool) -> None:
        self._dark[y, x], self._free[y, x] = dark, False

    def _patterns(self, version: int) -> None:
        last = self._size - 4
        for x, y in ((3, 3), (last, 3), (3, last)):
            self._rings(x, y, 4, {0, 1, 3})
        places = alignments(version)
        first, far = min(places, default=0), max(places, default=0)
        corners = {(first, first), (first, far), (far, first)}
        for x, y in product(places, places):
            if (x, y) not in corners:
                self._rings(x, y, 2, {0, 2})
        for n in range(8, self._size - 8):
            self._put(6, n, n % 2 == 0)
            self._put(n, 6, n % 2 == 0)

    def _rings(self, x: int, y: int, reach: int, dark: set[int]) -> None:
        for dy, dx in product(range(-reach, reach + 1), repeat=2):
            if 0 <= x + dx < self._size and 0 <= y + dy < self._size:
                self._put(y + dy, x + dx, max(abs(dx), abs(dy)) in dark)

    def _format(self, mask: int) -> None:
        value, last = _LEVEL_L << 3 | mask, self._size - 1
        bits = (value << 10 | _remainder(value, 10, _FORMAT)) ^ _FORMAT_MASK
        for bit in range(15):
            dark = bool(bits >> bit & 1)
            y = bit if bit < 6 else bit + 1 if bit < 8 else last - 14 + bit
            x = last - bit if bit < 8 else 7 if bit == 8 else 14 - bit
            self._put(y, 8, dark)
            self._put(8, x, dark)
        self._put(self._size - 8, 8, True)

    def _version(self, version: int) -> None:
        bits = version << 12 | _remainder(version, 12, _VERSION)
        for bit in range(18):
            along, across = bit // 3, self._size - 11 + bit % 3
            self._put(along, across, bool(bits >> bit & 1))
            self._put(across, along, bool(bits >> bit & 1))

    def _data(self, words: bytes) -> None:
        bits = (word >> 7 - bit & 1 for word in words for bit in range(8))
        for y, x in _way(self._size):
            if self._free[y, x]:
                # What is left over at the end is 0.
                self._dark[y, x] = bool(next(bits, 0))


def _way(size: int) -> Iterator[tuple[int, int]]:
    """Yield rows and columns in the order of the data: two columns at a time, up and down."""
    for n, right in enumerate([*range(size - 1, 6, -2), 5, 3, 1]):
        for y in range(size) if n % 2 else range(size - 1, -1, -1):
            yield y, right
            yield y, right - 1


def _turned(mask: int, x: NDArray[np.intp], y: NDArray[np.intp]) -> Grid:
    """Return which squares of data ``mask`` turns over."""
    both = x * y
    return (
        (x + y) % 2,
        y % 2,
        x % 3,
        (x + y) % 3,
        (x // 3 + y // 2) % 2,
        both % 2 + both % 3,
        (both % 2 + both % 3) % 2,
        ((x + y) % 2 + both % 3) % 2,
    )[mask] == 0


def _remainder(value: int, bits: int, divisor: int) -> int:
    rest = value
    for _ in range(bits):
        rest = rest << 1 ^ (rest >> bits - 1) * divisor
    return rest & (1 << bits) - 1


def _penalty(grid: Grid) -> int:
    """Return how hard ``grid`` is to read, by the rules of the standard."""
    lines = sum(_runs(one) + _lookalikes(one) for one in (grid, grid.T))
    same = (grid[1:] == grid[:-1])[:, 1:] & (grid[1:] == grid[:-1])[:, :-1]
    boxes = int((same & (grid[1:, 1:] == grid[1:, :-1])).sum())
    balance = int(abs(20 * grid.sum() - 10 * grid.size) // grid.size)
    return lines + _BOX * boxes + _BALANCE * balance


def _runs(grid: Grid) -> int:
    """Return 3 for each run of five equal squares in a row, and 1 for each square more."""
    pairs: Grid = grid[:, 1:] == grid[:, :-1]
    runs = np.logical_and.reduce(
        [pairs[:, n : n + 1 - _LONGEST_RUN or None] for n in range(_LONGEST_RUN - 1)]
    )
    goes_on = runs[:, 1:] & runs[:, :-1]
    return int(3 * np.count_nonzero(runs) - 2 * np.count_nonzero(goes_on))


def _lookalikes(grid: Grid) -> int:
    windows = sliding_window_view(grid, _LOOKALIKES.shape[1], axis=1)
    found = sum(int((windows == one).all(axis=2).sum()) for one in _LOOKALIKES)
    return _LOOKALIKE * found
