"""What can be asked of a pass: what follows a signal, where a unit is largest, when it was so."""

from msgspec import Struct

from lstm_gui.core.analysis import Peak, similar_moments, top_moments
from lstm_gui.core.arrays import ArrayRecord
from lstm_gui.core.passes.going_on import GoesOn
from lstm_gui.scenes.signal_search import Found, Run, Signal, signal_values, what_follows

_SECONDS_A_PRODUCT, _SECONDS_A_NUMBER = 1e-9, 4e-8
"""What a search takes for each lag and number, and for each number, on a machine of 2020."""
_QUANTITIES = 6
"""About so many states and gates a cell has."""


class Follows(ArrayRecord, frozen=True):
    """What follows a signal, up to so many steps later or earlier?"""

    signal: Signal
    longest_lag: int


class Largest(Struct, frozen=True):
    """At which steps is a quantity of a unit largest?"""

    layer: str
    quantity: str
    unit: int


class Alike(Struct, frozen=True):
    """At which steps was a state of a layer as at step ``t`` of the sequence?"""

    layer: str
    state: str
    t: int


class Question(Struct, frozen=True, eq=False):
    """What is asked, and of which pass."""

    run: Run
    asked: Follows | Largest | Alike

    def is_same(self, other: "Question") -> bool:
        """Tell whether both have one answer."""
        return self.run is other.run and self.asked == other.asked


class Target(Struct, frozen=True):
    """Where an answer leads: a layer, and what of it is not None; ``t`` is of the sequence."""

    layer: str
    quantity: str | None = None
    unit: int | None = None
    t: int | None = None


class Answered(Struct, frozen=True, eq=False):
    """A question with its answer."""

    question: Question
    found: tuple[Found, ...] | tuple[Peak, ...]


def answered(question: Question, goes_on: GoesOn) -> Answered | None:
    """Return the answer; None once ``goes_on`` has said no."""
    run, asked = question.run, question.asked
    match asked:
        case Follows():
            found = what_follows(run, asked.signal, asked.longest_lag, goes_on)
            return None if found is None else Answered(question, found)
        case Largest():
            signal = Signal("unit", asked.unit, asked.layer, asked.quantity)
            return Answered(question, top_moments(signal_values(run, signal)))
        case Alike():
            rows = run.layer(asked.layer).rows[asked.state]
            return Answered(question, similar_moments(rows, asked.t))


def seconds_to_answer(question: Question) -> float:
    """Return about how long `answered` takes."""
    run, asked = question.run, question.asked
    units = sum(layer.units for layer in run.layers)
    lags = 2 * asked.longest_lag + 1 if isinstance(asked, Follows) else 1
    quantities = _QUANTITIES if isinstance(asked, Follows) else 1
    return len(run) * units * quantities * (lags * _SECONDS_A_PRODUCT + _SECONDS_A_NUMBER)
