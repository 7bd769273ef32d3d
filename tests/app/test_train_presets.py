"""What `make presets` plans, makes of a training, and says about it."""

import pytest
from msgspec.structs import replace

from lstm_gui.app.training_plan import SEEDS, Experiment, experiments
from lstm_gui.app.training_report import FIRST_TITLE, report
from lstm_gui.app.training_runs import Run, run, shipped
from lstm_gui.core import RNN
from lstm_gui.core.training import ADDING, FIRST_SYMBOL, SENTENCES, Initialisation, Recipe
from lstm_gui.files.trained import trained_names

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


def test_every_experiment_is_repeated_from_other_seeds() -> None:
    for experiment in experiments():
        recipes = list(experiment.recipes())
        assert [recipe.seed for recipe in recipes] == list(SEEDS)
        assert len(set(SEEDS)) >= 3
        assert {replace(recipe, seed=0) for recipe in recipes} == {recipes[0]}


def test_a_run_states_what_it_measured(short_run: Run) -> None:
    assert (short_run.updates, short_run.solved) == (3, None)
    assert len(short_run.accuracies) == 2
    assert all(0 <= share <= 1 for share in short_run.accuracies)
    rounded = short_run.parameters.w_h.round(5)
    assert (rounded == short_run.parameters.w_h).all()


def test_the_first_seed_that_solved_it_ships(short_run: Run) -> None:
    runs = [
        replace(short_run, recipe=replace(SHORT, seed=seed), solved=solved)
        for seed, solved in enumerate((None, 2, 1))
    ]
    experiment = Experiment(SHORT, (4, 6), ships=True)
    facts = shipped(experiment, runs).facts
    assert (facts.seed, facts.solved, facts.runs_solved, facts.runs) == (1, 2, 2, 3)
    assert shipped(experiment, runs[:1]).facts.seed == 0
    assert [stated.distance for stated in facts.accuracy] == [4, 6]


@pytest.mark.parametrize("task", [ADDING, *SENTENCES.values()], ids=lambda task: task.name)
def test_an_example_comes_along(task) -> None:
    recipe = replace(SHORT, task=task)
    model = shipped(Experiment(recipe, (4,)), [run(recipe, (4,))])
    assert len(model.state.sequence) >= 4
    assert (model.state.sequence.labels is not None) == task.one_hot


def test_the_page_keeps_its_introduction_and_has_a_row_for_each_experiment(short_run: Run) -> None:
    solved = replace(short_run, solved=2, seconds=1.26, accuracies=(0.996, 0.25))
    experiment = Experiment(SHORT, (4, 6))
    page = report("# Title\n\nWords.\n", [(experiment, [short_run, solved, solved])])
    lines = page.splitlines()
    assert lines[:5] == ["# Title", "", "Words.", "", f"## {FIRST_TITLE}"]
    cells = [cell.strip() for cell in lines[-1].strip("|").split("|")]
    assert cells[:5] == ["4", "RNN", "Xavier, orthogonal", "2 of 3", "– 2 2"]
    assert cells[5].endswith(" 1.3 1.3")
    assert cells[6].endswith(" 100 100")
    assert cells[7].endswith(" 25 25")
    assert report(page.split(f"\n## {FIRST_TITLE}")[0], []) == "# Title\n\nWords.\n"
