"""How files write numbers, and how they become float64."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array


class NumberType(Struct, frozen=True):
    """A type of NumPy; a ``bfloat`` is the upper half of a float32."""

    name: str
    size: int
    bfloat: bool = False


_F64, _F32, _F16 = NumberType("f8", 8), NumberType("f4", 4), NumberType("f2", 2)
_BF16 = NumberType("u2", 2, bfloat=True)
_WHOLE = {
    f"{sign}{size}": NumberType(f"{sign}{size}", size) for sign in "iu" for size in (1, 2, 4, 8)
}

NUMBER_TYPES: Mapping[str, NumberType] = {
    "F64": _F64,
    "F32": _F32,
    "F16": _F16,
    "BF16": _BF16,
    "I64": _WHOLE["i8"],
    "I32": _WHOLE["i4"],
    "I16": _WHOLE["i2"],
    "I8": _WHOLE["i1"],
    "U8": _WHOLE["u1"],
    "BOOL": _WHOLE["u1"],
}
"""By the names of safetensors."""

STORAGES: Mapping[str, NumberType] = {
    "DoubleStorage": _F64,
    "FloatStorage": _F32,
    "HalfStorage": _F16,
    "BFloat16Storage": _BF16,
    "LongStorage": _WHOLE["i8"],
    "IntStorage": _WHOLE["i4"],
    "ShortStorage": _WHOLE["i2"],
    "CharStorage": _WHOLE["i1"],
    "ByteStorage": _WHOLE["u1"],
    "BoolStorage": _WHOLE["u1"],
}
"""By the names of PyTorch."""

ONNX_TYPES: Mapping[int, NumberType] = {
    1: _F32,
    2: _WHOLE["u1"],
    3: _WHOLE["i1"],
    5: _WHOLE["i2"],
    6: _WHOLE["i4"],
    7: _WHOLE["i8"],
    9: _WHOLE["u1"],
    10: _F16,
    11: _F64,
    16: _BF16,
}
"""By the numbers of ONNX."""


def numbers(data: bytes | memoryview, kind: NumberType, order: str = "<") -> Array:
    """Return the numbers in ``data``, one after the other; ``order`` is ``"<"`` or ``">"``.

    Nobody may write to them: where they stand there as they are wanted, they are not copied.
    """
    raw = np.frombuffer(data, np.dtype(order + kind.name))
    if kind.bfloat:
        raw = (raw.astype(np.uint32) << 16).view(np.float32)
    with np.errstate(invalid="ignore"):
        return raw.astype(np.float64, copy=False)
