"""What came of each forget bias that was tried, all else being equal."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.training import Recipe
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.scenes.training.runs import Run
from lstm_gui.scenes.training.training_settings import TrainingSettings


class Outcome(Struct, frozen=True):
    """For one forget bias, whether each seed that came to its end solved the task."""

    bias: float
    solved: tuple[bool, ...]


def outcomes(settings: TrainingSettings, runs: Iterable[Run]) -> tuple[Outcome, ...]:
    """Return the outcomes of the LSTMs that differ from ``settings`` in bias and seed only."""
    lstm = replace(settings, cells=("lstm",), three_seeds=False)
    wanted = _without_bias(recipes(lstm)[0])
    if wanted.initialisation.name == "chrono":
        return ()
    found: dict[float, list[Run]] = {}
    for run in runs:
        if run.done and _without_bias(run.recipe) == wanted:
            found.setdefault(run.recipe.initialisation.forget_bias, []).append(run)
    return tuple(_outcome(bias, found[bias]) for bias in sorted(found))


def _outcome(bias: float, runs: list[Run]) -> Outcome:
    by_seed = {run.recipe.seed: run.solved is not None for run in runs}
    return Outcome(bias, tuple(by_seed[seed] for seed in sorted(by_seed)))


def _without_bias(recipe: Recipe) -> Recipe:
    return replace(recipe, seed=0, initialisation=replace(recipe.initialisation, forget_bias=0.0))
