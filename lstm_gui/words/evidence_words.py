"""What the trained networks and the lessons rest on, as Markdown in the language in force."""

import re
from collections.abc import Iterator

from lstm_gui.core import KINDS
from lstm_gui.core.facts.proportions import wilson
from lstm_gui.files.lessons.lesson_evidence import all_sources
from lstm_gui.files.shipped.trained import trained_facts
from lstm_gui.files.shipped.trained_format import Facts
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.translation import language, message, tr

_TASKS = {
    "first-symbol": message("The first of four symbols"),
    "adding": message("The sum of two marked numbers"),
    "counting": message("As many b as a"),
    "sentence-ko": message("How a Korean sentence ends"),
    "sentence-en": message("How an English sentence ends"),
}
_STARTS = {
    "default": message("uniform ±1/√H, biases 0"),
    "xavier-orthogonal": message("Xavier, orthogonal"),
    "chrono": message("chrono"),
}
_HEAD = (
    message("Task"), message("Distance"), message("Cell"), message("How the weights start"),
    message("Seed"), message("Solved"),
)  # fmt: skip
_SENTENCE = re.compile(r"sentence-(?P<language>[a-z]+)")


def trained_table() -> str:
    """Return a table of all networks, of sentences those in the language in force."""
    rows = [tuple(map(tr, _HEAD)), ("---",) * len(_HEAD), *_rows()]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def source_list() -> str:
    """Return a list of what was read for the lessons."""
    return "\n".join(f"- {source}" for source in all_sources())


def solved_text(solved: int, runs: int) -> str:
    """Return how many of all runs solved a task, with the interval of their share."""
    share = wilson(solved, runs)
    return tr("{solved} of {runs} ({low}–{high})").format(
        solved=solved, runs=runs, low=number(100 * share.low, 0), high=percent(share.high)
    )


def _rows() -> Iterator[tuple[str, ...]]:
    for name, facts in trained_facts().items():
        sentence = _SENTENCE.fullmatch(facts.task)
        if sentence is None or sentence["language"] == language():
            low, high = facts.distances
            yield (
                tr(_TASKS[facts.task]),
                str(high) if low == high else f"{low}–{high}",
                next(part.upper() for part in name.split("-") if part in KINDS),
                _start(facts),
                str(facts.seed),
                solved_text(facts.runs_solved, facts.runs),
            )


def _start(facts: Facts) -> str:
    start = tr(_STARTS[facts.initialisation])
    if not facts.forget_bias:
        return start
    bias = tr("forget bias {bias}").format(bias=number(facts.forget_bias, 0))
    return f"{start}, {bias}"
