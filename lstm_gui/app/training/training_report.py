"""The tables of `docs/trained-presets.md`."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from lstm_gui.app.training.training_plan import UNITS, Experiment
from lstm_gui.app.training.training_runs import Outcome, runs_solved
from lstm_gui.core.facts.proportions import wilson
from lstm_gui.core.training import Recipe
from lstm_gui.core.training.initialisations import FORGET_GATE

Result = tuple[Experiment, list[Outcome]]

FIRST_TITLE = "The first of four symbols"
DOUBTFUL = "≈ "
"""Before what some seeds solve and others do not: another machine may count otherwise."""
_TITLES = {
    "first-symbol": FIRST_TITLE,
    "sentence-ko": "The Korean sentence",
    "sentence-en": "The English sentence",
    "counting": "aⁿbⁿ",
    "adding": "Adding",
}
_STARTS = {
    "default": "uniform ±1/√H, biases 0",
    "orthogonal": "Xavier, orthogonal",
    "chrono": "chrono",
}
_ALL_OR_NOTHING = ("counting",)
"""Tasks with one sequence for each distance: a network gets it right or does not."""


def report(introduction: str, results: list[Result]) -> str:
    """Return the page: what is written by hand, then a table for each task."""
    sections = [_section(name, list(rows)) for name, rows in groupby(results, key=_task)]
    return "\n".join([introduction.rstrip(), *sections, ""])


def counted(hits: int, trials: int) -> str:
    """Return ``hits`` of ``trials`` with the interval of the share: ``11 of 16 (44–86 %)``."""
    share = wilson(hits, trials)
    return f"{hits} of {trials} ({100 * share.low:.0f}–{100 * share.high:.0f} %)"


def _task(result: Result) -> str:
    return result[0].recipe.task.name


def _section(name: str, results: list[Result]) -> str:
    tests = results[0][0].tests
    task = results[0][0].recipe.task
    head = ["trained on", "cell", "initialisation", "solved", "updates", "seconds"]
    columns = [*head, *(str(test) for test in tests)]
    lines = [_line(columns), _line(["---"] * len(columns))]
    lines += [_line(_row(experiment, outcomes)) for experiment, outcomes in results]
    return f"\n## {_TITLES[name]}\n\nDistance: {task.distance}.\n\n" + "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _row(experiment: Experiment, outcomes: list[Outcome]) -> list[str]:
    recipe = experiment.recipe
    low, high = recipe.distances
    solved = runs_solved(outcomes)
    doubt = DOUBTFUL if 0 < solved < len(outcomes) else ""
    updates = [outcome.solved for outcome in outcomes if outcome.solved is not None]
    return [
        str(high) if low == high else f"{low} to {high}",
        _cell(recipe),
        _start(experiment),
        doubt + counted(solved, len(outcomes)),
        _spread(updates, "–"),
        f"{median(outcome.seconds for outcome in outcomes):.1f}",
        *_accuracies(outcomes, recipe.task.name in _ALL_OR_NOTHING),
    ]


def _cell(recipe: Recipe) -> str:
    cell = recipe.kind.name.upper()
    return cell if recipe.units == UNITS else f"{cell}, H = {recipe.units}"


def _start(experiment: Experiment) -> str:
    bias = experiment.recipe.initialisation.forget_bias
    if bias:
        return f"Xavier, orthogonal, b_f = {bias:g}"
    if FORGET_GATE in experiment.recipe.kind.blocks and experiment.start == "orthogonal":
        return f"{_STARTS['orthogonal']}, b_f = 0"
    return _STARTS[experiment.start]


def _accuracies(outcomes: list[Outcome], all_or_nothing: bool) -> Iterator[str]:
    for shares in zip(*(outcome.accuracies for outcome in outcomes), strict=True):
        if all_or_nothing:
            yield f"{sum(share == 1 for share in shares)} of {len(shares)}"
        else:
            yield _spread([100 * share for share in shares])


def _spread(numbers: Sequence[float], nothing: str = "") -> str:
    """Return the median, and the least and the largest where they differ from it."""
    if not numbers:
        return nothing
    middle, least, most = (f"{f(numbers):.0f}" for f in (median, min, max))
    return middle if least == most else f"{middle} ({least}–{most})"
