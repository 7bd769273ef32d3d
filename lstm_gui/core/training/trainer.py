"""Backpropagation through time on batches, until a task is solved or time is up."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from lstm_gui.core.kinds import Kind
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import Parameters
from lstm_gui.core.training.adam import Adam
from lstm_gui.core.training.initialisations import Initialisation, started, started_readout
from lstm_gui.core.training.loss import accuracy, loss_and_gradient
from lstm_gui.core.training.task import Task
from lstm_gui.core.training.weights import Weights, weights_of

BATCH, RATE, CLIP = 32, 5e-3, 1.0
"""Of one update: how many sequences, the rate of `Adam`, the longest gradient."""
CHECK_EVERY = 20
"""After how many updates it is seen whether the task is solved."""
TRIED_ON = 100
"""On how many sequences of a distance it is seen how far what was learned reaches."""
_NEXT_LAYER = 1_000_003
"""How far the seeds of two layers are apart, which are to be drawn apart."""


class Recipe(Struct, frozen=True):
    """Everything that decides on what comes out of a training.

    Parameters
    ----------
    task, kind, units, initialisation, seed
        What is trained to do what, from where.
    distances
        The smallest and the largest distance of the sequences, both included.
    updates
        After how many updates it gives up.
    batch, rate, clip
        Sequences of one update, and the settings of `Adam`.
    check_every, check_on
        After how many updates, and on how many sequences of the largest distance, drawn
        apart from those of the updates and the same at every check, to see whether the task
        is solved.
    enough
        The accuracy that counts as solved, reached in two checks running.
    further
        How many updates follow once it is solved.
    layers
        How many cells of ``kind`` stand one upon the other, each with ``units`` units.
    """

    task: Task
    kind: Kind
    initialisation: Initialisation
    distances: tuple[int, int]
    seed: int = 0
    units: int = 16
    updates: int = 500
    batch: int = BATCH
    rate: float = RATE
    clip: float = CLIP
    check_every: int = CHECK_EVERY
    check_on: int = 200
    enough: float = 0.99
    further: int = 0
    layers: int = 1


class Progress(Struct, frozen=True):
    """Where a training stands after an update.

    Parameters
    ----------
    update
        How many updates there were, from 1.
    loss
        Of the sequences of this update, before it.
    accuracy
        Of the last check, in [0, 1]; ``None`` before the first.
    weights
        As they are now; they go on changing.
    solved
        After how many updates the task was solved; ``None`` as long as it is not.
    """

    update: int
    loss: float
    accuracy: float | None
    weights: Weights
    solved: int | None = None


class Trained(Struct, frozen=True):
    """What came out.

    Parameters
    ----------
    layers, readout
        The network.
    losses
        The loss of each update.
    checks
        The accuracy of each check.
    solved
        After how many updates it was solved; ``None`` if it was not.
    """

    layers: tuple[Parameters, ...]
    readout: Readout
    losses: tuple[float, ...]
    checks: tuple[float, ...]
    solved: int | None


class Training:
    """One training, update by update; it can be left alone and taken up again at any time.

    The same recipe gives the same numbers on the same machine, however it is interrupted;
    elsewhere the last bits of a sum may differ, and with them, after many updates, everything.

    Parameters
    ----------
    recipe
        What to train.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._weights = starting_weights(recipe)
        self._random = np.random.default_rng([recipe.seed, 3])
        self._adam = Adam(self._weights.vector.size, recipe.rate, recipe.clip)
        self._losses: list[float] = []
        self._checks: list[float] = []
        self._solved: int | None = None

    @property
    def done(self) -> bool:
        """Whether the task is solved, with what follows then, or time is up."""
        recipe, solved = self._recipe, self._solved
        last = recipe.updates if solved is None else solved + recipe.further
        return len(self._losses) >= last

    def update(self) -> Progress:
        """Learn from one batch, check whether it is time to, and tell how things stand."""
        recipe, losses, checks = self._recipe, self._losses, self._checks
        losses.append(_update(recipe, self._weights, self._adam, self._random))
        if len(losses) % recipe.check_every == 0:
            checks.append(_check(recipe, self._weights))
        if self._solved is None and _is_solved(recipe, checks):
            self._solved = len(losses)
        last = checks[-1] if checks else None
        return Progress(len(losses), losses[-1], last, self._weights, self._solved)

    def accuracy_at(self, distance: int) -> float:
        """Return the share of `TRIED_ON` sequences of ``distance`` that are answered right now.

        They are the same at every call, and others than those of updates and checks.
        """
        random = np.random.default_rng([self._recipe.seed, 5, distance])
        return accuracy(self._weights, self._recipe.task, distance, TRIED_ON, random)

    def result(self) -> Trained:
        """Return what has come out so far."""
        weights, losses, checks = self._weights, tuple(self._losses), tuple(self._checks)
        return Trained(weights.layers(), weights.readout(), losses, checks, self._solved)


def _always(_progress: Progress) -> bool:
    return True


def train(recipe: Recipe, goes_on: Callable[[Progress], bool] = _always) -> Trained | None:
    """Train a network, see `Training`.

    Parameters
    ----------
    recipe
        What to train.
    goes_on
        Called after each update; returns whether to go on.

    Returns
    -------
    Trained or None
        ``None`` if it was stopped.
    """
    training = Training(recipe)
    while not training.done:
        if not goes_on(training.update()):
            return None
    return training.result()


def starting_weights(recipe: Recipe) -> Weights:
    """Return the weights that the training of ``recipe`` starts from."""
    task, units, seed = recipe.task, recipe.units, recipe.seed
    sizes = (len(task.symbols), *[units] * (recipe.layers - 1))
    layers = (
        started(recipe.kind, inputs, units, recipe.initialisation, seed + place * _NEXT_LAYER)
        for place, inputs in enumerate(sizes)
    )
    return weights_of(layers, started_readout(len(task.labels), units, seed))


def _update(recipe: Recipe, weights: Weights, adam: Adam, random: np.random.Generator) -> float:
    low, high = recipe.distances
    distances = random.integers(low, high + 1, recipe.batch)
    batch = recipe.task.draw(random, distances)
    loss, gradient = loss_and_gradient(weights, recipe.task, batch)
    adam.update(weights.vector, gradient.vector)
    return loss


def _check(recipe: Recipe, weights: Weights) -> float:
    random = np.random.default_rng([recipe.seed, 4])
    return accuracy(weights, recipe.task, recipe.distances[1], recipe.check_on, random)


def _is_solved(recipe: Recipe, checks: list[float]) -> bool:
    return len(checks) > 1 and min(checks[-2:]) >= recipe.enough
