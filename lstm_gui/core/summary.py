"""What a unit does at one step, as facts that a sentence can be made of."""

from dataclasses import dataclass
from enum import Enum

from lstm_gui.core.reading import Reading


class Keeping(Enum):
    """What the forget gate does to the memory that enters the step."""

    NOTHING_THERE = "nothing there"
    KEEPS = "keeps"
    FADES = "fades"
    FORGETS = "forgets"


class Writing(Enum):
    """What the input gate and the candidate add to the memory."""

    NOTHING = "nothing"
    LITTLE_UP = "a little up"
    LITTLE_DOWN = "a little down"
    STRONG_UP = "strongly up"
    STRONG_DOWN = "strongly down"


class Showing(Enum):
    """How much of the memory the output gate lets out."""

    SHOWS = "shows"
    HALF_SHOWS = "half shows"
    HIDES = "hides"


# A gate counts as open from the one number on and as shut up to the other.
OPEN = 0.8
SHUT = 0.2
# Writing of at most this much is nothing, of at least this much is strong.
NOTHING_WRITTEN = 0.05
STRONGLY_WRITTEN = 0.5
# A memory of at most this size is nothing that could be kept.
EMPTY = 0.005


@dataclass(frozen=True)
class Summary:
    """The facts about one step.

    ``kept_share`` is f and ``shown_share`` is o, in [0, 1]; ``written`` is
    ``i * c_tilde``, in [-1, 1].
    """

    keeping: Keeping
    kept_share: float
    writing: Writing
    written: float
    showing: Showing
    shown_share: float


def summary(reading: Reading) -> Summary:
    """Judge the step that ``reading`` holds by the fixed bounds of this module."""
    return Summary(
        _keeping(reading.f, reading.c_before),
        reading.f,
        _writing(reading.written),
        reading.written,
        _showing(reading.o),
        reading.o,
    )


def _keeping(f: float, c_before: float) -> Keeping:
    if abs(c_before) <= EMPTY:
        return Keeping.NOTHING_THERE
    if f >= OPEN:
        return Keeping.KEEPS
    return Keeping.FORGETS if f <= SHUT else Keeping.FADES


def _writing(written: float) -> Writing:
    if abs(written) <= NOTHING_WRITTEN:
        return Writing.NOTHING
    if abs(written) >= STRONGLY_WRITTEN:
        return Writing.STRONG_UP if written > 0 else Writing.STRONG_DOWN
    return Writing.LITTLE_UP if written > 0 else Writing.LITTLE_DOWN


def _showing(o: float) -> Showing:
    if o >= OPEN:
        return Showing.SHOWS
    return Showing.HIDES if o <= SHUT else Showing.HALF_SHOWS
