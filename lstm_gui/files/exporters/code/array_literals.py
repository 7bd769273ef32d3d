"""Arrays as they stand in Python code, and read back from it."""

import ast
import base64
from typing import Any

import numpy as np

from lstm_gui.core.arrays import Array

_MOST_IN_WORDS = 400
_WIDTH = 92

HELPER = '''
def array(values, shape=None, kind="<f8"):
    """Return an array from its numbers, or from their bytes in base64."""
    if shape is None:
        return np.array(values, dtype=np.float64)
    return np.frombuffer(base64.b64decode(values), kind).astype(np.float64).reshape(shape)
'''
"""What code with such arrays has to define; it needs ``base64`` and ``np``."""


def literal(values: Array) -> str:
    """Return a call of ``array`` with all digits: numbers of small arrays, else bytes."""
    if values.size <= _MOST_IN_WORDS:
        rows = repr(values.tolist())
        if values.ndim == 2 and len(rows) > _WIDTH:
            rows = rows.replace("], [", "],\n [")
        return f"array({rows})"
    single = values.astype("<f4")
    exact = np.array_equal(single.astype(np.float64), values)
    data = single if exact else values.astype("<f8")
    text = base64.b64encode(data.tobytes()).decode()
    parts = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    lines = "\n".join(f'    "{part}"' for part in parts)
    return f'array(\n{lines},\n    {values.shape!r}, "{data.dtype.str}"\n)'


def arrays_in(code: str) -> list[Array]:
    """Return all arrays that the Python ``code`` holds, in their order."""
    calls = [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "array"
    ]
    calls.sort(key=lambda one: (one.lineno, one.col_offset))
    return [_array(*(ast.literal_eval(argument) for argument in one.args)) for one in calls]


def _array(values: Any, shape: tuple[int, ...] | None = None, kind: str = "<f8") -> Array:
    if shape is None:
        return np.array(values, dtype=np.float64)
    return np.frombuffer(base64.b64decode(values), kind).astype(np.float64).reshape(shape)
