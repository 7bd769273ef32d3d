"""How the tasks are trained that one can watch."""

import numpy as np
from msgspec import Struct

from lstm_gui.core.training import ADDING, COUNTING, FIRST_SYMBOL, SENTENCES, Task, of_distance
from lstm_gui.scenes.training.training_settings import DISTANCES

_TRIED = 4
"""Into how many parts what is trained is divided, to see how far it reaches."""


class Offer(Struct, frozen=True):
    """How a task is trained.

    Parameters
    ----------
    task
        What is trained.
    shortest
        The shortest sequences that are trained along; None trains one distance only.
    enough
        The accuracy that counts as solved.
    check_on
        On how many sequences that is checked.
    """

    task: Task
    shortest: int | None = None
    enough: float = 0.99
    check_on: int = 200

    def distances(self, distance: int) -> tuple[int, int]:
        """Return the smallest and the largest distance that are trained."""
        return (distance if self.shortest is None else self.shortest), distance

    def tried(self, distance: int) -> tuple[int, ...]:
        """Return at which distances a network is tried in the end: up to twice the longest."""
        low = DISTANCES[self.task.name].low
        longest = max(distance, _TRIED)
        found = {longest * part // _TRIED for part in range(1, 2 * _TRIED + 1)}
        return tuple(sorted(one for one in found | {low, distance} if one >= low))

    def steps(self, distance: int) -> int:
        """Return how many steps a sequence has."""
        return len(of_distance(self.task, np.random.default_rng(0), distance, 1).x)


OFFERS = {
    offer.task.name: offer
    for offer in (
        Offer(FIRST_SYMBOL),
        Offer(ADDING, shortest=5, enough=0.95),
        # There is one sequence for each n, so that a few checks see all there is.
        Offer(COUNTING, shortest=1, check_on=20),
        *(Offer(task) for task in SENTENCES.values()),
    )
}
