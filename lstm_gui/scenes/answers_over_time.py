"""What the read-out of a network answers over time, and what each answer is called."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import NetworkTrace
from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.scenes.layers import answer_name

MOST_ROWS = 5
"""Of more answers those are shown that are the largest anywhere."""


class AnswersOverTime(Struct, frozen=True, eq=False):
    """The answers that are shown.

    Parameters
    ----------
    names
        What each is called.
    values
        Their numbers ``(answers, steps)``, at the steps that were asked for.
    count
        How many answers there are.
    low, high
        Between which numbers all of them lie.
    """

    names: tuple[str, ...]
    values: Array
    count: int
    low: float
    high: float

    @property
    def are_shares(self) -> bool:
        """Whether they lie between 0 and 1 whatever is put in."""
        return self.low == 0.0


def answers_over_time(trace: NetworkTrace, steps: range) -> AnswersOverTime | None:
    """Return what is answered at ``steps``, as the layer on screen counts them.

    None without a read-out.
    """
    network = trace.network
    readout = network.readout
    places = np.array(steps, dtype=np.intp)
    if network.layers[network.focus].direction == "backward":
        places = len(network.sequence) - 1 - places
    out = trace.out_at(places)
    if readout is None or out is None:
        return None
    shares = readout.output != "linear"
    chosen = _largest(out, MOST_ROWS) if shares else range(out.shape[1])[:MOST_ROWS]
    values = out.T[list(chosen)]
    bound = 1.0 if shares else largest_magnitude(values) or 1.0
    names = tuple(answer_name(readout, index) for index in chosen)
    return AnswersOverTime(names, values, out.shape[1], 0.0 if shares else -bound, bound)


def _largest(out: Array, most: int) -> list[int]:
    """Return the answers that are the largest at any step, in the order of the read-out."""
    peaks = np.nan_to_num(out).max(axis=0, initial=0.0)
    return sorted(int(index) for index in np.argsort(-peaks, kind="stable")[:most])
