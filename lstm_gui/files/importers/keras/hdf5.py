"""HDF5 through h5py, in a process of its own: its library may crash over a damaged file."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.files.disk.no_console import NO_CONSOLE
from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.layouts import MAX_NUMBERS, require_usable
from lstm_gui.files.importers.source import Source

MARK = b"\x89HDF\r\n\x1a\n"
_CHILD = Path(__file__).with_name("hdf5_child.py")
_LONGEST = 120.0


class _Placed(Struct):
    shape: tuple[int, ...]
    taken: bool
    large: bool


class _Header(Struct):
    groups: dict[str, list[str]]
    texts: dict[str, dict[str, str | list[str] | None]]
    arrays: dict[str, _Placed]


class Hdf5:
    """The arrays and texts of an HDF5 file in memory; links are not followed.

    Raises
    ------
    Problem
        If it is no such file, or a damaged one.
    """

    def __init__(self, source: Source, data: bytes) -> None:
        self.source = source
        out = _taken_apart(data) if data.startswith(MARK) else None
        if out is None:
            raise source.refused(refusals.BROKEN, reason=refusals.NO_HDF5)
        start = 8 + int.from_bytes(out[:8], "little")
        self._header = msgspec.json.decode(out[8:start], type=_Header)
        self._numbers = np.frombuffer(out[start:], "<f8")
        self._first: dict[str, int] = {}
        count = 0
        for path, placed in self._header.arrays.items():
            self._first[path] = count
            count += int(np.prod(placed.shape)) if placed.taken else 0

    def names(self, path: str = "/") -> tuple[str, ...]:
        """Return what is in the group ``path``, in the order it was written if that is known."""
        return tuple(self._header.groups.get(_path(path), ()))

    def is_group(self, path: str) -> bool:
        """Tell whether there is a group of that path."""
        return _path(path) in self._header.groups

    def text(self, path: str, name: str) -> bytes | None:
        """Return an attribute that is a text."""
        found = self._header.texts.get(_path(path), {}).get(name)
        return found.encode() if isinstance(found, str) else None

    def texts(self, path: str, name: str) -> tuple[str, ...] | None:
        """Return an attribute that is a list of texts, which may be kept in several parts."""
        kept = self._header.texts.get(_path(path), {})
        parts = [name] if name in kept else []
        while f"{name}{len(parts)}" in kept:
            parts.append(f"{name}{len(parts)}")
        lists = [kept[part] for part in parts]
        found = tuple(one for part in lists if isinstance(part, list) for one in part)
        return found if parts else None

    def array(self, path: str) -> Array:
        """Return the numbers of the array ``path``.

        Raises
        ------
        Problem
            If there is none, it stands in another file, or it holds no numbers.
        """
        placed = self._header.arrays.get(_path(path))
        if placed is not None and placed.large:
            limit = MAX_NUMBERS // 10**6
            raise self.source.refused(refusals.TOO_LARGE, tensor=path, limit=limit)
        if placed is None or not placed.taken:
            raise self.source.refused(refusals.MISSING, tensor=path)
        first = self._first[_path(path)]
        values = self._numbers[first : first + int(np.prod(placed.shape))]
        return require_usable(self.source, path, values.reshape(placed.shape))

    def arrays(self, path: str) -> Iterator[str]:
        """Yield the paths of all arrays in the group ``path``, and in those inside of it."""
        for name in self.names(path):
            inner = f"{_path(path).rstrip('/')}/{name}"
            if self.is_group(inner):
                yield from self.arrays(inner)
            elif inner in self._header.arrays:
                yield inner


def _path(path: str) -> str:
    return "/" + path.strip("/")


def _taken_apart(data: bytes) -> bytes | None:
    """Return what the child says of the file, None if it came to its end over it."""
    try:
        ended = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=data,
            capture_output=True,
            check=False,
            timeout=_LONGEST,
            creationflags=NO_CONSOLE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout if ended.returncode == 0 else None
