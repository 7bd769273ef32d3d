"""One picture of the Train workspace."""

from msgspec import Struct

from lstm_gui.core.training import Recipe, Task
from lstm_gui.scenes.training.offers import OFFERS, Offer
from lstm_gui.scenes.training.runs import Run, experiment
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.train.lab import State
from lstm_gui.words.side_by_side import in_order, lane_of, lane_roles


class TrainScene(Struct, frozen=True):
    """What is set, and what has come out.

    Parameters
    ----------
    settings
        What is to be trained; until a drag rests, ``runs`` may still be those of before.
    runs
        What is trained now, in the order of its curves.
    past
        What was trained before, the earliest first.
    state
        What the lab does.
    chosen
        The run that is pointed at.
    share
        How much of the axis of the curves they have come, from its start.
    """

    settings: TrainingSettings
    runs: tuple[Run, ...]
    past: tuple[Run, ...]
    state: State
    chosen: Recipe | None
    share: float = 1.0

    @property
    def offer(self) -> Offer:
        """The task of the runs, or what is to be trained before there are any."""
        name = self.runs[0].recipe.task.name if self.runs else self.settings.task
        return OFFERS[name]

    @property
    def task(self) -> Task:
        return self.offer.task

    @property
    def comparable(self) -> tuple[Run, ...]:
        """The past runs of the same task and distance."""
        now = {experiment(run.recipe) for run in self.runs}
        now = now or {(self.task, self.offer.distances(self.settings.distance))}
        return tuple(run for run in self.past if experiment(run.recipe) in now)

    @property
    def roles(self) -> dict[str, str]:
        """The role whose colour each cell has that is or was trained, by its name."""
        return lane_roles(in_order([lane_of(run.recipe.kind) for run in (*self.runs, *self.past)]))

    def role(self, run: Run) -> str:
        """Return the role whose colour a run has."""
        return self.roles[lane_of(run.recipe.kind)]

    @property
    def trained(self) -> tuple[int, int]:
        """The smallest and the largest distance of the sequences that are trained."""
        if self.runs:
            return self.runs[0].recipe.distances
        return self.offer.distances(self.settings.distance)

    @property
    def farthest(self) -> int:
        """The largest distance at which a network is tried in the end."""
        return self.offer.tried(self.trained[1])[-1]

    @property
    def last(self) -> float:
        """How far the axis of a course goes: all steps, or the seconds so far."""
        shown = (*self.runs, *self.comparable)
        if self.settings.over == "seconds":
            return max((run.seconds for run in shown), default=0.0) or 1.0
        return max((run.recipe.updates for run in shown), default=self.settings.updates)
