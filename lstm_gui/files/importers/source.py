"""The file that a model is read from, as the formats look at it."""

import io
import zipfile
import zlib
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.files.importers import refusals
from lstm_gui.files.problem import Problem

MAX_BYTES = 512 * 2**20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Source(Struct, frozen=True, dict=True):
    """The bytes of a file.

    Parameters
    ----------
    name
        What a sentence calls the file.
    data
        All of it.
    format
        What kind of file it is, once that is known, as a sentence says it.
    """

    name: str
    data: bytes
    format: str = "a model file"

    def called(self, format_name: str) -> "Source":
        """Return the same file, of which sentences say what it is."""
        return replace(self, format=format_name)

    def refused(self, template: str, **fields: object) -> Problem:
        """Return the Problem that tells why this file is not opened."""
        return Problem(template, file=self.name, format=self.format, **fields)

    def ends(self, *suffixes: str) -> bool:
        """Tell whether the name ends in one of ``suffixes``, in letters of either size."""
        return self.name.lower().endswith(suffixes)

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The names of what is in the archive, empty if it is none."""
        if not self.data.startswith(b"PK\x03\x04"):
            return ()
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return tuple(archive.namelist())
        except _DAMAGED:
            return ()

    @cached_property
    def json(self) -> Any:
        """The JSON that the file is, None if it is none."""
        if not self.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return None
        try:
            return msgspec.json.decode(self.data.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            return None

    def member(self, name: str) -> bytes:
        """Return what is called ``name`` in the archive; never more than `MAX_BYTES`.

        Raises
        ------
        Problem
            If it is missing, damaged, encrypted or too long.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                size = archive.getinfo(name).file_size
                if size > MAX_BYTES:
                    raise self.refused(refusals.BROKEN, reason=f"{name} is too long")
                with archive.open(name) as handle:
                    return handle.read(size)
        except KeyError as error:
            raise self.refused(refusals.MISSING, tensor=name) from error
        except _DAMAGED as error:
            raise self.refused(refusals.BROKEN, reason=f"{name} cannot be unpacked") from error
