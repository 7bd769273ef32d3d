"""The wire format of Protocol Buffers, as far as ONNX uses it."""

import struct
from collections.abc import Iterator

from msgspec import Struct


class Broken(Exception):  # noqa: N818 - told as a Problem by whoever reads the file
    """The bytes are no message."""


class Field(Struct, frozen=True):
    """One field of a message: its number and a whole number, or the bytes of what it holds."""

    number: int
    value: int | memoryview


def fields(data: memoryview) -> Iterator[Field]:
    """Yield the fields of the message ``data``; a `Broken` if it is none."""
    at, end = 0, len(data)
    while at < end:
        key, at = _varint(data, at)
        wire = key & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield Field(key >> 3, value)
            continue
        if wire == 2:
            length, at = _varint(data, at)
        elif wire in (1, 5):
            length = 8 if wire == 1 else 4
        else:
            raise Broken
        if at + length > end:
            raise Broken
        yield Field(key >> 3, data[at : at + length])
        at += length


def varints(data: memoryview) -> list[int]:
    """Return the whole numbers that stand one after the other in ``data``."""
    found: list[int] = []
    at = 0
    while at < len(data):
        value, at = _varint(data, at)
        found.append(signed(value))
    return found


def signed(value: int) -> int:
    """Return a whole number of 64 bits with its sign."""
    return value - 2**64 if value >= 2**63 else value


def single(data: int | memoryview) -> float:
    """Return the float32 of a field."""
    if not isinstance(data, memoryview) or len(data) != 4:
        raise Broken
    return float(struct.unpack("<f", data)[0])


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise Broken
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value & (2**64 - 1), at
