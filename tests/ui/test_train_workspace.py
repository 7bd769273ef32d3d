"""The Train workspace in the real window: what is done in it, and what it shows."""

import json
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import GRU, KINDS, LSTM, RNN, network_forward
from lstm_gui.core.training import FIRST_SYMBOL, Initialisation, Recipe, train
from lstm_gui.files.session import read_session
from lstm_gui.scenes.training.offers import OFFERS
from lstm_gui.scenes.training.runs import Point, Run
from lstm_gui.scenes.training.trained_cells import trained_network
from lstm_gui.scenes.training.training_settings import BIASES, TrainingSettings
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.studio import Studio
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.train.page import TrainWorkspace
from lstm_gui.ui.train.train_words import result_text, told, verdict
from lstm_gui.ui.train.training_axes import round_steps
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.dialogs import GIVE_UP, answering, choose
from tests.ui.driving import (
    click,
    double_click,
    drag,
    hover,
    key,
    middle,
    move_mouse,
    painted,
    press_mouse,
    release_mouse,
    settle,
    write,
)

EASY = TrainingSettings(distance=6, units=6, forget_bias=2.0, three_seeds=False, updates=400)
ENDLESS = replace(EASY, distance=100, units=16, updates=3000, forget_bias=-1.0)
"""Not done by the time the test is over."""


@pytest.fixture
def main(window) -> MainWindow:
    shown = window(seeded_state(2, 4, 8))
    shown.document.set_training("", EASY)
    shown.document.undo_stack.clear()
    shown.actions_by_name["show_train"].trigger()
    settle()
    return shown


@pytest.fixture
def trained(main, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: finished(main), timeout=20_000)
    settle()
    return main


def workspace(main: MainWindow) -> TrainWorkspace:
    assert main.workspaces.train is not None
    return main.workspaces.train


def finished(main: MainWindow) -> bool:
    lab = workspace(main).lab
    return lab.state == "idle" and bool(lab.runs) and all(run.done for run in lab.runs)


def controls(main: MainWindow) -> Iterator[QWidget]:
    for panel in workspace(main).panels:
        for widget in panel.findChildren(QWidget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if reached and widget.focusProxy() is None:
                yield widget


# ---- showing and leaving ----------------------------------------------------------------


def test_it_opens_on_something_alive(main, qtbot):
    assert workspace(main).widget.isVisible()
    assert not any(panel.isVisible() for panel in main.workspace.panels)
    assert workspace(main).lab.runs, "so short a training may have come to its end by now"
    qtbot.waitUntil(lambda: bool(workspace(main).accuracy.figure.curves[0].points), timeout=20_000)


def test_the_first_thing_trained_is_the_task_of_the_four_symbols():
    first = TrainingSettings()
    assert (first.task, first.distance, first.cells) == ("first-symbol", 100, ("lstm",))
    assert first.biased


def test_it_waits_while_another_workspace_shows(main, qtbot):
    main.document.set_training("", ENDLESS)
    lab = workspace(main).lab
    qtbot.waitUntil(
        lambda: bool(lab.runs[0].points) and lab.runs[0].recipe.units == 16, timeout=20_000
    )
    main.actions_by_name["show_memory"].trigger()
    settle()
    assert (lab.state, lab._job) == ("running", None)
    assert main.workspaces.memory.widget.isVisible()
    assert not workspace(main).widget.isVisible()
    main.actions_by_name["show_train"].trigger()
    settle()
    assert lab._job is not None
    assert not main.workspaces.memory.widget.isVisible()


def test_the_steps_of_a_sequence_are_no_matter_here(main):
    assert not main.transport.isVisible()
    for name in ("show_cell", "show_train", "show_memory"):
        main.actions_by_name[name].trigger()
        settle()
        assert main.transport.isVisible() == (name != "show_train")


def test_the_workspace_is_remembered(main, window):
    main.keep_layout(Settings())
    assert Settings().workspace == "train"
    other = window(seeded_state(2, 2, 4))
    other.document.set_training("", EASY)
    other.keep_layout(Settings())
    other.completed.emit()
    settle()
    assert other.workspaces.current == "train"
    other.workspaces.choose("cell")
    settle()
    assert other.workspace.panels[0].isVisible()


def test_the_view_menu_offers_the_panels_of_the_workspace_that_shows(main):
    actions = [panel.toggleViewAction() for panel in workspace(main).panels]
    assert all(action.isVisible() for action in actions)
    main.workspaces.show("cell")
    assert not any(action.isVisible() for action in actions)


def test_closing_the_window_ends_the_training(window, qtbot):
    main = window(seeded_state(2, 2, 4))
    main.document.set_training("", ENDLESS)
    main.workspaces.choose("train")
    lab = workspace(main).lab
    qtbot.waitUntil(lambda: bool(lab.runs[0].points), timeout=20_000)
    main.document.undo_stack.setClean()
    main.close()
    assert not any(job.running for job in lab.findChildren(Job))


# ---- what is set ------------------------------------------------------------------------


def test_dragging_the_forget_bias_trains_again_and_keeps_the_curve_of_before(trained, qtbot):
    slider = workspace(trained).setup.bias.slider
    before = workspace(trained).lab.runs
    drag(slider, (slider.width() * 0.4, 10.0), (slider.width() * 0.7, 10.0))
    settle()
    bias = trained.document.training.forget_bias
    assert 3.0 < bias < 5.0
    assert workspace(trained).setup.bias.box.number == bias
    qtbot.waitUntil(
        lambda: workspace(trained).lab.runs != before and finished(trained), timeout=20_000
    )
    settle()
    curves = workspace(trained).accuracy.figure.curves
    assert [(curve.faint, curve.key.initialisation.forget_bias) for curve in curves] == [
        (True, 2.0),
        (False, bias),
    ]
    trained.document.undo_stack.undo()
    settle()
    assert trained.document.training == EASY
    assert slider.number == 2.0
    qtbot.waitUntil(lambda: workspace(trained).lab.runs == before, timeout=20_000)


def test_a_drag_of_the_forget_bias_trains_where_it_is_let_go_and_nowhere_else(trained):
    slider, lab = workspace(trained).setup.bias.slider, workspace(trained).lab
    before, y = lab.runs, 10.0
    press_mouse(slider, (slider.width() * 0.4, y))
    for share in (0.5, 0.6, 0.7):
        move_mouse(slider, (slider.width() * share, y))
        settle()
        assert not lab._rest.isActive()
    assert trained.document.training.forget_bias != EASY.forget_bias
    assert lab.runs == before
    release_mouse(slider, (slider.width() * 0.7, y))
    settle()
    assert lab._rest.isActive()


def test_another_session_opened_meanwhile_leaves_no_stopped_training_behind(main, qtbot):
    main.document.set_training("", ENDLESS)
    lab = workspace(main).lab
    qtbot.waitUntil(
        lambda: bool(lab.runs[0].points) and lab.runs[0].recipe.units == 16, timeout=20_000
    )
    main.actions_by_name["show_cell"].trigger()
    main.files.show_preset("latch")
    main.document.set_training("", EASY)
    settle()
    main.actions_by_name["show_train"].trigger()
    settle()
    qtbot.waitUntil(lambda: finished(main), timeout=20_000)
    assert all(run.done for run in lab.past)


def test_every_control_sets_what_it_says_and_can_be_undone(main):
    setup, document = workspace(main).setup, main.document
    setup.cells.boxes["gru"].click()
    setup.three.click()
    setup.units.setValue(9)
    setup.seed.setValue(5)
    setup.updates.setValue(700)
    setup.distance.setValue(12)
    setup.start.setCurrentIndex(1)
    setup.start.activated.emit(1)
    wanted = TrainingSettings(
        "first-symbol", 12, ("gru", "lstm"), "chrono", 2.0, 9, 5, three_seeds=True, updates=700
    )
    assert document.training == wanted
    setup.task.setCurrentIndex(2)
    setup.task.activated.emit(2)
    assert document.training == replace(wanted, task="counting", distance=10)
    settle()
    assert (setup.distance.minimum(), setup.distance.maximum()) == (3, 20)
    for _ in range(8):
        document.undo_stack.undo()
    settle()
    assert document.training == EASY
    shown = (setup.units.value(), setup.seed.value(), setup.task.currentIndex())
    assert shown == (6, 0, 0)
    assert [box.isChecked() for box in setup.cells.boxes.values()] == [False, False, True]


def test_further_cells_are_chosen_in_the_menu_and_named_below_the_boxes(main):
    cells = workspace(main).setup.cells
    assert not cells.further.isVisible()
    for name in ("slstm", "rnn:activation=relu", "lstm"):
        cells.menu.kinds[name].trigger()
        settle()
    assert main.document.training.cells == ("rnn:activation=relu", "slstm")
    assert cells.further.text() == "RNN · ReLU, sLSTM"
    assert {name for name, act in cells.menu.kinds.items() if act.isChecked()} == {
        "slstm",
        "rnn:activation=relu",
    }
    assert not any(box.isChecked() for box in cells.boxes.values())
    cells.menu.kinds["slstm"].trigger()
    settle()
    assert main.document.training.cells == ("rnn:activation=relu",)


def test_cells_that_are_trained_together_have_colours_of_their_own(main, qtbot):
    chosen = ("rnn", "lstm", "rnn:activation=relu", "minlstm", "slstm")
    main.document.set_training("", replace(ENDLESS, cells=chosen))
    lab = workspace(main).lab
    qtbot.waitUntil(lambda: len(lab.runs) == len(chosen), timeout=20_000)
    settle()
    roles = {curve.role for curve in workspace(main).accuracy.figure.curves if not curve.faint}
    assert len(roles) == len(chosen)


def test_a_typed_bias_beyond_the_ends_comes_back_to_them(main):
    box = workspace(main).setup.bias.box
    box.setFocus()
    box.selectAll()
    write(box, "40")
    key(box, "Return")
    assert main.document.training.forget_bias == BIASES[1]


@pytest.mark.parametrize("name", ["distance", "units", "seed", "updates"])
def test_what_is_being_typed_stays_while_the_curves_grow(main, name):
    box = getattr(workspace(main).setup, name)
    box.setFocus()
    box.selectAll()
    write(box, "117" if name == "updates" else "17")
    workspace(main).lab.changed.emit()
    key(box, "Return")
    assert getattr(main.document.training, name) == box.value() == int(box.cleanText())
    assert box.cleanText().endswith("17")


def test_a_double_click_returns_to_the_first_bias(main):
    slider = workspace(main).setup.bias.slider
    double_click(slider, middle(slider))
    assert main.document.training.forget_bias == TrainingSettings().forget_bias


def test_the_bias_rests_where_it_makes_no_difference(main):
    bias = workspace(main).setup.bias
    assert bias.isEnabled()
    for other in (replace(EASY, start="chrono"), replace(EASY, cells=("rnn",))):
        main.document.set_training("", other)
        settle()
        assert not bias.isEnabled()
        assert workspace(main).outcomes.none.isVisible() or other.start != "chrono"


def test_without_a_cell_it_says_what_to_do(main):
    workspace(main).setup.cells.boxes["lstm"].click()
    settle()
    assert "at least one cell" in workspace(main).setup.verdict.text()
    assert not workspace(main).setup.controls.toggle.isEnabled()


def test_space_and_the_buttons_pause_go_on_and_stop(main, qtbot):
    lab, controls = workspace(main).lab, workspace(main).setup.controls
    main.document.set_training("", ENDLESS)
    qtbot.waitUntil(lambda: lab.runs[0].recipe.units == 16, timeout=20_000)
    main.setFocus()
    key(main, "Space")
    assert (lab.state, controls.toggle.text()) == ("paused", "Go on")
    controls.toggle.click()
    assert (lab.state, controls.toggle.text()) == ("running", "Pause")
    controls.stop.click()
    assert lab.state == "idle"
    assert not controls.stop.isEnabled()
    assert not main.playback.playing


# ---- what is shown ----------------------------------------------------------------------


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


# ---- what may be said -------------------------------------------------------------------


def run_of(kind, seed: int, solved: int | None, bias: float = 0.0) -> Run:
    start = Initialisation("xavier-orthogonal", bias)
    recipe = Recipe(FIRST_SYMBOL, kind, start, (100, 100), seed=seed, updates=600)
    return Run(recipe, (Point(solved or 600, 0.1, 1.0),), 1.25, solved, done=True)


def said(*runs: Run) -> str:
    return verdict(TrainScene(TrainingSettings(), runs, (), "idle", None))


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


# ---- what becomes of a network ----------------------------------------------------------


def test_a_trained_cell_becomes_the_session_and_undo_brings_the_old_one_back(trained):
    document, before = trained.document, trained.document.state
    runs = workspace(trained).runs
    assert not runs.buttons["open"].isEnabled()
    assert "first" in runs.buttons["open"].toolTip()
    workspace(trained).lab.choose(workspace(trained).lab.runs[0].recipe)
    settle()
    runs.buttons["open"].click()
    settle()
    assert document.state.parameters == workspace(trained).lab.runs[0].layers[0]
    assert document.baseline == document.state
    assert document.state.sequence.labels[0] in "ABCD"
    assert trained.workspaces.current == "cell"
    document.undo_stack.undo()
    settle()
    assert document.state.parameters == before.parameters


def test_two_layers_are_trained_and_opened_as_a_network_that_keeps_its_readout(main, qtbot):
    setup, lab, document = workspace(main).setup, workspace(main).lab, main.document
    setup.layers.buttons["2"].click()
    settle()
    assert document.training.layers == 2
    qtbot.waitUntil(lambda: finished(main) and lab.runs[0].recipe.layers == 2, timeout=20_000)
    settle()
    run = lab.runs[0]
    lab.choose(run.recipe)
    settle()
    assert workspace(main).runs.table.texts()[0][0] == "2 × LSTM"
    assert "This 2 × LSTM" in setup.verdict.text()
    workspace(main).runs.buttons["open"].click()
    settle()
    network = document.network
    assert tuple(layer.parameters for layer in network.layers) == run.layers
    assert (network.readout.inputs, network.focus) == (("layer2",), 1)
    assert (network.readout.weights == run.readout.weights).all()
    assert document.state.parameters == run.layers[1]
    answer = network_forward(network).out[-1]
    assert network.readout.names[int(answer.argmax())] == network.sequence.labels[0]
    document.undo_stack.undo()
    settle()
    assert len(document.network.layers) == 1


def test_a_trained_cell_answers_as_in_training():
    recipe = Recipe(
        FIRST_SYMBOL, LSTM, Initialisation("xavier-orthogonal", 2.0), (6, 6), units=8, updates=400
    )
    out = train(recipe)
    assert out is not None
    network = trained_network(recipe, out.layers, out.readout)
    answers = network_forward(network).out[-1]
    assert answers.sum() == pytest.approx(1.0)
    assert network.readout.names[int(answers.argmax())] == network.sequence.labels[0]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_any_kind_of_cell_can_be_looked_into(main, qtbot, kind):
    main.document.set_training("", replace(EASY, cells=(kind.name,)))
    lab = workspace(main).lab
    qtbot.waitUntil(lambda: finished(main) and lab.runs[0].recipe.kind == kind, timeout=20_000)
    lab.choose(lab.runs[0].recipe)
    settle()
    workspace(main).runs.buttons["open"].click()
    settle()
    assert main.document.state.parameters == lab.runs[0].layers[0]
    assert main.workspaces.current == "cell"


def test_a_trained_cell_of_any_kind_is_saved_as_a_session(main, qtbot, tmp_path):
    main.document.set_training("", replace(EASY, cells=("gru",)))
    lab, title = workspace(main).lab, main.document.title
    qtbot.waitUntil(lambda: finished(main) and lab.runs[0].recipe.kind == GRU, timeout=20_000)
    lab.choose(lab.runs[0].recipe)
    settle()
    path = tmp_path / "gru.lstm.json"
    with answering(choose(path)):
        workspace(main).runs.buttons["save"].click()
    saved = read_session(path)
    assert saved.state.parameters == lab.runs[0].layers[0]
    readout = saved.network.readout
    assert (readout.weights == lab.runs[0].readout.weights).all()
    assert readout.names == lab.runs[0].recipe.task.labels
    assert json.loads(path.read_text())["layers"][0]["cell"]["kind"] == "gru"
    assert main.document.title == title
    with answering(GIVE_UP):
        workspace(main).runs.buttons["save"].click()


# ---- the house --------------------------------------------------------------------------


def test_every_control_has_a_name(main):
    for control in controls(main):
        text = getattr(control, "text", str)()
        assert control.accessibleName() or text, type(control).__name__


def test_language_and_theme_reach_every_panel(trained):
    english = [panel.heading.text() for panel in workspace(trained).panels]
    task = workspace(trained).setup.task
    assert task.itemText(0)
    trained.apply_language("ko")
    settle()
    assert task.itemText(0)
    trained.apply_language("en")
    assert [panel.heading.text() for panel in workspace(trained).panels] == english
    trained.appearance.choose_theme("dark")
    settle()
    ink = workspace(trained).runs.table.item(0, 1).foreground().color()
    assert ink == DARK.color("text")
    for panel in workspace(trained).panels:
        painted(panel)


@pytest.mark.parametrize("beside", ["", "learn", "classroom"])
@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (3840, 2160)])
def test_everything_has_a_place_at_every_size(trained, size, beside):
    trained.resize(*size)
    if beside:
        trained.actions_by_name[beside].trigger()
    settle()
    area = workspace(trained).widget.rect()
    for panel in workspace(trained).panels:
        assert area.contains(panel.geometry()), panel.name
        for child in (panel.widget(), panel.titleBarWidget()):
            assert panel.rect().contains(child.geometry()), panel.name
    trained.classroom.leave()


def test_no_column_is_out_of_reach_beside_a_lesson(trained):
    trained.resize(1024, 700)
    trained.actions_by_name["learn"].trigger()
    settle()
    bar = workspace(trained).runs.table.horizontalScrollBar()
    assert bar.isVisible() == (bar.maximum() > 0)
    trained.resize(3000, 900)
    settle()
    assert not bar.isVisible()


def test_in_front_of_a_class_everything_grows(trained):
    panels, table = workspace(trained).panels, workspace(trained).runs.table
    row, width = table.rowHeight(0), panels[0].width()
    trained.classroom.choose(1.5)
    settle()
    assert table.rowHeight(0) == pytest.approx(1.5 * row, abs=1)
    assert panels[0].width() == pytest.approx(1.5 * width, abs=1)
    figure = workspace(trained).accuracy.figure
    place = figure._place(figure._area(), *figure.curves[0].points[-1])
    click(figure, (1.5 * place.x(), 1.5 * place.y()))
    assert workspace(trained).lab.chosen == workspace(trained).lab.runs[0].recipe
    trained.classroom.do_classroom()
    settle()
    assert table.rowHeight(0) == row


def test_every_panel_is_exported_and_what_is_drawn_as_vectors(trained):
    studio = Studio(trained.document, trained, trained.apply_theme)
    names = {panel.name for panel in workspace(trained).panels}
    assert names <= set(studio.names())
    for name in names:
        svg = studio.file(name, ".svg").decode()
        assert svg.count("<path") + svg.count("<polyline") > 3, name
        # The marks of boxes that are ticked or opened are images everywhere.
        assert name == "train_setup" or "<image" not in svg, name


@pytest.mark.parametrize(
    ("last", "most", "expected"),
    [
        (600, 1, (0, 600)),
        (700, 1, (0, 700)),
        (1000, 1, (0, 1000)),
        (600, 3, (0, 200, 400, 600)),
        (700, 2, (0, 500)),
    ],
)
def test_however_narrow_the_axis_says_how_far_it_goes(last, most, expected):
    assert round_steps(last, most) == expected
