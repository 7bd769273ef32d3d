"""What has come out of a training so far."""

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Parameters
from lstm_gui.core.readout import Readout
from lstm_gui.core.training import Recipe


class Point(Struct, frozen=True):
    """Where a training stood at a check.

    Parameters
    ----------
    update
        How many steps of training there were.
    loss
        The mean since the check before.
    accuracy
        On sequences drawn afresh for the checks, in [0, 1]; some may be like those trained on.
    seconds
        What it took to come there, of one processor core.
    """

    update: int
    loss: float
    accuracy: float
    seconds: float = 0.0


class Reach(Struct, frozen=True):
    """How many answers are right, in [0, 1], where question and answer are ``distance`` apart."""

    distance: int
    accuracy: float


class Report(Struct, frozen=True):
    """What one stretch of training adds to a run; the fields are those of `Run`."""

    point: Point
    solved: int | None
    done: bool
    layers: tuple[Parameters, ...]
    readout: Readout
    reach: tuple[Reach, ...] = ()


class Run(Struct, frozen=True):
    """One training as far as it has come.

    Parameters
    ----------
    recipe
        What is trained, and from where.
    points
        One for each check.
    seconds
        What they took, of one processor core.
    solved
        After how many steps the task was solved; None if it is not.
    done
        Whether it has come to its end.
    layers, readout
        The cells at the last point, the first one first, and the layer that says their answers.
    reach
        How it does at several distances, trained and not, once it is done.
    """

    recipe: Recipe
    points: tuple[Point, ...] = ()
    seconds: float = 0.0
    solved: int | None = None
    done: bool = False
    layers: tuple[Parameters, ...] = ()
    readout: Readout | None = None
    reach: tuple[Reach, ...] = ()

    @property
    def updates(self) -> int:
        """How many steps of training there were at the last point."""
        return self.points[-1].update if self.points else 0

    @property
    def accuracy(self) -> float | None:
        """The accuracy at the last point."""
        return self.points[-1].accuracy if self.points else None

    def after(self, report: Report) -> "Run":
        """Return the run with what ``report`` adds."""
        return replace(
            self,
            points=(*self.points, report.point),
            seconds=report.point.seconds,
            solved=report.solved,
            done=report.done,
            layers=report.layers,
            readout=report.readout,
            reach=report.reach,
        )


def experiment(recipe: Recipe) -> tuple[object, ...]:
    """Return what two trainings share whose curves can be compared."""
    return recipe.task, recipe.distances
