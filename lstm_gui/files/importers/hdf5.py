"""HDF5 through h5py, which is only imported when such a file is opened."""

import io
from collections.abc import Iterator
from typing import Any

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers import refusals
from lstm_gui.files.importers.layouts import MAX_NUMBERS, require_finite
from lstm_gui.files.importers.source import Source

MARK = b"\x89HDF\r\n\x1a\n"
_DAMAGED = (OSError, KeyError, ValueError, RuntimeError, TypeError, AttributeError)


class Hdf5:
    """The arrays and texts of an HDF5 file in memory; links to other files are not followed.

    Raises
    ------
    Problem
        If it is no such file.
    """

    def __init__(self, source: Source, data: bytes) -> None:
        import h5py  # pyright: ignore[reportMissingTypeStubs]

        self.source = source
        self._h5py: Any = h5py
        try:
            self._file: Any = h5py.File(io.BytesIO(data), "r")
        except _DAMAGED as error:
            raise source.refused(refusals.BROKEN, reason="its HDF5 cannot be read") from error

    def names(self, path: str = "/") -> tuple[str, ...]:
        """Return what is in the group ``path``, in the order it was written if that is known."""
        group = self._group(path)
        return () if group is None else tuple(str(name) for name in group)

    def is_group(self, path: str) -> bool:
        """Tell whether there is a group of that path."""
        return self._group(path) is not None

    def text(self, path: str, name: str) -> bytes | None:
        """Return an attribute that is a text."""
        group = self._group(path)
        try:
            value = None if group is None else group.attrs.get(name)
        except _DAMAGED:
            return None
        if isinstance(value, str):
            return value.encode()
        return bytes(value) if isinstance(value, bytes) else None

    def texts(self, path: str, name: str) -> tuple[str, ...] | None:
        """Return an attribute that is a list of texts, which may be kept in several parts."""
        group = self._group(path)
        if group is None:
            return None
        try:
            parts = [name] if name in group.attrs else []
            while f"{name}{len(parts)}" in group.attrs:
                parts.append(f"{name}{len(parts)}")
            found = [item for part in parts for item in np.ravel(group.attrs[part]).tolist()]
        except _DAMAGED:
            return None
        if not parts:
            return None
        return tuple(one.decode() if isinstance(one, bytes) else str(one) for one in found)

    def array(self, path: str) -> Array:
        """Return the numbers of the array ``path``.

        Raises
        ------
        Problem
            If there is none, it stands in another file, or it holds no numbers.
        """
        found = self._at(path)
        if found is None or not isinstance(found, self._h5py.Dataset):
            raise self.source.refused(refusals.MISSING, tensor=path)
        if found.external or found.is_virtual:
            raise self.source.refused(refusals.MISSING, tensor=f"{path}, which is in another file,")
        if found.size > MAX_NUMBERS:
            limit = MAX_NUMBERS // 10**6
            raise self.source.refused(refusals.TOO_LARGE, tensor=path, limit=limit)
        try:
            values = np.asarray(found[()], dtype=np.float64)
        except _DAMAGED as error:
            reason = f"{path} cannot be read"
            raise self.source.refused(refusals.BROKEN, reason=reason) from error
        return require_finite(self.source, path, values)

    def arrays(self, path: str) -> Iterator[str]:
        """Yield the paths of all arrays in the group ``path``, deeper ones first by their names."""
        for name in self.names(path):
            inner = f"{path.rstrip('/')}/{name}"
            if self.is_group(inner):
                yield from self.arrays(inner)
            elif isinstance(self._at(inner), self._h5py.Dataset):
                yield inner

    def _group(self, path: str) -> Any:
        found = self._at(path)
        return found if isinstance(found, self._h5py.Group) else None

    def _at(self, path: str) -> Any:
        """Return what stands at ``path`` in this file, never through a link out of it."""
        at: Any = self._file
        for part in path.strip("/").split("/"):
            if not part:
                continue
            try:
                link = at.get(part, getlink=True)
                if not isinstance(link, self._h5py.HardLink):
                    return None
                at = at[part]
            except _DAMAGED:
                return None
        return at
