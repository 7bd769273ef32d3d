"""What came of the runs, in a table, in dots and in words."""

from msgspec.structs import replace
from PyQt6.QtGui import QGuiApplication

from lstm_gui.core import GRU, LSTM, RNN
from lstm_gui.core.training import FIRST_SYMBOL, Initialisation, Recipe
from lstm_gui.scenes.training.runs import Point, Run
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.train.train_words import result_text, verdict
from lstm_gui.ui.train.training_scene import TrainScene
from tests.ui.driving import (
    click,
    settle,
)
from tests.ui.train.window import EASY, workspace


def run_of(kind, seed: int, solved: int | None, bias: float = 0.0) -> Run:
    start = Initialisation("xavier-orthogonal", bias)
    recipe = Recipe(FIRST_SYMBOL, kind, start, (100, 100), seed=seed, updates=600)
    return Run(recipe, (Point(solved or 600, 0.1, 1.0),), 1.25, solved, done=True)


def said(*runs: Run) -> str:
    return verdict(TrainScene(TrainingSettings(), runs, (), "idle", None))


def test_the_table_tells_every_run_and_is_copied_as_a_table(trained):
    runs = workspace(trained).runs
    runs.buttons["copy"].click()
    lines = QGuiApplication.clipboard().text().splitlines()
    head, row = (line.split("\t") for line in lines)
    (run,) = workspace(trained).lab.runs
    told_row = dict(zip(head, row, strict=True))
    assert told_row["Cell"] == "LSTM"
    assert told_row["Seed"] == "0"
    assert told_row["Distance"] == "6"
    assert told_row["Steps"] == str(run.solved)
    assert told_row["Result"] == f"solved after {run.solved} steps"


def test_clear_leaves_an_empty_table_that_says_what_to_do(trained):
    runs = workspace(trained).runs
    runs.buttons["clear"].click()
    settle()
    assert runs.empty.isVisible()
    assert "Press Start" in runs.empty.text()
    assert not runs.buttons["copy"].isEnabled()
    assert workspace(trained).accuracy.figure.curves == ()


def test_the_note_says_what_counts_as_right(main):
    for task, part in (
        ("adding", "within 0.1"),
        ("counting", "first b"),
        ("sentence-ko", "toy world"),
    ):
        scene = TrainScene(EASY.with_task(task), (), (), "idle", None)
        assert part in workspace(main).accuracy.noted(scene)


def test_the_arrows_of_the_table_choose_a_run(trained):
    table = workspace(trained).runs.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    assert workspace(trained).lab.chosen == workspace(trained).lab.runs[0].recipe


def test_dots_tell_which_seeds_solved_it_and_set_the_bias(trained):
    figure = workspace(trained).outcomes.figure
    assert [(one.bias, one.solved) for one in figure._outcomes] == [(2.0, (True,))]
    assert "forget bias 2: 1 of 1 solved" in figure.accessibleDescription()
    click(figure, (figure._x(5.1), 20))
    assert trained.document.training.forget_bias == 5.0
    click(figure, (figure._x(2.05), 20))
    assert trained.document.training.forget_bias == 2.0


def test_a_failure_is_told_with_its_start_seed_and_steps_and_proves_nothing(qapp):
    text = said(run_of(LSTM, 7, None))
    for part in ("This LSTM", "orthogonal, bias 0", "seed 7", "600 steps", "no proof"):
        assert part in text
    assert "cannot" not in text
    assert "forget bias to 3" in text


def test_several_seeds_are_counted(qapp):
    none = said(run_of(RNN, 0, None), run_of(RNN, 1, None))
    assert "with none of its 2 seeds" in none
    assert "of many seeds: 0–66" in none, "two seeds do not tell never from two times in three"
    assert "with 1 of 2 seeds" in said(run_of(GRU, 0, None), run_of(GRU, 1, 80))
    every = said(run_of(LSTM, 0, 60, 3.0), run_of(LSTM, 1, 80, 3.0))
    assert "with all 2 seeds" in every
    assert "no proof" not in every
    assert "forget bias to 0" in every


def test_nothing_is_said_of_what_is_not_done(qapp):
    running = replace(run_of(LSTM, 0, None), done=False)
    assert said(running) == ""
    assert result_text(running, busy=True) == "training …"
    assert result_text(running, busy=False) == "stopped"
    assert result_text(replace(running, points=()), busy=False) == "waiting"
