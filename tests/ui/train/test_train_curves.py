"""The curves of loss and accuracy, their legend and their axis."""

import pytest
from msgspec.structs import replace

from lstm_gui.core.training import Training, train
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.training_axes import round_places
from lstm_gui.scenes.training.training_settings import DISTANCES
from lstm_gui.ui.train.train_words import told
from lstm_gui.ui.train.training_scene import TrainScene
from tests.ui.driving import (
    click,
    hover,
    middle,
    settle,
)
from tests.ui.train.window import EASY, ENDLESS, workspace


def test_cells_that_are_trained_together_have_colours_of_their_own(main, qtbot):
    chosen = ("rnn", "lstm", "rnn:activation=relu", "minlstm", "slstm")
    main.document.set_training("", replace(ENDLESS, cells=chosen))
    lab = workspace(main).lab
    qtbot.waitUntil(lambda: len(lab.runs) == len(chosen), timeout=20_000)
    settle()
    roles = {curve.role for curve in workspace(main).accuracy.figure.curves if not curve.faint}
    assert len(roles) == len(chosen)


def test_the_curves_are_those_of_the_trainer(trained):
    (run,) = workspace(trained).lab.runs
    expected = train(run.recipe)
    (curve,) = workspace(trained).accuracy.figure.curves
    assert curve.points == tuple((20 * (n + 1), share) for n, share in enumerate(expected.checks))
    assert curve.solved
    losses = [height for _, height in workspace(trained).loss.figure.curves[0].points]
    assert losses[0] == pytest.approx(sum(expected.losses[:20]) / 20)
    assert not workspace(trained).loss.figure.curves[0].solved


def test_pointing_at_a_curve_tells_its_start_and_seed_and_a_click_chooses_it(trained):
    figure, lab = workspace(trained).accuracy.figure, workspace(trained).lab
    area, (curve,) = figure._area(), figure.curves
    place = figure._place(area, *curve.points[-1])
    heard = []
    figure.hovered.connect(heard.append)
    hover(figure, (place.x(), place.y()))
    assert heard == [lab.runs[0].recipe]
    for text in ("LSTM", "orthogonal, bias 2", "seed 0", "H = 6"):
        assert text in told(lab.runs[0])
    click(figure, (place.x(), place.y()))
    assert lab.chosen == lab.runs[0].recipe
    settle()
    assert workspace(trained).runs.table.currentRow() == 0
    click(figure, (area.center().x(), area.bottom() - 4))
    assert lab.chosen is None


def test_the_legend_points_too(trained):
    figure = workspace(trained).accuracy.figure
    legend = figure._legend_area()
    click(figure, (legend.left() + 10, legend.top() + 10))
    assert workspace(trained).lab.chosen == workspace(trained).lab.runs[0].recipe


def test_guessing_is_drawn_where_the_task_says(main):
    for task, offer in OFFERS.items():
        settings = EASY.with_task(task)
        scene = TrainScene(settings, (), (), "idle", None)
        level = workspace(main).accuracy.axes(scene).level
        assert level[0] == offer.task.blind
        loss = workspace(main).loss.axes(scene).level
        assert (loss[0] if loss else None) == offer.task.blind_loss


def test_the_curves_can_be_drawn_over_the_seconds_they_took(trained):
    accuracy, loss = workspace(trained).accuracy, workspace(trained).loss
    (run,) = workspace(trained).lab.runs
    button = accuracy.over.buttons["seconds"]
    click(button, middle(button))
    settle()
    assert trained.document.training.over == "seconds"
    for panel in (accuracy, loss):
        (curve,) = panel.figure.curves
        assert [place for place, _ in curve.points] == [point.seconds for point in run.points]
    assert [point.seconds for point in run.points] == sorted(point.seconds for point in run.points)
    assert run.points[-1].seconds == run.seconds > 0
    assert workspace(trained).lab.runs == (run,), "nothing is trained anew"
    trained.document.undo_stack.undo()
    settle()
    assert accuracy.over.buttons["steps"].isChecked()
    assert accuracy.figure.curves[0].points[-1][0] == run.updates


def test_accuracy_is_shown_by_distance_those_never_seen_with_hollow_dots(trained):
    accuracy, loss = workspace(trained).accuracy, workspace(trained).loss
    (run,) = workspace(trained).lab.runs
    button = accuracy.over.buttons["distances"]
    click(button, middle(button))
    settle()
    (curve,) = accuracy.figure.curves
    assert curve.points == tuple((one.distance, one.accuracy) for one in run.reach)
    assert dict(zip(curve.points, curve.dots, strict=True)) == {
        point: point[0] == EASY.distance for point in curve.points
    }
    (by_step,) = loss.figure.curves
    assert [place for place, _ in by_step.points] == [point.update for point in run.points]
    axes = accuracy.axes(TrainScene(trained.document.training, (run,), (), "idle", None))
    assert (axes.known[:2], axes.last) == ((EASY.distance, EASY.distance), 2 * EASY.distance)


def test_how_far_a_network_reaches_is_what_its_weights_answer(trained):
    (run,) = workspace(trained).lab.runs
    finished = Training(run.recipe)
    while not finished.done:
        finished.update()
    assert [one.distance for one in run.reach] == [5, 6, 7, 9, 10, 12]
    assert [one.accuracy for one in run.reach] == [
        finished.accuracy_at(one.distance) for one in run.reach
    ]
    assert run.reach[-1].accuracy < run.reach[1].accuracy or run.reach[-1].accuracy == 1.0
    assert f"distance {run.reach[-1].distance}: " in told(run)


@pytest.mark.parametrize("task", OFFERS)
def test_a_network_is_tried_below_at_and_beyond_what_it_was_trained_on(task):
    low = DISTANCES[task].low
    for distance in range(low, DISTANCES[task].high + 1):
        tried = OFFERS[task].tried(distance)
        assert tried == tuple(sorted(set(tried)))
        assert tried[0] == low or distance // 4 >= low
        assert distance in tried
        assert tried[-1] == max(2 * distance, 8)


@pytest.mark.parametrize(
    ("last", "most", "expected"),
    [
        (600, 1, (0, 600)),
        (700, 1, (0, 700)),
        (1000, 1, (0, 1000)),
        (600, 3, (0, 200, 400, 600)),
        (700, 2, (0, 500)),
        (0.3, 3, (0, 0.1, 0.2, 0.3)),
        (0.3, 1, (0, 0.3)),
    ],
)
def test_however_narrow_the_axis_says_how_far_it_goes(last, most, expected):
    places = round_places(last, most)
    assert [place for place, _ in places] == pytest.approx(expected)
    assert [float(text) for _, text in places] == pytest.approx(expected)
