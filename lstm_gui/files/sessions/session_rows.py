"""The rows of the input in a session file, of which there may be a million."""

from collections.abc import Callable, Iterator

import msgspec
import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.texts.json_text import decode

Rows = Array | list[list[float]]
"""A matrix, or what is none: rows of different lengths, or no row."""

_PIECE = 2**16
"""Bytes that are read at once: while more are, no other thread runs."""
_BETWEEN = b", \t\r\n"


class _Input(msgspec.Struct):
    x: list[list[float]]


class _Whole(msgspec.Struct):
    input: _Input


def rows_of(
    text: msgspec.Raw, data: bytes, name: str, come: Callable[[float], object] = lambda _: None
) -> Rows:
    """Return the rows that ``text`` holds, read piece by piece.

    Parameters
    ----------
    text
        The part of ``data``, a whole session file, that says them.
    name
        What to call the file in a sentence.
    come
        Called now and then with the share that is read; it may raise an exception.

    Raises
    ------
    Problem
        If they are no lists of numbers; names the JSON path.
    """
    try:
        pieces = list(_pieces(bytes(text), come))
        if pieces and all(pieces[0].shape[1:]):
            return np.concatenate(pieces)
    except (msgspec.DecodeError, ValueError):
        pass
    # Slower, and it knows in which row of the file something is wrong.
    return decode(data, _Whole, name).input.x


def _pieces(text: bytes, come: Callable[[float], object]) -> Iterator[Array]:
    """Yield matrices that stand below one another; a ValueError if rows differ in one of them."""
    if not text.startswith(b"["):
        raise ValueError(text[:1])
    at, end = 1, len(text) - 1
    while at < end:
        found = text.find(b"]", at + _PIECE, end)
        stop = end if found < 0 else found + 1
        rows = msgspec.json.decode(
            b"[" + text[at:stop].strip(_BETWEEN) + b"]", type=list[list[float]]
        )
        if rows:
            yield np.array(rows, dtype=np.float64)
        at = stop
        come(at / end)
