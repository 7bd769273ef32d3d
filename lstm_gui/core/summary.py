"""What a unit does at one step, as facts that a sentence can be made of."""

from enum import Enum

from msgspec import Struct

from lstm_gui.core.contributions import Contributions
from lstm_gui.core.reading import Reading
from lstm_gui.core.saturation import RANGES


class Keeping(Enum):
    """What the gate that keeps does to the memory that enters the step."""

    NOTHING_THERE = "nothing there"
    KEEPS = "keeps"
    FADES = "fades"
    FORGETS = "forgets"
    FLIPS = "flips"


class Writing(Enum):
    """What is added to the memory."""

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
    FLIPS = "flips"


class Hearing(Enum):
    """What decides the state of a unit without gates."""

    NOTHING = "nothing"
    INPUT = "input"
    MEMORY = "memory"
    BOTH = "both"


# A gate counts as open from the one number on and as shut up to the other.
OPEN = 0.8
SHUT = 0.2
# Writing of at most this much is nothing, of at least this much is strong.
NOTHING_WRITTEN = 0.05
STRONGLY_WRITTEN = 0.5
# A memory of at most this size is nothing that could be kept.
EMPTY = 0.005
# From this share on, one of input and memory decides alone.
MOST = 2 / 3


class Summary(Struct, frozen=True):
    """The facts about one step of a cell with gates.

    ``kept_share`` is f (z of a GRU) and ``shown_share`` is o, which a GRU does not have;
    ``written`` is ``i * c_tilde`` (``(1 - z) * h_tilde`` of a GRU).
    """

    keeping: Keeping
    kept_share: float
    writing: Writing
    written: float
    showing: Showing | None
    shown_share: float


class Answering(Struct, frozen=True):
    """The facts about one step of a cell without gates.

    ``share``, in [0, 1], is that of what ``hearing`` names in what input and memory weigh;
    ``answer`` is ``h_t``; ``saturated`` tells whether tanh hardly answers any more.
    """

    hearing: Hearing
    share: float
    answer: float
    saturated: bool


def summary(reading: Reading) -> Summary:
    """Judge the step of an LSTM or a GRU by the fixed bounds of this module."""
    roles = reading.kind.roles
    before, written = reading[f"{roles.memory}_before"], reading[roles.written]
    keep = reading[roles.keeps] if roles.keeps else 1.0
    shown = reading[roles.shows] if roles.shows else 1.0
    showing = _showing(shown) if roles.shows else None
    return Summary(_keeping(keep, before), keep, _writing(written), written, showing, shown)


def answering(parts: Contributions) -> Answering:
    """Judge the step of an RNN by what its weighted sum is made of."""
    heard, remembered = abs(parts.from_input), abs(parts.from_hidden)
    saturated = abs(parts.total) > RANGES["tanh"].saturated_beyond
    if heard + remembered <= EMPTY:
        return Answering(Hearing.NOTHING, 0.0, parts.result, saturated)
    share = heard / (heard + remembered)
    hearing = Hearing.INPUT if share >= MOST else Hearing.BOTH
    if share <= 1 - MOST:
        hearing, share = Hearing.MEMORY, 1 - share
    return Answering(hearing, share, parts.result, saturated)


def _keeping(gate: float, before: float) -> Keeping:
    if abs(before) <= EMPTY:
        return Keeping.NOTHING_THERE
    if gate < -SHUT:
        return Keeping.FLIPS
    if gate >= OPEN:
        return Keeping.KEEPS
    return Keeping.FORGETS if gate <= SHUT else Keeping.FADES


def _writing(written: float) -> Writing:
    if abs(written) <= NOTHING_WRITTEN:
        return Writing.NOTHING
    if abs(written) >= STRONGLY_WRITTEN:
        return Writing.STRONG_UP if written > 0 else Writing.STRONG_DOWN
    return Writing.LITTLE_UP if written > 0 else Writing.LITTLE_DOWN


def _showing(gate: float) -> Showing:
    if gate < -SHUT:
        return Showing.FLIPS
    if gate >= OPEN:
        return Showing.SHOWS
    return Showing.HIDES if gate <= SHUT else Showing.HALF_SHOWS
