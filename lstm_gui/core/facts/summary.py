"""What a unit does at one step, as facts that a sentence can be made of."""

import sys
from enum import Enum

from msgspec import Struct

from lstm_gui.core.arrays import largest_magnitude
from lstm_gui.core.facts.contributions import Contributions
from lstm_gui.core.facts.reading import Reading
from lstm_gui.core.facts.saturation import RANGES
from lstm_gui.core.trace import Trace


class Keeping(Enum):
    """What the gate that keeps does to the memory that enters the step."""

    NOTHING_YET = "nothing yet"
    NOTHING_LEFT = "nothing left"
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
    BIAS = "bias"
    MIXED = "mixed"


# A gate counts as open from the one number on and as shut up to the other.
OPEN = 0.8
SHUT = 0.2
# Writing of at most this much, and of at most this share of what is kept, is nothing; so is what
# is EMPTY. Writing of at least this much is strong.
NOTHING_WRITTEN, NOTHING_BESIDE_KEPT = 0.05, 0.1
STRONGLY_WRITTEN = 0.5
# A memory of at most this size is nothing that could be kept.
EMPTY = 0.005
# From this share on, one of input, memory and bias decides alone.
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

    ``of_input``, ``of_memory`` and ``of_bias``, in [0, 1], are their shares in what the three
    weigh together, all 0 if that is nothing; ``answer`` is ``h_t``; ``saturated`` tells whether
    tanh hardly answers any more.
    """

    hearing: Hearing
    of_input: float
    of_memory: float
    of_bias: float
    answer: float
    saturated: bool


def remembered(trace: Trace, t: int, unit: int) -> float:
    """Return the largest finite magnitude of the memory of a unit before step ``t``."""
    memory = trace.kind.roles.memory
    start = float(trace.initial.of(trace.kind, memory)[unit])
    return max(abs(start), largest_magnitude(trace.numbers[memory][:t, unit]))


def summary(reading: Reading, most_before: float = 0.0) -> Summary:
    """Judge the step of a cell with gates by the fixed bounds of this module.

    Parameters
    ----------
    reading
        The numbers of the step for one unit.
    most_before
        The largest magnitude that its memory had before the step, as `remembered` tells.
    """
    roles = reading.kind.roles
    before = reading[f"{roles.memory}_before"]
    kept, written = reading[roles.kept], reading[roles.written]
    keep = reading[roles.keeps] if roles.keeps else 1.0
    shown = reading[roles.shows] if roles.shows else 1.0
    showing = _showing(shown) if roles.shows else None
    keeping = _keeping(keep, before, most_before)
    return Summary(keeping, keep, _writing(written, kept), written, showing, shown)


def answering(parts: Contributions) -> Answering:
    """Judge the step of an RNN by what its weighted sum is made of."""
    parts_of = {
        Hearing.INPUT: parts.from_input,
        Hearing.MEMORY: parts.from_hidden,
        Hearing.BIAS: parts.from_bias,
    }
    weighed = {heard: min(abs(part), sys.float_info.max) for heard, part in parts_of.items()}
    saturated = abs(parts.total) > RANGES["tanh"].saturated_beyond
    largest = max(weighed.values())
    if largest <= EMPTY:
        return Answering(Hearing.NOTHING, 0.0, 0.0, 0.0, parts.result, saturated)
    # Scaled first, so that no sum of huge parts is infinite.
    whole = sum(weight / largest for weight in weighed.values())
    shares = {heard: weight / largest / whole for heard, weight in weighed.items()}
    most = max(shares, key=lambda heard: shares[heard])
    return Answering(
        most if shares[most] >= MOST else Hearing.MIXED,
        shares[Hearing.INPUT],
        shares[Hearing.MEMORY],
        shares[Hearing.BIAS],
        parts.result,
        saturated,
    )


def _keeping(gate: float, before: float, most_before: float) -> Keeping:
    if abs(before) <= EMPTY:
        return Keeping.NOTHING_LEFT if most_before > EMPTY else Keeping.NOTHING_YET
    if gate < -SHUT:
        return Keeping.FLIPS
    if gate >= OPEN:
        return Keeping.KEEPS
    return Keeping.FORGETS if gate <= SHUT else Keeping.FADES


def _writing(written: float, kept: float) -> Writing:
    size = abs(written)
    beside = size <= max(EMPTY, NOTHING_BESIDE_KEPT * abs(kept))
    if size <= NOTHING_WRITTEN and beside:
        return Writing.NOTHING
    if size >= STRONGLY_WRITTEN:
        return Writing.STRONG_UP if written > 0 else Writing.STRONG_DOWN
    return Writing.LITTLE_UP if written > 0 else Writing.LITTLE_DOWN


def _showing(gate: float) -> Showing:
    if gate < -SHUT:
        return Showing.FLIPS
    if gate >= OPEN:
        return Showing.SHOWS
    return Showing.HIDES if gate <= SHUT else Showing.HALF_SHOWS
