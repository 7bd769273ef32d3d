"""Lists of a session file as arrays of the sizes that belong there."""

from collections.abc import Sized

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import require_length_within
from lstm_gui.files.sessions.session_rows import Rows


def matrix(rows: Rows, height: int, width: int, place: str, name: str) -> Array:
    """Return ``rows`` as an array ``(height, width)``; a Problem if they are not."""
    require_length(rows, height, place, name)
    # All rows of an array are as long as the first.
    for index, row in enumerate(rows[:1] if isinstance(rows, np.ndarray) else rows):
        if len(row) != width:
            require_length(row, width, f"{place}[{index}]", name)
    return np.array(rows, dtype=np.float64)


def vector(values: list[float], size: int, place: str, name: str) -> Array:
    """Return ``values`` as an array ``(size,)``; a Problem if they are not."""
    require_length(values, size, place, name)
    return np.array(values, dtype=np.float64)


def require_some(items: Sized, place: str, name: str) -> None:
    """Raise a Problem that names the place if there are no ``items``."""
    require_length_within(len(items), 1, 64, place, name)


def require_length(items: Sized, size: int, place: str, name: str) -> None:
    """Raise a Problem that names the place if ``items`` are not ``size`` many."""
    if len(items) != size:
        raise Problem(
            "{file} has length {found} at {place} where length {expected} belongs. "
            "Correct it there, or choose another file.",
            file=name,
            place=place,
            found=len(items),
            expected=size,
        )
