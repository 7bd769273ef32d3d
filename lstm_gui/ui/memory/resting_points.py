"""Finds where the states of small lanes rest, on a thread."""

from msgspec import Struct

from lstm_gui.core import select
from lstm_gui.core.analysis import FixedPoint, fixed_points
from lstm_gui.scenes.memory.lanes import Lane
from lstm_gui.scenes.memory.state_plane import is_small, staying_input
from lstm_gui.ui.document.working import Worker

_SECONDS = 0.03
"""About what the fixed points of one lane take at most."""


class Question(Struct, frozen=True, eq=False):
    """The lanes by name, the step whose clamps hold, and whether its input stays or none."""

    lanes: dict[str, Lane]
    t: int
    zero: bool


class Resting(Struct, frozen=True, eq=False):
    """The fixed points of each lane that is small enough to be searched."""

    question: Question
    points: dict[str, tuple[FixedPoint, ...]]

    def of(self, name: str, lane: Lane) -> tuple[FixedPoint, ...]:
        """Return those of a lane, perhaps as it was a moment ago, but of the same size."""
        units = lane.state.parameters.hidden_size
        return tuple(point for point in self.points.get(name, ()) if len(point.h) == units)


class FixedPoints(Worker[Question, Resting]):
    """Keeps the latest fixed points."""

    def find(self, question: Question) -> Resting:
        t, zero = question.t, question.zero
        points = {
            name: fixed_points(
                select(lane.state, t - lane.first), staying_input(lane, t - lane.first, zero)
            )
            for name, lane in question.lanes.items()
            if is_small(lane)
        }
        return Resting(question, points)

    def seconds(self, question: Question) -> float:
        return _SECONDS * sum(map(is_small, question.lanes.values()))

    def answers(self, latest: Resting, question: Question) -> bool:
        asked = latest.question
        same = asked.lanes is question.lanes and asked.zero == question.zero
        return same and (asked.t == question.t)
