"""The sound in a WAV file, as numbers between -1 and 1."""

import struct
from typing import NamedTuple

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem, message

_BROKEN = message("{file} is no WAV file that can be read. Save it as 16, 24 or 32 bit WAV.")
_WHOLE, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class Sound(NamedTuple):
    """The samples ``(T, channels)``, and how many a second of each channel there are."""

    rows: Array
    rate: float


def read_sound(data: bytes, name: str) -> Sound:
    """Return the sound in ``data``, the bytes of a WAV file.

    Raises
    ------
    Problem
        If it is no WAV file, or a compressed one; ``name`` is what the sentence calls it.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise Problem(_BROKEN, file=name)
    parts = _parts(memoryview(data))
    if "fmt " not in parts or "data" not in parts or len(parts["fmt "]) < 16:
        raise Problem(_BROKEN, file=name)
    code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", parts["fmt "][:16])
    if code == _EXTENSIBLE and len(parts["fmt "]) >= 26:
        code = struct.unpack("<H", parts["fmt "][24:26])[0]
    if channels == 0 or rate == 0:
        raise Problem(_BROKEN, file=name)
    samples = _samples(parts["data"], code, bits, name)
    return Sound(samples[: len(samples) // channels * channels].reshape(-1, channels), float(rate))


def _parts(data: memoryview) -> dict[str, memoryview]:
    parts: dict[str, memoryview] = {}
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        parts.setdefault(str(data[at : at + 4], "latin-1"), data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
    return parts


def _samples(data: memoryview, code: int, bits: int, name: str) -> Array:
    size = bits // 8
    if size:
        data = data[: len(data) // size * size]
    if code == _FLOAT and bits in (32, 64):
        return np.frombuffer(data, f"<f{size}").astype(np.float64)
    if code == _WHOLE and bits == 8:
        return (np.frombuffer(data, np.uint8).astype(np.float64) - 128.0) / 128.0
    if code == _WHOLE and bits in (16, 32):
        return np.frombuffer(data, f"<i{size}").astype(np.float64) / 2.0 ** (bits - 1)
    if code == _WHOLE and bits == 24:
        thirds = np.frombuffer(data, np.uint8).reshape(-1, 3)
        wide = np.zeros((len(thirds), 4), np.uint8)
        wide[:, 1:] = thirds
        return wide.reshape(-1).view("<i4").astype(np.float64) / 2.0**31
    raise Problem(_BROKEN, file=name)
