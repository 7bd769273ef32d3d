"""Telling whether a file still holds what it held, by a sum over its content."""

import os

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem

_BYTES = 16


def fingerprint(data: bytes) -> str:
    """Return the sum over ``data``, the same for the same bytes only."""
    # Only here: it loads the algorithms of OpenSSL, a fiftieth of the whole start.
    import hashlib

    return hashlib.blake2b(data, digest_size=_BYTES).hexdigest()


def is_other(path: str | os.PathLike[str], seen: str, limit: int) -> bool:
    """Tell whether ``path`` is there and holds something else than what was seen in it.

    Parameters
    ----------
    path
        The file.
    seen
        The `fingerprint` of its content then; ``""`` if nobody knows.
    limit
        How many bytes it can have had; what is larger or cannot be read has changed.
    """
    if not os.path.lexists(path):
        return False
    try:
        return fingerprint(read_bytes(path, limit)) != seen
    except Problem:
        return os.path.exists(path)
