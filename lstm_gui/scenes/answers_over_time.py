"""What the read-out of a network answers over time, and what each answer is called."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core import NetworkTrace
from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.scenes.layers import answer_name

MOST_ROWS = 5
"""Of more shares those are shown that are the largest anywhere, of other answers the first."""


class AnswersOverTime(Struct, frozen=True, eq=False):
    """The answers that are shown, at steps as the layer on screen counts them.

    Parameters
    ----------
    trace
        Of the network that answers.
    chosen
        Which of its answers are shown, counted from 0.
    names
        What each is called.
    values
        Their numbers ``(answers, steps)``, at the steps that were asked for.
    low, high
        Between which numbers all of them lie.
    """

    trace: NetworkTrace
    chosen: tuple[int, ...]
    names: tuple[str, ...]
    values: Array
    low: float
    high: float

    @property
    def count(self) -> int:
        """How many answers there are."""
        readout = self.trace.network.readout
        return 0 if readout is None else len(readout.bias)

    @property
    def resets(self) -> tuple[int, ...]:
        """Before which steps the states are reset."""
        return self.trace.traces[self.trace.network.focus].resets

    @property
    def are_shares(self) -> bool:
        """Whether they lie between 0 and 1 whatever is put in."""
        return self.low == 0.0

    def at(self, step: int) -> Array:
        """Return the numbers at ``step``, whether it was asked for or not, ``(answers,)``."""
        out = _out(self.trace, np.array([step], dtype=np.intp))
        assert out is not None, "something answers"
        return out[0, list(self.chosen)]


def answers_over_time(trace: NetworkTrace, steps: range) -> AnswersOverTime | None:
    """Return what is answered at ``steps``, as the layer on screen counts them.

    None without a read-out.
    """
    readout, out = trace.network.readout, _out(trace, np.array(steps, dtype=np.intp))
    if readout is None or out is None:
        return None
    shares = readout.output != "linear"
    chosen = _largest(out, MOST_ROWS) if shares else tuple(range(out.shape[1])[:MOST_ROWS])
    values = out.T[list(chosen)]
    bound = 1.0 if shares else largest_magnitude(values) or 1.0
    names = tuple(answer_name(readout, index) for index in chosen)
    return AnswersOverTime(trace, chosen, names, values, 0.0 if shares else -bound, bound)


def _out(trace: NetworkTrace, steps: NDArray[np.intp]) -> Array | None:
    network = trace.network
    backward = network.layers[network.focus].direction == "backward"
    return trace.out_at(len(network.sequence) - 1 - steps if backward else steps)


def _largest(out: Array, most: int) -> tuple[int, ...]:
    """Return the answers that are the largest at any step, in the order of the read-out."""
    peaks = np.nan_to_num(out).max(axis=0, initial=0.0)
    return tuple(sorted(int(index) for index in np.argsort(-peaks, kind="stable")[:most]))
