"""What the user sets in the Memory workspace: one record, undone and saved as a whole."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from lstm_gui.scenes.memory.lane_clamps import LaneClamps, read_clamps, written_clamps
from lstm_gui.scenes.readers import (
    Reader,
    flag,
    listed,
    number_within,
    one_of,
    sane,
    short_text,
    whole,
)
from lstm_gui.words.side_by_side import FIRST_LANES, is_lane, lane_kind

INITIALISATIONS = ("orthogonal", "chrono", "default")
FORGET_BIAS = {"orthogonal": 1.0, "chrono": 0.0, "default": 0.0}
"""Where the slider stands after an initialisation is chosen."""
UNITS = (1, 64)
SEEDS = (0, 9999)
BIASES = (-6.0, 6.0)
GAINS = (-3.0, 3.0)
MOST_MARKS = 500
LONGEST_NAME = 100
LONGEST_DISTANCE = 200


class MemorySettings(Struct, frozen=True):
    """How the three cells are made and what is looked at.

    Parameters
    ----------
    units
        H of each cell.
    seed
        Two cells with the same seed start from the same numbers as far as they share shapes.
    initialisation
        One of `INITIALISATIONS`.
    forget_bias
        Added to the bias of the gate that keeps, such as f of the LSTM and z of the GRU, and
        taken from that of the gate that writes where no other keeps.
    gain
        What the recurrent weights of cells without gates are multiplied by.
    marks
        The steps whose share is printed, in order.
    trained
        The name of a trained LSTM whose task all three show; empty for seeded cells.
    clamps
        What is held at a number in the lanes; a later one wins. Those of cells that stand in
        no lane wait for them to come back.
    distance
        How long a drawn sequence of its task is, in clauses or steps.
    parts
        Whether cells with a ``c_t`` show what it is made of, not the influence on ``h_t``.
    lanes
        The cells that stand in the lanes, no two the same, by the names they have in
        `lstm_gui.words.side_by_side`.
    """

    units: int = 16
    seed: int = 1
    initialisation: str = "orthogonal"
    forget_bias: float = 1.0
    gain: float = 1.0
    marks: tuple[int, ...] = (0,)
    parts: bool = False
    trained: str = ""
    distance: int = 2
    clamps: LaneClamps = ()
    lanes: tuple[str, ...] = FIRST_LANES

    @property
    def networks(self) -> tuple[object, ...]:
        """What tells the networks apart that a page of a lesson may ask about.

        Of untrained ones the two sliders are the learner's to move, of trained ones nothing is.
        """
        made = (self.trained, self.initialisation, self.units, self.seed)
        return (*made, self.gain, self.forget_bias) if self.trained else made

    @property
    def shows_parts(self) -> bool:
        """Whether some lane shows what its memory is made of."""
        return self.parts and any(lane_kind(lane).has_cell_state for lane in self.lanes)

    def as_json(self) -> dict[str, Any]:
        clamps = written_clamps(self.clamps)
        lists = {"marks": list(self.marks), "lanes": list(self.lanes)}
        return {**asdict(self), **lists, "clamps": clamps}

    @classmethod
    def from_json(cls, data: object) -> "MemorySettings":
        """Read what is known and sane; anything else keeps its default."""
        return cls(**sane(data, _READERS))

    def with_mark(self, step: int) -> "MemorySettings":
        """Return the settings with ``step`` marked, or no longer if it was."""
        return replace(self, marks=tuple(sorted(set(self.marks) ^ {step})))

    def with_lane(self, place: int, name: str) -> "MemorySettings":
        """Return the settings with another cell in a lane; one that stands elsewhere moves."""
        lanes, old = list(self.lanes), self.lanes[place]
        if name in lanes:
            lanes[lanes.index(name)] = old
        lanes[place] = name
        return replace(self, lanes=tuple(lanes))


def _lanes(value: object) -> tuple[str, ...] | None:
    items = listed(value, len(FIRST_LANES)) or []
    names = tuple(name for name in items if isinstance(name, str) and is_lane(name))
    return names if len(set(names)) == len(FIRST_LANES) else None


def _marks(value: object) -> tuple[int, ...] | None:
    items = listed(value, MOST_MARKS)
    if items is None:
        return None
    read = list(map(whole(0, 10**6), items))
    return None if None in read else tuple(sorted({step for step in read if step is not None}))


_READERS: dict[str, Reader] = {
    "units": whole(*UNITS),
    "seed": whole(*SEEDS),
    "initialisation": one_of(INITIALISATIONS),
    "forget_bias": number_within(*BIASES),
    "gain": number_within(*GAINS),
    "marks": _marks,
    "parts": flag,
    "trained": short_text(LONGEST_NAME),
    "distance": whole(0, LONGEST_DISTANCE),
    "clamps": read_clamps,
    "lanes": _lanes,
}

FIRST = MemorySettings()
"""What a session starts with that says nothing of it."""
