"""What the read-out of a network answers over time, and what each answer is called."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core import NetworkTrace
from lstm_gui.core.analysis.target_errors import Truth, errors, truth_of
from lstm_gui.core.arrays import Array, largest_magnitude
from lstm_gui.words.answer_names import answer_name

MOST_ROWS = 5
"""Of more shares those are shown that are the largest anywhere, of other answers the first."""


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
    against
        The target beside them, if the sequence has one that they can be held against.
    """

    trace: NetworkTrace
    chosen: tuple[int, ...]
    names: tuple[str, ...]
    values: Array
    low: float
    high: float
    against: AgainstTarget | None = None

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

    def against_at(self, step: int) -> AgainstTarget | None:
        """Return the target beside them at ``step`` alone, whether it was asked for or not."""
        steps = np.array([step], dtype=np.intp)
        truth, out = _truth(self.trace, steps), _out(self.trace, steps)
        return None if truth is None or out is None else _against(truth, out, self.chosen)


def answers_over_time(trace: NetworkTrace, steps: range) -> AnswersOverTime | None:
    """Return what is answered at ``steps``, as the layer on screen counts them.

    None without a read-out.
    """
    places = np.array(steps, dtype=np.intp)
    readout, out = trace.network.readout, _out(trace, places)
    if readout is None or out is None:
        return None
    truth = _truth(trace, places)
    shares = readout.output != "linear"
    chosen = _chosen(out, truth, shares)
    values = out.T[list(chosen)]
    against = None if truth is None else _against(truth, out, chosen)
    reach = values if against is None else np.concatenate([values, np.nan_to_num(against.truth)])
    bound = 1.0 if shares else largest_magnitude(reach) or 1.0
    names = tuple(answer_name(readout, index) for index in chosen)
    return AnswersOverTime(trace, chosen, names, values, 0.0 if shares else -bound, bound, against)


def _chosen(out: Array, truth: Truth | None, shares: bool) -> tuple[int, ...]:
    """Return which answers are shown, those that should be given among them."""
    if shares:
        return _largest(out if truth is None else np.fmax(out, truth.answers), MOST_ROWS)
    first = tuple(range(out.shape[1])[:MOST_ROWS])
    about = [] if truth is None else np.flatnonzero(~np.isnan(truth.answers).all(axis=0)).tolist()
    missing = tuple(index for index in about if index not in first)[:1]
    return (*first[: MOST_ROWS - len(missing)], *missing)


def _against(truth: Truth, out: Array, chosen: tuple[int, ...]) -> AgainstTarget:
    found = errors(truth, out)
    high = 1.0 if truth.of_classes else largest_magnitude(np.nan_to_num(found)) or 1.0
    return AgainstTarget(truth.answers.T[list(chosen)], found, high, truth.of_classes)


def _truth(trace: NetworkTrace, steps: NDArray[np.intp]) -> Truth | None:
    target, readout = trace.network.sequence.target, trace.network.readout
    if target is None or readout is None:
        return None
    return truth_of(target.at(_places(trace, steps)), readout)


def _out(trace: NetworkTrace, steps: NDArray[np.intp]) -> Array | None:
    return trace.out_at(_places(trace, steps))


def _places(trace: NetworkTrace, steps: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return ``steps`` of the layer on screen as those of the sequence."""
    network = trace.network
    backward = network.layers[network.focus].direction == "backward"
    return len(network.sequence) - 1 - steps if backward else steps


def _largest(out: Array, most: int) -> tuple[int, ...]:
    """Return the answers that are the largest at any step, in the order of the read-out."""
    peaks = np.nan_to_num(out).max(axis=0, initial=0.0)
    return tuple(sorted(int(index) for index in np.argsort(-peaks, kind="stable")[:most]))
