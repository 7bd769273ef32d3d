"""The file that a model is read from, as the formats look at it."""

import io
import zipfile
import zlib
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.note import note
from lstm_gui.files.problem import Problem, Word, message

_FORMAT = Word(message("a model file"))
MAX_BYTES = 512 * 2**20
MAX_UNPACKED = 2 * MAX_BYTES
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Taken:
    """How many numbers of a file became arrays so far."""

    def __init__(self) -> None:
        self.count = 0


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
    taken
        Shared by all that are the same file.
    """

    name: str
    data: bytes
    format: str = _FORMAT
    taken: Taken = field(default_factory=Taken)

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
        return () if self._archive is None else tuple(self._archive.namelist())

    @cached_property
    def _archive(self) -> zipfile.ZipFile | None:
        # Opened once: what is in it is listed anew each time.
        if not self.data.startswith(b"PK\x03\x04"):
            return None
        try:
            return zipfile.ZipFile(io.BytesIO(self.data))
        except _DAMAGED:
            return None

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
            If it is missing, damaged, encrypted or too long, or the archive is.
        """
        archive = self._archive
        if archive is None or name not in archive.NameToInfo:
            raise self.refused(refusals.MISSING, tensor=name)
        if self._unpacked > MAX_UNPACKED:
            raise self.refused(refusals.UNPACKED, limit=MAX_UNPACKED // 2**20)
        size = archive.getinfo(name).file_size
        if size > MAX_BYTES:
            raise self.refused(refusals.BROKEN, reason=note(named_parts.TOO_LONG, name=name))
        try:
            with archive.open(name) as handle:
                return handle.read(size)
        except _DAMAGED as error:
            raise self.refused(
                refusals.BROKEN, reason=note(named_parts.NOT_UNPACKED, name=name)
            ) from error

    @cached_property
    def _unpacked(self) -> int:
        """How many bytes all that is in the archive says it has."""
        return 0 if self._archive is None else sum(i.file_size for i in self._archive.infolist())
