"""One training after the other, measured, and made into what is shipped."""

import time
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.app.training.training_plan import SEQUENCES, SHIPPING_SEEDS, Experiment
from lstm_gui.core import Initial, Parameters, State
from lstm_gui.core.readout import Readout
from lstm_gui.core.training import (
    Recipe,
    accuracy,
    example,
    train,
    weights_of,
)
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.files.shipped.trained_format import AccuracyAt, Facts

# Enough for the same answers, and the files stay small.
_DECIMALS = 5


class Outcome(Struct, frozen=True):
    """What is told of one training.

    Parameters
    ----------
    updates, solved
        How many updates there were, and after how many the task was solved, if it was.
    seconds
        What they took, of one processor core.
    accuracies
        For each distance of the tests.
    """

    updates: int
    solved: int | None
    seconds: float
    accuracies: tuple[float, ...]


class Run(Struct, frozen=True):
    """What came out for one seed; ``parameters`` and ``readout`` are rounded as in the file."""

    recipe: Recipe
    parameters: Parameters
    readout: Readout
    outcome: Outcome


def run(recipe: Recipe, tests: tuple[int, ...]) -> Run:
    """Train one network and test it on sequences drawn afresh."""
    begin = time.process_time()
    trained = train(recipe)
    seconds = time.process_time() - begin
    if trained is None:
        raise AssertionError("nothing stops it")
    parameters, readout = _rounded(trained.layers[0], trained.readout)
    weights = weights_of([parameters], readout)
    accuracies = tuple(
        accuracy(weights, recipe.task, test, SEQUENCES, np.random.default_rng([recipe.seed, 5]))
        for test in tests
    )
    outcome = Outcome(len(trained.losses), trained.solved, seconds, accuracies)
    return Run(recipe, parameters, readout, outcome)


def outcome_of(recipe: Recipe, tests: tuple[int, ...]) -> Outcome:
    """Train one network, test it, and keep what is told of it."""
    return run(recipe, tests).outcome


def runs_solved(outcomes: Iterable[Outcome]) -> int:
    """Return how many solved the task."""
    return sum(outcome.solved is not None for outcome in outcomes)


def shipping_seed(outcomes: Sequence[Outcome]) -> int:
    """Return the first of `SHIPPING_SEEDS` that solved the task, otherwise the first."""
    pairs = zip(SHIPPING_SEEDS, outcomes, strict=False)
    return next((seed for seed, one in pairs if one.solved is not None), SHIPPING_SEEDS[0])


def counted(model: TrainedModel, outcomes: Sequence[Outcome]) -> TrainedModel:
    """Return a network as it is, with the seeds tried and solved as they are now."""
    facts = replace(model.facts, runs=len(outcomes), runs_solved=runs_solved(outcomes))
    return replace(model, facts=facts)


def shipped(experiment: Experiment, chosen: Run, outcomes: Sequence[Outcome]) -> TrainedModel:
    """Return the network of one seed, with what came out for all of them."""
    recipe = chosen.recipe
    model = TrainedModel(
        experiment.name,
        _state(chosen),
        chosen.readout,
        recipe.task.symbols,
        recipe.task.labels,
        _facts(experiment, chosen),
    )
    return counted(model, outcomes)


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
    )


def _facts(experiment: Experiment, chosen: Run) -> Facts:
    recipe, outcome = chosen.recipe, chosen.outcome
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
        updates=outcome.updates,
        solved=outcome.solved,
        seconds=round(outcome.seconds, 1),
        runs=1,
        runs_solved=runs_solved([outcome]),
        sequences=SEQUENCES,
        accuracy=tuple(
            AccuracyAt(distance, round(share, 3))
            for distance, share in zip(experiment.tests, outcome.accuracies, strict=True)
        ),
    )
