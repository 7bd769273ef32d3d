"""Scales of curves that stand still while numbers change."""

from itertools import count

from lstm_gui.core import Trace
from lstm_gui.ui.plots.state_rows import RowKind, bound_of

_EMPTY = 0.1
_STEPS = (1, 2, 5)


class StandingScales:
    """Remembers where scales end, so that a curve moves and not what it is read against.

    A scale ends at a round number. It grows by a step once a number leaves it, and shrinks only
    once the largest fills less than a tenth of it.
    """

    def __init__(self) -> None:
        self._bounds: dict[str, float] = {}

    def forget(self) -> None:
        """Fit all scales anew."""
        self._bounds.clear()

    def bound(self, kind: RowKind, *traces: Trace) -> float:
        """Return where the scale of ``kind`` ends now."""
        largest = bound_of(kind, *traces)
        if kind.bound is not None:
            return largest
        kept = self._bounds.get(kind.name, 0.0)
        if not kept * _EMPTY <= largest <= kept:
            kept = self._bounds[kind.name] = round_up(largest)
        return kept


def round_up(largest: float) -> float:
    """Return the least of 1, 2 and 5 times a power of ten that is not below ``largest`` (> 0)."""
    power = int(f"{largest:e}".partition("e")[2])
    return next(
        step
        for exponent in count(power)
        for digit in _STEPS
        if (step := float(f"{digit}e{exponent}")) >= largest
    )
