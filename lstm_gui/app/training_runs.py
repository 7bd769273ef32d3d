"""One training after the other, measured, and made into what is shipped."""

import time

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.app.training_plan import SEEDS, SEQUENCES, Experiment
from lstm_gui.core import Initial, Parameters, Selection, State
from lstm_gui.core.readout import Readout
from lstm_gui.core.training import (
    Recipe,
    accuracy,
    example,
    train,
    weights_of,
)
from lstm_gui.files.trained import TrainedModel
from lstm_gui.files.trained_format import AccuracyAt, Facts

# Enough for the same answers, and the files stay small.
_DECIMALS = 5


class Run(Struct, frozen=True):
    """What came out for one seed.

    Parameters
    ----------
    parameters, readout
        The network, its numbers rounded as in the file.
    updates, solved
        How many updates there were, and after how many the task was solved, if it was.
    seconds
        What they took, of one processor core.
    accuracies
        For each distance of the tests.
    """

    recipe: Recipe
    parameters: Parameters
    readout: Readout
    updates: int
    solved: int | None
    seconds: float
    accuracies: tuple[float, ...]


def run(recipe: Recipe, tests: tuple[int, ...]) -> Run:
    """Train one network and test it on sequences it has not seen."""
    begin = time.process_time()
    trained = train(recipe)
    seconds = time.process_time() - begin
    if trained is None:
        raise AssertionError("nothing stops it")
    parameters, readout = _rounded(trained.parameters, trained.readout)
    weights = weights_of(parameters, readout)
    accuracies = tuple(
        accuracy(weights, recipe.task, test, SEQUENCES, np.random.default_rng([recipe.seed, 5]))
        for test in tests
    )
    updates = len(trained.losses)
    return Run(recipe, parameters, readout, updates, trained.solved, seconds, accuracies)


def shipped(experiment: Experiment, runs: list[Run]) -> TrainedModel:
    """Return the network of the first seed that solved the task, otherwise of the first."""
    chosen = next((one for one in runs if one.solved is not None), runs[0])
    recipe = chosen.recipe
    return TrainedModel(
        experiment.name,
        _state(chosen),
        chosen.readout,
        recipe.task.symbols,
        recipe.task.labels,
        _facts(experiment, chosen, sum(one.solved is not None for one in runs)),
    )


def _rounded(parameters: Parameters, readout: Readout) -> tuple[Parameters, Readout]:
    w_x, w_h, b, extra = (
        np.round(array, _DECIMALS)
        for array in (parameters.w_x, parameters.w_h, parameters.b, parameters.extra)
    )
    weights, bias = np.round(readout.weights, _DECIMALS), np.round(readout.bias, _DECIMALS)
    return replace(parameters, w_x=w_x, w_h=w_h, b=b, extra=extra), Readout(weights, bias)


def _state(chosen: Run) -> State:
    parameters, recipe = chosen.parameters, chosen.recipe
    kind, units = parameters.kind, parameters.hidden_size
    return State(
        parameters,
        Initial(np.zeros(units), np.zeros(kind.cells(units))),
        example(recipe.task, recipe.distances[1], recipe.seed),
        Selection(block=kind.blocks[0]),
    )


def _facts(experiment: Experiment, chosen: Run, runs_solved: int) -> Facts:
    recipe = chosen.recipe
    start = recipe.initialisation
    return Facts(
        task=recipe.task.name,
        distances=recipe.distances,
        initialisation=start.name,
        forget_bias=start.forget_bias,
        span=start.span,
        seed=recipe.seed,
        batch=recipe.batch,
        rate=recipe.rate,
        clip=recipe.clip,
        updates=chosen.updates,
        solved=chosen.solved,
        seconds=round(chosen.seconds, 1),
        runs=len(SEEDS),
        runs_solved=runs_solved,
        sequences=SEQUENCES,
        accuracy=tuple(
            AccuracyAt(distance, round(share, 3))
            for distance, share in zip(experiment.tests, chosen.accuracies, strict=True)
        ),
    )
