"""The parts of a PDF file, and how they are put together (ISO 32000-1, 7.3 and 7.5)."""

import zlib
from collections.abc import Mapping, Sequence

from lstm_gui.files.figures.digits import short


class Reference(int):
    """The number of an object, written as ``7 0 R``."""


class Raw(bytes):
    """What stands in the file as it is."""


Value = Raw | bool | int | float | Sequence["Value"] | Mapping[str, "Value"]


class Pdf:
    """A file that is being written, object by object."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> Reference:
        """Return the number of an object that comes later."""
        self._objects.append(b"")
        return Reference(len(self._objects))

    def add(self, value: Value, number: Reference | None = None) -> Reference:
        """Take up ``value`` and return its number, which may have been reserved."""
        return self._put(written(value), number)

    def stream(self, data: bytes, **entries: Value) -> Reference:
        """Take up ``data``, packed, described by ``entries``, and return its number."""
        packed = zlib.compress(data, 9)
        head = written({**entries, "Length": len(packed), "Filter": name("FlateDecode")})
        return self._put(b"%b\nstream\n%b\nendstream" % (head, packed), None)

    def finished(self, root: Reference, information: Reference) -> bytes:
        """Return the file whose catalogue is ``root``."""
        file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: list[int] = []
        for number, body in enumerate(self._objects, 1):
            places.append(len(file))
            file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        table = len(file)
        count = len(places) + 1
        file += b"xref\n0 %d\n0000000000 65535 f \n" % count
        file += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = written({"Size": count, "Root": root, "Info": information})
        file += b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, table)
        return bytes(file)

    def _put(self, body: bytes, number: Reference | None) -> Reference:
        number = self.reserve() if number is None else number
        self._objects[number - 1] = body
        return number


def name(text: str) -> Raw:
    """Return a name; letters beyond those of ASCII have no place in ours."""
    return Raw(b"/" + text.encode("ascii"))


def text(letters: str) -> Raw:
    """Return a text string, in UTF-16 with its mark."""
    return Raw(b"<FEFF" + letters.encode("utf-16-be", "replace").hex().upper().encode() + b">")


def written(value: Value) -> bytes:
    """Return ``value`` as it stands in the file; a dictionary's keys are names."""
    match value:
        case Raw():
            return bytes(value)
        case bool():
            return b"true" if value else b"false"
        case Reference():
            return b"%d 0 R" % value
        case int():
            return b"%d" % value
        case float():
            return number(value)
        case Mapping():
            entries = (name(key) + b" " + written(of) for key, of in value.items())
            return b"<< " + b" ".join(entries) + b" >>"
        case _:
            return b"[" + b" ".join(map(written, value)) + b"]"


def number(value: float, digits: int = 4) -> bytes:
    """Return ``value`` with no digit that says nothing."""
    return short(value, digits).encode()
