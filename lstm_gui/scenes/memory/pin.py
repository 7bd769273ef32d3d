"""A comparison that is kept to be compared with: what it was made of."""

from typing import Any

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.session_limits import MAX_LABEL, MAX_NUMBER
from lstm_gui.scenes.memory.memory_settings import MemorySettings

MOST_NUMBERS, MOST_LETTERS = 10_000, 20_000
"""A pin with more numbers, or longer labels, is not saved with the session."""
MOST_STEPS = 2000


class Pin(Struct, frozen=True):
    """The settings and the input of three cells."""

    settings: MemorySettings
    sequence: Sequence

    @property
    def is_saved(self) -> bool:
        """Whether it is small enough to be saved with the session."""
        letters, x = sum(map(len, self.sequence.labels or ())), self.sequence.x
        return x.size <= MOST_NUMBERS and letters <= MOST_LETTERS and len(x) <= MOST_STEPS

    def as_json(self) -> dict[str, Any]:
        labels = self.sequence.labels
        return {
            "settings": self.settings.as_json(),
            "x": self.sequence.x.tolist(),
            "labels": None if labels is None else list(labels),
        }

    @classmethod
    def from_json(cls, data: object) -> "Pin | None":
        """Read a pin; anything that is none, or too large to be one, is None."""
        if not isinstance(data, dict):
            return None
        x, labels = _numbers(data.get("x")), _labels(data.get("labels"))
        if x is None or (labels is not None and len(labels) != len(x)):
            return None
        pin = cls(MemorySettings.from_json(data.get("settings")), Sequence(x, labels))
        return pin if pin.is_saved else None


def _numbers(rows: object) -> Array | None:
    """Read a matrix with at least one number."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        return None
    widths = {len(row) for row in rows}
    flat = [value for row in rows for value in row]
    if len(widths) != 1 or not flat or not all(map(_is_number, flat)):
        return None
    return np.array(rows, dtype=np.float64)


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= MAX_NUMBER
    )


def _labels(data: object) -> tuple[str, ...] | None:
    if not isinstance(data, list):
        return None
    return tuple(data) if all(map(_is_label, data)) else None


def _is_label(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_LABEL
