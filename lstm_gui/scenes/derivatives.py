"""Which number matters now: the derivatives of the selected ``h_t``, or of the answer."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import (
    Entry,
    Gradients,
    NetworkTrace,
    State,
    Trace,
    any_undefined,
    derivative,
    seconds_expected,
    sensitivity,
)
from lstm_gui.core import strongest as strongest_entry
from lstm_gui.core.arrays import Array, NDArray
from lstm_gui.core.gradients import of_parameters
from lstm_gui.scenes.answer_derivatives import answer_derivatives
from lstm_gui.words.vocabulary import ANSWER_LEGEND, INFLUENCE_LEGEND

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
    """The derivatives of one number: ``h_t[j]`` of the selected step and unit, or the answer.

    ``by_input (T, D)`` are those by what the layer reads, of the answer by what the network does.
    ``symbol`` is that of the number, and ``of_answer`` tells whether it is the answer.
    ``strongest`` is the parameter with the largest of them, ``None`` if all are at most `LEAST`;
    ``undefined`` tells whether some are not a number, which the strongest never is.
    """

    gradients: Gradients
    by_input: Array
    strongest: Entry | None
    undefined: bool = False
    symbol: str = "h_t"
    of_answer: bool = False

    def of(self, entry: Entry) -> float:
        """Return the derivative by the number at ``entry``."""
        return derivative(self.gradients, entry)

    def shares(self, array: str, block: str) -> NDArray[np.float64]:
        """Return the derivatives by a block's ``w_x``, ``w_h``, ``b`` or what more it has.

        They form a matrix and are relative to the largest of all parameters, at most 1. Beside
        an infinite one all finite ones are 0, and so is what is not a number.
        """
        return self._relative(self._derivatives(array, block))

    def row_shares(self, block: str, unit: int) -> list[float]:
        """Return those of all parameters of one unit: ``w_x``, ``w_h``, ``b``, what more it has."""
        kind = self.gradients.kind
        recurrent = () if kind.is_deaf(block) else ("w_h",)
        arrays = ("w_x", *recurrent, "b", *kind.extra_names(block))
        rows = [self._derivatives(array, block)[unit] for array in arrays]
        return self._relative(np.concatenate(rows)).tolist()

    def _derivatives(self, array: str, block: str) -> NDArray[np.float64]:
        found = of_parameters(self.gradients, array, block)
        return found.reshape(len(found), -1)

    def _relative(self, derivatives: NDArray[np.float64]) -> NDArray[np.float64]:
        largest = abs(self.of(self.strongest)) if self.strongest is not None else 0.0
        if largest == 0.0:
            return np.zeros(derivatives.shape)
        if largest == np.inf:
            return np.where(np.isinf(derivatives), np.sign(derivatives), 0.0)
        shares = derivatives / largest
        shares[np.isnan(shares)] = 0.0
        return np.minimum(np.maximum(shares, -1.0, out=shares), 1.0, out=shares)


def legend_of(influence: Influence | None) -> str:
    """Return what the triangles beside numbers say, a message."""
    return ANSWER_LEGEND if influence is not None and influence.of_answer else INFLUENCE_LEGEND


class Asked(Struct, frozen=True):
    """Which number of which pass is differentiated.

    With the ``whole`` pass of the network it is what that answers, ``answered`` or the answer in
    question; without, ``h_t`` of the layer.
    """

    state: State
    trace: Trace
    whole: NetworkTrace | None = None
    answered: int | None = None

    def is_same(self, other: "Asked") -> bool:
        """Tell whether ``other`` asks the same of the same pass."""
        mine, others = self.state.selection, other.state.selection
        if (mine.t, mine.unit) != (others.t, others.unit) or self.trace is not other.trace:
            return False
        if self.whole is None or other.whole is None:
            return self.whole is other.whole
        one, two = self.whole, other.whole
        traces = zip(one.traces, two.traces, strict=False)
        return (
            self.answered == other.answered
            and len(one.traces) == len(two.traces)
            and all(a is b for a, b in traces)
            and one.network.readout is two.network.readout
        )


class InfluenceMemory:
    """Computes an `Influence` once for each number of a forward pass."""

    def __init__(self) -> None:
        self._known: tuple[Asked, Influence] | None = None

    def recall(self, asked: Asked) -> Influence | None:
        """Return the influence if it is known or quick to get."""
        if self._known is not None and self._known[0].is_same(asked):
            return self._known[1]
        quick = cost(asked.state, asked.whole) <= LONGEST_IN_A_FRAME
        return self.compute(asked) if quick else None

    def compute(self, asked: Asked) -> Influence:
        """Return the influence, however long it takes."""
        influence = influence_on(asked)
        self._known = asked, influence
        return influence


def influence_on(asked: Asked) -> Influence:
    """Return the derivatives of a number, however long that takes."""
    unit = asked.state.selection.unit
    if asked.whole is None:
        gradients, symbol = sensitivity(asked.state, asked.trace), f"h_t[{unit + 1}]"
        by_input = gradients.x
    else:
        found = answer_derivatives(asked.whole, unit, asked.answered)
        gradients, symbol, by_input = found.gradients, found.symbol, found.by_input
    return Influence(
        gradients,
        by_input,
        strongest_entry(gradients, LEAST),
        any_undefined(gradients),
        symbol,
        asked.whole is not None,
    )


def cost(state: State, whole: NetworkTrace | None = None) -> float:
    """Return about how many seconds the derivatives of the selected step take."""
    if whole is not None:
        forward = sum(seconds_expected(one) for one in whole.states)
        numbers = 2 * len(state.sequence) * sum(one.parameters.b.size for one in whole.states)
        return _FORWARD_PASSES * forward + numbers * _ZERO_SECONDS
    share = (state.selection.t + 1) / len(state.sequence)
    return _FORWARD_PASSES * share * seconds_expected(state)
