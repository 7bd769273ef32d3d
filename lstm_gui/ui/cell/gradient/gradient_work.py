"""The gradient over time of what is on screen, off the event loop where it takes long."""

from lstm_gui.scenes.derivatives import cost, influence_on
from lstm_gui.scenes.gradient_over_time import GradientOverTime, gradient_over_time
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.document.working import Worker

_IN_A_FRAME = 0.01
"""Seconds that a frame of a drag may wait; a thread beside it would hold up as much of it."""


class GradientWork(Worker[Snapshot, GradientOverTime]):
    """Finds the gradient of the number that numbers matter by."""

    longest_at_once = _IN_A_FRAME

    def find(self, question: Snapshot) -> GradientOverTime:
        influence = question.influence or influence_on(question.asked)
        return gradient_over_time(question, influence)

    def seconds(self, question: Snapshot) -> float:
        known = question.influence is not None
        return 0.0 if known else cost(question.state, question.whole)

    def answers(self, latest: GradientOverTime, question: Snapshot) -> bool:
        return latest.is_of(question)

    def is_same(self, one: Snapshot, other: Snapshot) -> bool:
        return one.asked.is_same(other.asked)

    def leads_to(self, one: Snapshot, other: Snapshot) -> bool:
        return one.kind == other.kind and one.trace.h.shape == other.trace.h.shape
