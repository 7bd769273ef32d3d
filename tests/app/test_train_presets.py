"""What `make presets` plans, makes of a training, and says about it."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from lstm_gui.app.training.training_plan import (
    SEEDS,
    SHIPPING_SEEDS,
    UNITS,
    Experiment,
    experiments,
)
from lstm_gui.app.training.training_report import FIRST_TITLE, counted, report
from lstm_gui.app.training.training_results import Results
from lstm_gui.app.training.training_runs import Outcome, Run, run, shipped, shipping_seed
from lstm_gui.app.training.training_runs import counted as recounted
from lstm_gui.core import LSTM, RNN
from lstm_gui.core.facts.learned_numbers import learned_numbers
from lstm_gui.core.facts.proportions import Interval, wilson
from lstm_gui.core.training import ADDING, COUNTING, FIRST_SYMBOL, SENTENCES, Initialisation, Recipe
from lstm_gui.files.shipped.trained import trained_names

SHORT = Recipe(FIRST_SYMBOL, RNN, Initialisation("xavier-orthogonal"), (4, 4), units=4, updates=3)


@pytest.fixture(scope="module")
def short_run() -> Run:
    return run(SHORT, (4, 6))


def test_what_is_planned_is_what_ships() -> None:
    plan = experiments()
    names = [experiment.name for experiment in plan]
    assert len(set(names)) == len(names)
    ships = sorted(experiment.name for experiment in plan if experiment.ships)
    assert ships == list(trained_names())


def test_cells_of_another_size_have_as_many_parameters_as_the_lstm() -> None:
    others = [one.recipe for one in experiments() if one.recipe.units != UNITS]
    assert len(others) >= 3
    for recipe in others:
        inputs = len(recipe.task.symbols)
        of_lstm = learned_numbers(LSTM, inputs, UNITS)
        assert learned_numbers(recipe.kind, inputs, recipe.units) == pytest.approx(
            of_lstm, rel=0.05
        )


def test_every_experiment_is_repeated_from_other_seeds() -> None:
    for experiment in experiments():
        recipes = list(experiment.recipes())
        assert [recipe.seed for recipe in recipes] == list(SEEDS)
        assert len(set(SEEDS)) >= 16
        assert {replace(recipe, seed=0) for recipe in recipes} == {recipes[0]}


def test_a_run_states_what_it_measured(short_run: Run) -> None:
    outcome = short_run.outcome
    assert (outcome.updates, outcome.solved) == (3, None)
    assert len(outcome.accuracies) == 2
    assert all(0 <= share <= 1 for share in outcome.accuracies)
    rounded = short_run.parameters.w_h.round(5)
    assert (rounded == short_run.parameters.w_h).all()


def outcomes(*solved: int | None) -> list[Outcome]:
    return [Outcome(3, one, 1.26, (0.996, 0.25)) for one in solved]


def test_the_first_seed_that_solved_it_ships_and_more_seeds_change_no_network() -> None:
    assert shipping_seed(outcomes(None, 2, 1)) == 1
    assert shipping_seed(outcomes(None)) == 0
    more = [None] * len(SHIPPING_SEEDS) + [5]
    assert shipping_seed(outcomes(*more)) == 0


def test_what_ships_states_the_seeds_tried_and_keeps_its_numbers(short_run: Run) -> None:
    model = shipped(Experiment(SHORT, (4, 6), ships=True), short_run, outcomes(None, 2, 1))
    assert (model.facts.seed, model.facts.runs, model.facts.runs_solved) == (0, 3, 2)
    assert [stated.distance for stated in model.facts.accuracy] == [4, 6]
    again = recounted(model, outcomes(*[2] * 5, None))
    assert (again.facts.runs, again.facts.runs_solved) == (6, 5)
    assert replace(again, facts=model.facts) == model


def test_what_was_trained_is_not_trained_again(tmp_path) -> None:
    path, (one,) = tmp_path / "of" / "results.jsonl", outcomes(2)
    Results(path).add((SHORT, (4, 6)), one)
    assert Results(path).of((SHORT, (4, 6))) == one
    for other in (
        (SHORT, (4,)),
        (replace(SHORT, seed=1), (4, 6)),
        (replace(SHORT, rate=1), (4, 6)),
    ):
        assert Results(path).of(other) is None


def test_a_line_cut_off_costs_that_line_alone(tmp_path) -> None:
    path, (one,) = tmp_path / "results.jsonl", outcomes(2)
    Results(path).add((SHORT, (4,)), one)
    path.write_bytes(path.read_bytes() + b'\n{"key": "ab')
    Results(path).add((SHORT, (6,)), one)
    assert [Results(path).of((SHORT, (tests,))) for tests in (4, 6)] == [one, one]


@pytest.mark.parametrize("task", [ADDING, *SENTENCES.values()], ids=lambda task: task.name)
def test_an_example_comes_along(task) -> None:
    recipe = replace(SHORT, task=task)
    model = shipped(Experiment(recipe, (4,)), run(recipe, (4,)), outcomes(None))
    assert len(model.state.sequence) >= 4
    assert (model.state.sequence.labels is not None) == task.one_hot


def row(experiment: Experiment, found: list[Outcome]) -> list[str]:
    line = report("", [(experiment, found)]).splitlines()[-1]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_page_keeps_its_introduction_and_has_a_row_for_each_experiment() -> None:
    experiment, found = Experiment(SHORT, (4, 6)), outcomes(None, 2, 5, 4)
    page = report("# Title\n\nWords.\n", [(experiment, found)])
    assert page.splitlines()[:5] == ["# Title", "", "Words.", "", f"## {FIRST_TITLE}"]
    start = "Xavier, orthogonal"
    solved, updates = "≈ 3 of 4 (30–95 %)", "4 (2–5)"
    cells = ["4", "RNN, H = 4", start, solved, updates, "1.3", "100", "25"]
    assert row(experiment, found) == cells
    assert report(page.split(f"\n## {FIRST_TITLE}")[0], []) == "# Title\n\nWords.\n"


def test_a_row_that_no_or_every_seed_solves_is_not_marked_as_doubtful() -> None:
    experiment = Experiment(SHORT, (4, 6))
    assert row(experiment, outcomes(2, 2))[3:5] == ["2 of 2 (34–100 %)", "2"]
    assert row(experiment, outcomes(None, None))[3:5] == ["0 of 2 (0–66 %)", "–"]


def test_what_is_right_or_wrong_as_a_whole_is_counted() -> None:
    found = [Outcome(3, 2, 1.0, (1.0, share)) for share in (0.0, 1.0, 1.0)]
    assert row(Experiment(replace(SHORT, task=COUNTING), (4, 6)), found)[6:] == ["3 of 3", "2 of 3"]


def test_the_page_counts_as_its_tables_do_and_states_true_intervals() -> None:
    page = Path("docs/trained-presets.md").read_text("utf-8")
    words, tables = page.split(f"\n## {FIRST_TITLE}")
    for told in re.finditer(r"(\d+) of (\d+) \(\d+–\d+\s%\)", page):
        assert " ".join(told[0].split()) == counted(int(told[1]), int(told[2]))
    for told in set(re.findall(r"\d+ of 16(?= \()", words)):
        assert f" {told} " in tables
    assert f"Of {len(experiments())} intervals" in words
    rows = [line for line in tables.splitlines() if line.startswith(("| ", "|-"))]
    assert sum(f"of {len(SEEDS)} (" in line for line in rows) == len(experiments())


def rows_of(title: str) -> dict[tuple[str, str, str], list[str]]:
    """Return the rows of a table by what was trained, of which cell and how it started."""
    page = Path("docs/trained-presets.md").read_text("utf-8")
    table = page.split(f"\n## {title}\n")[1].split("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in table.splitlines() if "of 16 (" in line]
    return {(row[0], row[1], row[2]): row[3:] for row in cells}


def interval(row: list[str]) -> Interval:
    hits, trials = (int(text) for text in re.findall(r"\d+", row[0])[:2])
    return wilson(hits, trials)


def overlap(one: Interval, other: Interval) -> bool:
    return one.low <= other.high and other.low <= one.high


ORTHOGONAL, CHRONO, UNIFORM = "Xavier, orthogonal", "chrono", "uniform ±1/√H, biases 0"
ADDING_LSTM = ("5 to 30", "LSTM", f"{ORTHOGONAL}, b_f = 1")
FIRST, KOREAN, ENGLISH = FIRST_TITLE, "The Korean sentence", "The English sentence"


@pytest.mark.parametrize(("title", "better", "worse"), [
    (FIRST, ("50", "LSTM", f"{ORTHOGONAL}, b_f = 3"), ("50", "LSTM", f"{ORTHOGONAL}, b_f = 0")),
    (FIRST, ("50", "GRU", CHRONO), ("50", "GRU", ORTHOGONAL)),
    (FIRST, ("200", "LSTM", CHRONO), ("200", "LSTM", f"{ORTHOGONAL}, b_f = 4")),
    (KOREAN, ("10", "RNN", ORTHOGONAL), ("10", "RNN", UNIFORM)),
    (ENGLISH, ("10", "RNN", ORTHOGONAL), ("10", "RNN", UNIFORM)),
    ("Adding", ADDING_LSTM, ("5 to 30", "RNN", ORTHOGONAL)),
    ("Adding", ("5 to 30", "GRU, H = 19", ORTHOGONAL), ("5 to 30", "RNN, H = 33", ORTHOGONAL)),
    ("Adding", ADDING_LSTM, ("5 to 30", "RNN, H = 33", ORTHOGONAL)),
])  # fmt: skip
def test_what_is_called_better_is_told_apart_by_its_interval(title, better, worse) -> None:
    rows = rows_of(title)
    assert interval(rows[better]).low > interval(rows[worse]).high


def test_what_is_called_undecided_has_intervals_that_overlap() -> None:
    rows = rows_of(FIRST)
    starts = [*(f"{ORTHOGONAL}, b_f = {bias}" for bias in (2, 3, 4)), CHRONO]
    last_four = [interval(rows["100", "LSTM", start]) for start in starts]
    assert all(overlap(one, other) for one in last_four for other in last_four)
    smaller, larger = rows["100", "RNN", ORTHOGONAL], rows["100", "RNN, H = 36", ORTHOGONAL]
    assert overlap(interval(smaller), interval(larger))
    adding = rows_of("Adding")
    of_gru, of_lstm = adding["5 to 30", "GRU", ORTHOGONAL], adding[ADDING_LSTM]
    assert overlap(interval(of_gru), interval(of_lstm))


def test_what_is_said_of_other_distances_stands_in_the_tables() -> None:
    korean, english = rows_of(KOREAN), rows_of(ENGLISH)
    five, ten, twenty = -3, -2, -1
    recalled = korean["10", "RNN", ORTHOGONAL]
    assert (recalled[ten], recalled[five].split()[0]) == ("100", "0")
    assert korean["10", "LSTM", CHRONO][twenty] == "100"
    assert english["10", "LSTM", CHRONO][twenty] == "100 (81–100)"
    both = [*korean.items(), *english.items()]
    practised = [row for key, row in both if key[0] == "0 to 10"]
    assert [row[0] for row in practised] == [counted(16, 16)] * 6
