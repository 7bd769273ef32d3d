"""What came of each forget bias that was tried, all else being equal."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core.training import Recipe
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.scenes.training.runs import Run
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.words.side_by_side import FIRST_LANES


class Outcome(Struct, frozen=True):
    """For one forget bias, whether each seed that came to its end solved the task."""

    bias: float
    solved: tuple[bool, ...]


def outcomes(settings: TrainingSettings, runs: Iterable[Run]) -> tuple[Outcome, ...]:
    """Return the outcomes of the cells that differ from ``settings`` in bias and seed only.

    Of the cells with a forget gate it is the first; an LSTM if there is none.
    """
    alone = replace(settings, cells=(looked_at(settings),), three_seeds=False)
    wanted = _without_bias(recipes(alone)[0])
    if wanted.initialisation.name == "chrono":
        return ()
    found: dict[float, list[Run]] = {}
    for run in runs:
        if run.done and _without_bias(run.recipe) == wanted:
            found.setdefault(run.recipe.initialisation.forget_bias, []).append(run)
    return tuple(_outcome(bias, found[bias]) for bias in sorted(found))


def looked_at(settings: TrainingSettings) -> str:
    """Return the cell whose outcomes are told, by the name it has in the settings."""
    return next(iter(settings.forgetting), FIRST_LANES[-1])


def _outcome(bias: float, runs: list[Run]) -> Outcome:
    by_seed = {run.recipe.seed: run.solved is not None for run in runs}
    return Outcome(bias, tuple(by_seed[seed] for seed in sorted(by_seed)))


def _without_bias(recipe: Recipe) -> Recipe:
    return replace(recipe, seed=0, initialisation=replace(recipe.initialisation, forget_bias=0.0))
