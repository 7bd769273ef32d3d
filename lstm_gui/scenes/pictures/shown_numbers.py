"""The numbers that stand in a diagram: what each is, as it is written, and by how much it grew."""

from collections.abc import Set

import numpy as np

from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.numbers import number

_SUM = 3.0
"""The weighted sum that the thickest wire stands for."""


class ShownNumbers:
    """The numbers of the step and unit of ``snapshot``, but for what is ``unknown``."""

    def __init__(self, snapshot: Snapshot, unknown: Set[str]) -> None:
        self.reading = snapshot.reading()
        self._before = snapshot.reading_before() if snapshot.moment is None else None
        self._unknown = unknown
        states = [name for name in snapshot.kind.states if name != "h"]
        largest = {name: max(1.0, snapshot.trace.largest(name)) for name in ("x", "h", *states)}
        before = {f"{name}_before": largest[name] for name in states}
        self._full = {**largest, **before, "u": _SUM}

    @property
    def has_changes(self) -> bool:
        """Whether numbers were kept that they can be compared with."""
        return self._before is not None

    def value(self, quantity: str) -> float:
        """Return the number that a wire or node carries."""
        if quantity == "x":
            x = self.reading.x
            return float(x[0]) if len(x) == 1 else float(np.max(np.abs(x)))
        return self.reading[quantity]

    def drawn(self, quantity: str) -> float:
        """Return the number whose size is drawn, which is 0 as long as it is not known."""
        return 0.0 if quantity in self._unknown else self.value(quantity)

    def full(self, quantity: str) -> float:
        """Return the number that stands for the largest size that is drawn."""
        return self._full.get(quantity, _SUM if quantity.startswith("z_") else 1.0)

    def text(self, quantity: str, signed: bool) -> str:
        """Return the number as it is written."""
        known = quantity not in self._unknown
        return number(self.value(quantity), signed=signed) if known else UNKNOWN

    def change(self, quantity: str) -> str:
        """Return by how much it is above what was kept, as it is written; nothing if by none."""
        if self._before is None or quantity == "x":
            return ""
        text = number(self.value(quantity) - self._before[quantity], signed=True)
        return text if text.strip("+−0.") else ""
