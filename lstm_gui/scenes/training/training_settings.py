"""What the user sets in the Train workspace: one record, undone and saved as a whole."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from lstm_gui.scenes.readers import Reader, flag, listed, number_within, one_of, sane, whole
from lstm_gui.words.side_by_side import FIRST_LANES, in_order, lane_kind

if TYPE_CHECKING:
    # What trains is loaded when something is trained, not with every session.
    from lstm_gui.core.training import Start


class Distances(Struct, frozen=True):
    """The distance a task begins with, and the smallest and largest that are offered."""

    first: int
    low: int
    high: int


DISTANCES = {
    "first-symbol": Distances(100, 5, 200),
    "adding": Distances(30, 6, 60),
    "counting": Distances(10, 3, 20),
    "sentence-ko": Distances(10, 0, 20),
    "sentence-en": Distances(10, 0, 20),
}
"""For each task that is offered; all of them are trained within seconds."""
STARTS: "tuple[Start, ...]" = ("xavier-orthogonal", "chrono", "default")
BIASES = (-1.0, 6.0)
UNITS = (1, 64)
LAYERS = (1, 2)
SEEDS = (0, 9999)
UPDATES = (100, 3000)
UPDATES_STEP = 100
OVER = ("steps", "seconds", "distances")
"""The steps of a training, the seconds they took, or how far apart question and answer are."""
_MOST_CELLS = 64
LONGEST_DISTANCE = max(one.high for one in DISTANCES.values())


class TrainingSettings(Struct, frozen=True):
    """What is trained, and from where.

    Parameters
    ----------
    task
        A name of `DISTANCES`.
    distance
        How far apart question and answer are.
    cells
        Which are trained, by the names they have in `lstm_gui.words.side_by_side`; those that
        are offered first come first.
    start
        Their initialisation; cells without a gate start orthogonal instead of chrono.
    forget_bias
        Of those with a forget gate; chrono draws its own.
    units
        H of each cell.
    seed
        The first seed.
    three_seeds
        Whether the two seeds after it are trained as well.
    updates
        After how many steps of training at most a cell gives up.
    layers
        How many cells stand one upon the other, each of which reads the one before.
    equal_parameters
        Whether every cell has about as many parameters as an LSTM of ``units``, instead of as
        many units.
    over
        What the curves are drawn over: a name of `OVER`.
    """

    task: str = "first-symbol"
    distance: int = 100
    cells: tuple[str, ...] = FIRST_LANES[-1:]
    start: "Start" = "xavier-orthogonal"
    forget_bias: float = 3.0
    units: int = 16
    seed: int = 0
    three_seeds: bool = True
    updates: int = 600
    layers: int = 1
    equal_parameters: bool = False
    over: str = OVER[0]

    @property
    def seeds(self) -> tuple[int, ...]:
        return tuple(range(self.seed, self.seed + (3 if self.three_seeds else 1)))

    @property
    def forgetting(self) -> tuple[str, ...]:
        """Those of the cells that have a forget gate."""
        return tuple(cell for cell in self.cells if lane_kind(cell).has_forget_gate)

    @property
    def biased(self) -> bool:
        """Whether the forget bias makes a difference."""
        return bool(self.forgetting) and self.start != "chrono"

    def with_task(self, task: str) -> "TrainingSettings":
        """Return the settings for another task, at the distance it begins with."""
        return replace(self, task=task, distance=DISTANCES[task].first)

    def with_cell(self, cell: str, chosen: bool) -> "TrainingSettings":
        """Return the settings with ``cell`` among those that are trained, or not."""
        others = [name for name in self.cells if name != cell]
        return replace(self, cells=in_order([*others, cell] if chosen else others))

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "cells": list(self.cells)}

    @classmethod
    def from_json(cls, data: object) -> "TrainingSettings":
        """Read what is known and sane; anything else keeps its default."""
        known: dict[str, Any] = sane(data, _READERS)
        made = replace(cls(), **known)
        offered = DISTANCES[made.task]
        is_offered = offered.low <= made.distance <= offered.high
        return made if is_offered else made.with_task(made.task)


def _cells(value: object) -> tuple[str, ...] | None:
    names = listed(value, _MOST_CELLS)
    return None if names is None else in_order(names)


_READERS: dict[str, Reader] = {
    "task": one_of(DISTANCES),
    "distance": whole(0, LONGEST_DISTANCE),
    "cells": _cells,
    "start": one_of(STARTS),
    "forget_bias": number_within(*BIASES),
    "units": whole(*UNITS),
    "layers": whole(*LAYERS),
    "seed": whole(*SEEDS),
    "three_seeds": flag,
    "updates": whole(*UPDATES),
    "equal_parameters": flag,
    "over": one_of(OVER),
}

FIRST_TRAINING = TrainingSettings()
"""What a session starts with that says nothing of it."""
