"""The tables of `docs/trained-presets.md`."""

from collections.abc import Iterator
from itertools import groupby

from lstm_gui.app.training_plan import Experiment
from lstm_gui.app.training_runs import Run

Result = tuple[Experiment, list[Run]]

FIRST_TITLE = "The first of four symbols"
_TITLES = {
    "first-symbol": FIRST_TITLE,
    "sentence-ko": "The Korean sentence",
    "sentence-en": "The English sentence",
    "counting": "aⁿbⁿ",
    "adding": "Adding",
}
_STARTS = {
    "default": "default",
    "orthogonal": "Xavier, orthogonal",
    "chrono": "chrono",
}


def report(introduction: str, results: list[Result]) -> str:
    """Return the page: what is written by hand, then a table for each task."""
    sections = [_section(name, list(rows)) for name, rows in groupby(results, key=_task)]
    return "\n".join([introduction.rstrip(), *sections, ""])


def _task(result: Result) -> str:
    return result[0].recipe.task.name


def _section(name: str, results: list[Result]) -> str:
    tests = results[0][0].tests
    task = results[0][0].recipe.task
    head = ["trained on", "cell", "initialisation", "solved", "updates", "seconds"]
    columns = [*head, *(str(test) for test in tests)]
    lines = [_line(columns), _line(["---"] * len(columns))]
    lines += [_line(_row(experiment, runs)) for experiment, runs in results]
    return f"\n## {_TITLES[name]}\n\nDistance: {task.distance}.\n\n" + "\n".join(lines)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _row(experiment: Experiment, runs: list[Run]) -> list[str]:
    recipe = experiment.recipe
    low, high = recipe.distances
    solved = sum(run.solved is not None for run in runs)
    return [
        str(high) if low == high else f"{low} to {high}",
        recipe.kind.name.upper(),
        _start(experiment),
        f"{solved} of {len(runs)}",
        " ".join("–" if run.solved is None else str(run.solved) for run in runs),
        " ".join(f"{run.seconds:.1f}" for run in runs),
        *_accuracies(runs),
    ]


def _start(experiment: Experiment) -> str:
    bias = experiment.recipe.initialisation.forget_bias
    if bias:
        return f"Xavier, orthogonal, b_f = {bias:g}"
    if experiment.recipe.kind.name == "lstm" and experiment.start == "orthogonal":
        return f"{_STARTS['orthogonal']}, b_f = 0"
    return _STARTS[experiment.start]


def _accuracies(runs: list[Run]) -> Iterator[str]:
    for shares in zip(*(run.accuracies for run in runs), strict=True):
        yield " ".join(f"{100 * share:.0f}" for share in shares)
