"""What is asked for is set by the controls, and trained when it is settled."""

import pytest
from msgspec.structs import replace

from lstm_gui.scenes.training.training_settings import BIASES, TrainingSettings
from tests.ui.driving import (
    double_click,
    drag,
    key,
    middle,
    move_mouse,
    press_mouse,
    release_mouse,
    settle,
    write,
)
from tests.ui.train.window import EASY, ENDLESS, finished, workspace


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
    qtbot.waitUntil(lambda: bool(lab.runs[0].points) and lab.runs[0].recipe.units == ENDLESS.units)
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
    setup.equal.click()
    setup.seed.setValue(5)
    setup.updates.setValue(700)
    setup.distance.setValue(12)
    setup.start.setCurrentIndex(1)
    setup.start.activated.emit(1)
    wanted = TrainingSettings(
        "first-symbol",
        12,
        ("gru", "lstm"),
        "chrono",
        2.0,
        9,
        5,
        three_seeds=True,
        updates=700,
        equal_parameters=True,
    )
    assert document.training == wanted
    setup.task.setCurrentIndex(2)
    setup.task.activated.emit(2)
    assert document.training == replace(wanted, task="counting", distance=10)
    settle()
    assert (setup.distance.minimum(), setup.distance.maximum()) == (3, 20)
    for _ in range(9):
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


@pytest.mark.parametrize(("layers", "called"), [(1, "LSTM"), (2, "2 × LSTM")])
def test_outcomes_are_called_by_what_is_trained(main, layers, called):
    main.document.set_training("", replace(EASY, layers=layers))
    settle()
    assert workspace(main).outcomes.note.text() == called


def test_without_a_cell_it_says_what_to_do(main):
    workspace(main).setup.cells.boxes["lstm"].click()
    settle()
    assert "at least one cell" in workspace(main).setup.verdict.text()
    assert not workspace(main).setup.controls.toggle.isEnabled()


def test_space_and_the_buttons_pause_go_on_and_stop(main, qtbot):
    lab, controls = workspace(main).lab, workspace(main).setup.controls
    main.document.set_training("", ENDLESS)
    qtbot.waitUntil(lambda: lab.runs[0].recipe.units == ENDLESS.units, timeout=20_000)
    main.setFocus()
    key(main, "Space")
    assert (lab.state, controls.toggle.text()) == ("paused", "Go on")
    controls.toggle.click()
    assert (lab.state, controls.toggle.text()) == ("running", "Pause")
    controls.stop.click()
    assert lab.state == "idle"
    assert not controls.stop.isEnabled()
    assert not main.playback.playing
