"""Which number matters now: the derivatives of the selected ``h_t``."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core import (
    Entry,
    Gradients,
    State,
    Trace,
    any_undefined,
    derivative,
    seconds_expected,
    sensitivity,
)
from lstm_gui.core import strongest as strongest_entry
from lstm_gui.core.entries import EXTRA_ARRAYS

LONGEST_IN_A_FRAME = 0.002
"""Seconds; what is expected to take longer waits until nothing moves any more."""
LONGEST = 0.04
"""Seconds; what is expected to take longer is left out."""
LEAST = 0.0005
"""A derivative of at most this is shown as 0.000, so that nothing is said to matter by it."""
_FORWARD_PASSES = 3.0
_ZERO_SECONDS = 1e-9
"""What each number costs that the derivatives have for steps after the selected one."""


class Influence(Struct, frozen=True, eq=False):
    """The derivatives of ``h_t[j]`` of the selected step and unit.

    ``strongest`` is the parameter with the largest of them, ``None`` if all are at most `LEAST`;
    ``undefined`` tells whether some are not a number, which the strongest never is.
    """

    gradients: Gradients
    strongest: Entry | None
    undefined: bool = False

    def of(self, entry: Entry) -> float:
        """Return the derivative by the number at ``entry``."""
        return derivative(self.gradients, entry)

    def shares(self, array: str, block: str) -> NDArray[np.float64]:
        """Return the derivatives by a block's ``w_x``, ``w_h``, ``b`` or what more it has.

        They form a matrix and are relative to the largest of all parameters, at most 1. Beside
        an infinite one all finite ones are 0, and so is what is not a number.
        """
        derivatives = self._derivatives(array, block)
        derivatives = derivatives.reshape(len(derivatives), -1)
        largest = abs(self.of(self.strongest)) if self.strongest is not None else 0.0
        if largest == 0.0:
            return np.zeros(derivatives.shape)
        if largest == np.inf:
            return np.where(np.isinf(derivatives), np.sign(derivatives), 0.0)
        return np.nan_to_num(np.clip(derivatives / largest, -1.0, 1.0), nan=0.0)

    def row_shares(self, block: str, unit: int) -> list[float]:
        """Return those of all parameters of one unit: ``w_x``, ``w_h``, ``b``, what more it has."""
        kind = self.gradients.kind
        recurrent = () if kind.is_deaf(block) else ("w_h",)
        arrays = ("w_x", *recurrent, "b", *kind.extra_names(block))
        return np.concatenate([self.shares(array, block)[unit] for array in arrays]).tolist()

    def _derivatives(self, array: str, block: str) -> NDArray[np.float64]:
        kind = self.gradients.kind
        if array in EXTRA_ARRAYS:
            return self.gradients.extra[kind.extra.index((block, array))]
        return getattr(self.gradients, array)[kind.blocks.index(block)]


class InfluenceMemory:
    """Computes an `Influence` once for each forward pass, step and unit."""

    def __init__(self) -> None:
        self._known: tuple[Trace, int, int, Influence] | None = None

    def recall(self, state: State, trace: Trace) -> Influence | None:
        """Return the influence if it is known or quick to get."""
        known = self._known
        selection = state.selection
        if known is not None and known[0] is trace and known[1:3] == (selection.t, selection.unit):
            return known[3]
        return self.compute(state, trace) if cost(state) <= LONGEST_IN_A_FRAME else None

    def compute(self, state: State, trace: Trace) -> Influence:
        """Return the influence, however long it takes."""
        gradients = sensitivity(state, trace)
        strongest = strongest_entry(gradients, LEAST)
        influence = Influence(gradients, strongest, any_undefined(gradients))
        self._known = (trace, state.selection.t, state.selection.unit, influence)
        return influence


def cost(state: State) -> float:
    """Return about how many seconds the derivatives of the selected step take."""
    steps, parameters = len(state.sequence), state.parameters
    share = (state.selection.t + 1) / steps
    numbers = 2 * steps * parameters.b.size
    return _FORWARD_PASSES * share * seconds_expected(state) + numbers * _ZERO_SECONDS
