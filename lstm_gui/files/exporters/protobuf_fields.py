"""Messages of Protocol Buffers, as bytes; what `lstm_gui.files.importers.onnx.protobuf` reads."""

import struct
from collections.abc import Iterable, Mapping

Value = int | float | str | bytes
"""A whole number, a float32, a text, or the bytes of a message or of packed numbers."""


def field(number: int, value: Value) -> bytes:
    """Return one field of a message."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value & (2**64 - 1))
    if isinstance(value, float):
        return _varint(number << 3 | 5) + struct.pack("<f", value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def fields_of(values: Mapping[int, Value | Iterable[Value]]) -> bytes:
    """Return the fields of a message by their numbers, one that is repeated as a list."""
    parts: list[bytes] = []
    for number, value in values.items():
        several = [value] if isinstance(value, int | float | str | bytes) else value
        parts += [field(number, one) for one in several]
    return b"".join(parts)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
