"""A comparison that is kept to be compared with: what it was made of."""

from typing import Any

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.sessions.session_limits import MAX_LABEL, MAX_NUMBER
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.readers import fields_of, listed, number_within, short_text

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
        fields = fields_of(data)
        if fields is None:
            return None
        x, labels = _numbers(fields.get("x")), _labels(fields.get("labels"))
        if x is None or (labels is not None and len(labels) != len(x)):
            return None
        pin = cls(MemorySettings.from_json(fields.get("settings")), Sequence(x, labels))
        return pin if pin.is_saved else None


def _numbers(data: object) -> Array | None:
    """Read a matrix with at least one number."""
    rows = [_row(row) for row in listed(data, MOST_STEPS) or ()]
    if None in rows or len({len(row or ()) for row in rows}) != 1 or not rows[0]:
        return None
    return np.array(rows, dtype=np.float64)


def _row(data: object) -> list[float] | None:
    row = [_number(value) for value in listed(data, MOST_NUMBERS) or ()]
    return None if None in row else [value for value in row if value is not None]


def _labels(data: object) -> tuple[str, ...] | None:
    items = listed(data, MOST_STEPS)
    if items is None:
        return None
    labels = tuple(label for label in map(_label, items) if label is not None)
    return labels if len(labels) == len(items) else None


_number, _label = number_within(-MAX_NUMBER, MAX_NUMBER), short_text(MAX_LABEL)
