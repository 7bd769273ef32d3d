"""What a unit would say for every value of one number, as plain data."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from lstm_gui.core import Entry, State, value, with_sequence, with_values
from lstm_gui.core.analysis import swept_end
from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.ui.document.working import Worker

POINTS = 64
LONGEST_IN_A_FRAME = 0.004
"""Seconds; what is expected to take longer waits until nothing moves any more."""
LONGEST = 1.0
"""Seconds; what is expected to take longer is left out."""
_STEP_SECONDS, _PRODUCT_SECONDS = 3e-5, 4e-10


class SweepCurve(Struct, frozen=True, eq=False, dict=True):
    """``h_t`` of one unit over the values of ``entry``.

    ``around`` is the state with the entry at 0, which is all the curve depends on beside
    ``t``, ``unit`` and the ends of ``values``. Both arrays are ``(POINTS,)``.
    """

    entry: Entry
    around: State
    t: int
    unit: int
    values: Array
    h: Array

    @cached_property
    def tallest(self) -> float:
        """Where the axis of ``h`` ends: 1, or more where h has no tanh around it."""
        return max(1.0, float(np.ceil(largest_magnitude(self.h))))


class Asked(Struct, frozen=True, eq=False):
    """The curve that is wanted; ``h`` is what the unit says now."""

    state: State
    entry: Entry
    reach: float
    h: float

    @property
    def present(self) -> float:
        return value(self.state, self.entry)

    @property
    def bound(self) -> float:
        """The curve runs from ``-bound`` to ``+bound``."""
        return max(self.reach, abs(self.present))

    @property
    def around(self) -> State:
        return with_values(self.state, {self.entry: 0.0})

    def is_answered_by(self, curve: SweepCurve | None) -> bool:
        """Tell whether ``curve`` still shows what is wanted; the present value may differ."""
        if curve is None or curve.entry != self.entry or curve.values[-1] != self.bound:
            return False
        chosen = self.state.selection
        return (curve.t, curve.unit) == (chosen.t, chosen.unit) and curve.around == self.around

    def answer(self) -> SweepCurve:
        """Return the curve; one pass over all steps up to the selected one."""
        chosen, sequence = self.state.selection, self.state.sequence
        until = sequence.between(0, chosen.t + 1)
        values = np.linspace(-self.bound, self.bound, POINTS)
        h = swept_end(with_sequence(self.state, until), self.entry, values)[:, chosen.unit]
        return SweepCurve(self.entry, self.around, chosen.t, chosen.unit, values, h)

    def seconds(self) -> float:
        """Return about how long `answer` takes."""
        parameters = self.state.parameters
        products = POINTS * parameters.w_h.size * _PRODUCT_SECONDS
        return (self.state.selection.t + 1) * (_STEP_SECONDS + products)


class Sweeps(Worker[Asked, SweepCurve]):
    """Keeps the latest curve."""

    def find(self, question: Asked) -> SweepCurve:
        return question.answer()

    def seconds(self, question: Asked) -> float:
        return question.seconds()

    def answers(self, latest: SweepCurve, question: Asked) -> bool:
        return question.is_answered_by(latest)


def can_sweep(asked: Asked) -> bool:
    """Tell whether the number can move the selected step at all, and soon enough."""
    entry, t = asked.entry, asked.state.selection.t
    return (entry.array != "x" or entry.row <= t) and asked.seconds() <= LONGEST
