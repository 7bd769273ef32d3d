"""The 256 colours of a GIF, chosen so that none of what is shown turns into another."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 256
_EXACT = 64
"""So many of the most frequent colours, those of surfaces and lines, stay exactly as they are."""
_EYE = np.array([0.55, 0.77, 0.45])
"""How much red, green and blue each count where colours are compared."""
_RARE = 0.15
"""How little it counts that a colour is frequent: the few pixels of a letter are seen as well."""
_COARSE = 4
"""Colours nearer than this in each channel are taken for one, but for those that stay exact."""

Colours = NDArray[np.uint8]
_UNKNOWN, _AT_ONCE = 0xFFFF, 4096


class Palette:
    """Finds for each colour the nearest of a few; for those that are among them it is the same.

    Parameters
    ----------
    colours
        Red, green and blue, ``(K, 3)``.
    """

    def __init__(self, colours: Colours) -> None:
        self.colours = colours
        self._seen = _as_seen(colours.astype(np.int64))
        # Of all colours that there are: no colour is looked for twice.
        self._known = np.full(2**24, _UNKNOWN, np.uint16)

    def indices(self, rgb: bytes) -> bytes:
        """Return which colour stands for each pixel of ``rgb``, a byte for each."""
        pixels = np.frombuffer(rgb, np.uint8).reshape(-1, 3).astype(np.int32)
        codes = pixels[:, 0] << 16 | pixels[:, 1] << 8 | pixels[:, 2]
        found = self._known[codes]
        unknown = np.unique(codes[found == _UNKNOWN])
        if len(unknown):
            self._learn(unknown)
            found = self._known[codes]
        return found.astype(np.uint8).tobytes()

    def _learn(self, codes: NDArray[np.int32]) -> None:
        for part in np.array_split(codes, -(-len(codes) // _AT_ONCE)):
            rgb = np.stack((part >> 16, part >> 8 & 255, part & 255), axis=1)
            apart = ((_as_seen(rgb)[:, None] - self._seen) ** 2).sum(axis=2)
            self._known[part] = np.argmin(apart, axis=1)


def palette_of(counted: Iterable[tuple[int, tuple[int, int, int]]]) -> Colours:
    """Return at most 256 colours that stand for those ``counted`` in the pictures.

    After the most frequent ones each further colour is the one that is farthest from all
    that are chosen, by and by: so gold does not become brown where there is little of it.

    Returns
    -------
    NDArray
        Red, green and blue, ``(256, 3)`` or fewer.
    """
    colours, counts = _gathered(counted)
    order = np.argsort(-counts, kind="stable")
    chosen = list(order[:_EXACT])
    rest = _thinned(colours, order[_EXACT:])
    seen, weight = _as_seen(colours[rest]), counts[rest] ** _RARE
    apart = np.full(len(rest), np.inf)
    for index in chosen:
        np.minimum(apart, _distances(seen, _as_seen(colours[index])), out=apart)
    while len(chosen) < min(MOST, len(colours)) and len(rest):
        next_one = int(np.argmax(apart * weight))
        if apart[next_one] == 0:
            break
        chosen.append(rest[next_one])
        np.minimum(apart, _distances(seen, seen[next_one]), out=apart)
    return colours[chosen].astype(np.uint8)


def _gathered(
    counted: Iterable[tuple[int, tuple[int, int, int]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    sums: dict[tuple[int, int, int], int] = {}
    for count, colour in counted:
        sums[colour] = sums.get(colour, 0) + count
    return np.array(list(sums), np.int64).reshape(-1, 3), np.array(list(sums.values()), np.int64)


def _thinned(colours: NDArray[np.int64], order: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return of each group of colours that are hardly apart the most frequent one."""
    _, first = np.unique(colours[order] // _COARSE, axis=0, return_index=True)
    return order[np.sort(first)]


def _as_seen(colours: NDArray[np.integer[Any]]) -> NDArray[np.float64]:
    return colours.astype(np.float64) * _EYE


def _distances(seen: NDArray[np.float64], one: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(((seen - one) ** 2).sum(axis=1))
