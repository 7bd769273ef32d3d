"""The lab: what is asked for is trained beside the window, paused, stopped and remembered."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core.training import Recipe, starting_weights, train
from lstm_gui.scenes.training.outcomes import Outcome, outcomes
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.scenes.training.runs import Point, Report, Run
from lstm_gui.scenes.training.trained_cells import trained_network
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.train.lab import MOST_PAST, Lab
from lstm_gui.ui.train.train_words import solved_text
from lstm_gui.ui.train.training_course import Course
from lstm_gui.ui.train.training_scene import TrainScene
from tests.ui.driving import Heard, settle
from tests.ui.train.window import EASY

ENDLESS = replace(EASY, distance=60, forget_bias=-1.0, updates=3000)
"""Not done by the time the test is over, yet small: there is soon something to see of it."""


POINT = Point(20, 1.0, 0.5)


def finished(lab: Lab) -> bool:
    return lab.state == "idle" and all(run.done for run in lab.runs)


def begun(lab: Lab) -> bool:
    return bool(lab.runs) and all(run.points for run in lab.runs)


@pytest.fixture
def lab(qapp) -> Iterator[Lab]:
    made = Lab()
    yield made
    made.close()
    settle()
    made.deleteLater()


def test_what_is_asked_for_is_trained_to_the_numbers_of_the_trainer(lab, qtbot):
    (recipe,) = recipes(EASY)
    lab.ask((recipe,))
    assert lab.state == "running"
    qtbot.waitUntil(lambda: finished(lab), timeout=20_000)
    (run,) = lab.runs
    expected = train(recipe)
    assert run.solved == expected.solved == run.updates
    assert [point.accuracy for point in run.points] == list(expected.checks)
    means = np.reshape(expected.losses, (-1, recipe.check_every)).mean(axis=1)
    assert [point.loss for point in run.points] == pytest.approx(means)
    assert run.layers == expected.layers
    assert run.readout == expected.readout
    assert run.seconds > 0


def test_a_pause_changes_no_number(lab, qtbot):
    asked = recipes(replace(EASY, three_seeds=True, updates=40))
    lab.ask(asked)
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    lab.pause()
    assert lab.state == "paused"
    lab.toggle()
    assert lab.state == "running"
    qtbot.waitUntil(lambda: finished(lab), timeout=20_000)
    for run, recipe in zip(lab.runs, asked, strict=True):
        expected = train(recipe)
        assert run.solved == expected.solved
        assert run.layers == expected.layers


def test_another_bias_is_trained_beside_what_came_before(lab, qtbot):
    lab.ask(recipes(EASY))
    qtbot.waitUntil(lambda: finished(lab), timeout=20_000)
    before = lab.runs
    lab.ask(recipes(replace(EASY, forget_bias=1.0)))
    assert lab.runs == before, "nothing happens before the drag rests"
    qtbot.waitUntil(lambda: lab.runs != before and finished(lab), timeout=20_000)
    assert lab.past == before
    lab.ask(recipes(EASY))
    qtbot.waitUntil(lambda: lab.runs == before, timeout=20_000)
    assert lab.state == "idle", "the same recipe would give the same numbers"


def test_what_the_next_one_cuts_short_is_shown_no_more_but_goes_on_when_it_is_asked_for(lab, qtbot):
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    first = lab.runs[0].points[0]
    lab.ask(recipes(EASY))
    qtbot.waitUntil(lambda: lab.runs[0].recipe == recipes(EASY)[0], timeout=20_000)
    assert lab.past == ()
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: lab.runs[0].recipe == recipes(ENDLESS)[0], timeout=20_000)
    assert lab.runs[0].points[0] is first


def test_what_the_user_has_stopped_stays_and_is_no_failure(lab, qtbot):
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    lab.stop()
    lab.ask(recipes(EASY))
    qtbot.waitUntil(lambda: finished(lab) and bool(lab.past), timeout=20_000)
    assert solved_text(list(lab.past)) == "stopped"
    assert solved_text([*lab.past, *lab.runs]) == "1 of 1 solved"


def test_nothing_is_trained_while_what_is_asked_for_is_dragged(lab):
    lab.ask(recipes(EASY))
    lab.pause()
    before = lab.runs
    lab.hold()
    lab.ask(recipes(replace(EASY, forget_bias=1.0)))
    assert not lab._rest.isActive()
    assert lab.runs == before
    lab.release()
    assert lab._rest.isActive()
    lab.hold()
    lab.ask(recipes(EASY))
    lab.release()
    assert not lab._rest.isActive(), "it has come back to where it was"


def test_coming_back_before_the_drag_rests_changes_nothing(lab, qtbot):
    lab.ask(recipes(ENDLESS))
    lab.ask(recipes(EASY))
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    assert [run.recipe for run in lab.runs] == list(recipes(ENDLESS))
    assert lab.past == ()


def test_what_goes_on_under_other_settings_is_not_begun_anew(lab, qtbot):
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    first = lab.runs[0].points[0]
    lab.ask(recipes(replace(ENDLESS, cells=("rnn", "lstm"))))
    qtbot.waitUntil(lambda: len(lab.runs) == 2 and begun(lab), timeout=20_000)
    assert lab.runs[1].points[0] is first
    assert lab.past == ()


def test_stop_keeps_what_there_is_and_start_begins_anew(lab, qtbot):
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    first = lab.runs[0].points[0]
    lab.stop()
    assert (lab.state, lab.runs[0].done, lab.runs[0].points[0]) == ("idle", False, first)
    lab.toggle()
    assert (lab.state, lab.runs[0].points) == ("running", ())
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    assert replace(lab.runs[0].points[0], seconds=first.seconds) == first
    assert lab.runs[0].points[0] is not first


@pytest.mark.parametrize("end", ["pause", "stop"])
def test_what_was_asked_for_just_before_is_held_up_as_well(lab, qtbot, end):
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    lab.ask(recipes(EASY))
    getattr(lab, end)()
    assert not lab._rest.isActive()
    assert lab.state != "running"
    assert [(run.recipe, run.points) for run in lab.runs] == [(recipes(EASY)[0], ())]
    lab.toggle()
    qtbot.waitUntil(lambda: finished(lab), timeout=20_000)


def test_start_begins_what_is_asked_for_now(lab, qtbot):
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    lab.stop()
    lab.ask(recipes(EASY))
    lab.start()
    assert [run.recipe for run in lab.runs] == list(recipes(EASY))
    assert [run.recipe for run in lab.past] == list(recipes(ENDLESS))


def test_nothing_is_trained_while_another_workspace_shows(lab, qtbot):
    lab.leave()
    lab.ask(recipes(ENDLESS))
    assert lab.state == "running"
    assert lab._job is None
    lab.enter()
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    lab.leave()
    assert lab._job is None


def test_what_a_course_of_before_still_says_is_not_heard(lab, qtbot):
    (recipe,) = recipes(ENDLESS)
    lab.ask((recipe,))
    qtbot.waitUntil(lambda: begun(lab), timeout=20_000)
    lab.pause()
    settle()
    before = lab.runs
    lab.resume()
    report = Report(POINT, 20, True, before[0].layers, before[0].readout)
    lab.findChild(Job).progressed.emit((Course(recipe), report))
    assert lab.runs == before


def test_the_end_of_a_job_that_was_left_ends_nothing(lab):
    lab.ask(recipes(ENDLESS))
    left = lab.findChild(Job)
    lab.leave()
    lab.enter()
    left.wait()
    settle()
    assert lab.state == "running"


def test_what_is_still_reported_after_the_end_is_not_drawn(lab):
    lab.ask(recipes(replace(EASY, updates=20)))
    lab.findChild(Job).wait()
    heard = Heard(lab.changed)
    lab.close()
    settle()
    assert not lab._picture.isActive()
    assert heard.calls == []


def test_only_seeds_that_came_to_their_end_count_as_outcomes():
    first, second, third = recipes(replace(EASY, three_seeds=True))
    (other,) = recipes(replace(EASY, units=7))
    runs = (
        Run(first, done=True, solved=40),
        Run(second, done=True),
        Run(third, (POINT,)),
        Run(other, done=True),
    )
    assert outcomes(EASY, runs) == (Outcome(2.0, (True, False)),)


def test_curves_of_another_task_or_distance_are_not_compared():
    now, same, far, other = (
        Run(recipes(settings)[0])
        for settings in (
            EASY,
            replace(EASY, units=9),
            replace(EASY, distance=7),
            replace(EASY.with_task("adding"), distance=6),
        )
    )
    scene = TrainScene(EASY, (now,), (same, far, other), "idle", None)
    assert scene.comparable == (same,)
    assert replace(scene, runs=()).comparable == (same,)


def test_a_trained_network_is_looked_at_where_it_answers():
    (recipe,) = recipes(EASY)
    weights = starting_weights(recipe)
    network = trained_network(recipe, weights.layers(), weights.readout())
    assert network.selection.t == len(network.sequence) - 1 == 5
    assert network.readout.names == recipe.task.labels


def test_clear_forgets_all_but_what_is_being_trained(lab, qtbot):
    lab.ask(recipes(EASY))
    qtbot.waitUntil(lambda: finished(lab), timeout=20_000)
    lab.ask(recipes(ENDLESS))
    qtbot.waitUntil(lambda: bool(lab.past) and begun(lab), timeout=20_000)
    lab.choose(lab.past[0].recipe)
    lab.clear()
    assert (len(lab.runs), lab.past, lab.chosen) == (1, (), None)
    lab.stop()
    lab.clear()
    assert lab.runs == ()
    lab.start()
    assert len(lab.runs) == 1


def test_only_so_many_runs_are_remembered(lab):
    (recipe,) = recipes(ENDLESS)
    lab.leave()
    for seed in range(MOST_PAST + 5):
        lab.ask((replace(recipe, seed=seed),))
        lab._adopt()
        lab._runs[lab.runs[0].recipe] = replace(lab.runs[0], points=(POINT,), done=True)
    assert len(lab.past) == MOST_PAST
    assert lab.past[-1].recipe.seed == MOST_PAST + 3


def test_everybody_hears_of_a_choice_once(lab):
    (recipe,) = recipes(ENDLESS)
    heard = Heard(lab.changed)
    lab.choose(recipe)
    lab.choose(recipe)
    assert len(heard.calls) == 1
    assert isinstance(lab.chosen, Recipe)
