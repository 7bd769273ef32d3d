"""What the read-out of a network answers over time, and what each answer is called."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import NetworkTrace
from lstm_gui.core.analysis.target_errors import Truth, errors, truth_of
from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.scenes.layers import answer_name

MOST_ROWS = 5
"""Of more answers those are shown that are the largest anywhere."""


class AgainstTarget(Struct, frozen=True, eq=False):
    """What the answers that are shown should be, and how far they are off.

    Parameters
    ----------
    truth
        ``(answers, steps)``, NaN where nothing is known.
    errors
        ``(steps,)``, see `lstm_gui.core.analysis.target_errors.errors`.
    high
        No error is larger.
    of_classes
        Whether an error of 0 is right and one of 1 wrong.
    """

    truth: Array
    errors: Array
    high: float
    of_classes: bool


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
    against
        The target beside them, if the sequence has one that they can be held against.
    """

    names: tuple[str, ...]
    values: Array
    count: int
    low: float
    high: float
    against: AgainstTarget | None = None

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
    target = network.sequence.target
    truth = None if target is None else truth_of(target.at(places), readout)
    shares = readout.output != "linear"
    chosen = _chosen(out, truth, shares)
    values = out.T[chosen]
    against = None if truth is None else _against(truth, out, chosen)
    reach = values if against is None else np.concatenate([values, against.truth])
    bound = 1.0 if shares else largest_magnitude(np.nan_to_num(reach)) or 1.0
    names = tuple(answer_name(readout, index) for index in chosen)
    low = 0.0 if shares else -bound
    return AnswersOverTime(names, values, out.shape[1], low, bound, against)


def _chosen(out: Array, truth: Truth | None, shares: bool) -> list[int]:
    """Return which answers are shown, those that should be given among them."""
    if shares:
        return _largest(out if truth is None else np.fmax(out, truth.answers), MOST_ROWS)
    first = list(range(out.shape[1])[:MOST_ROWS])
    about = [] if truth is None else np.flatnonzero(~np.isnan(truth.answers).all(axis=0)).tolist()
    missing = [index for index in about if index not in first][:1]
    return [*first[: MOST_ROWS - len(missing)], *missing]


def _against(truth: Truth, out: Array, chosen: list[int]) -> AgainstTarget:
    found = errors(truth, out)
    high = 1.0 if truth.of_classes else largest_magnitude(np.nan_to_num(found)) or 1.0
    return AgainstTarget(truth.answers.T[chosen], found, high, truth.of_classes)


def _largest(out: Array, most: int) -> list[int]:
    """Return the answers that are the largest at any step, in the order of the read-out."""
    peaks = np.nan_to_num(out).max(axis=0, initial=0.0)
    return sorted(int(index) for index in np.argsort(-peaks, kind="stable")[:most])
