"""What the Train workspace begins with, and how it takes turns with the others."""

from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.document.preferences import Settings
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import settle
from tests.ui.train.window import EASY, ENDLESS, workspace


def test_nothing_is_trained_before_somebody_starts_it(window, qtbot):
    main = window(seeded_state(2, 4, 8))
    main.actions_by_name["show_train"].trigger()
    settle()
    train = workspace(main)
    assert train.widget.isVisible()
    assert not any(panel.isVisible() for panel in main.workspace.panels)
    assert "Start" in train.setup.verdict.text()
    main.document.set_training("", EASY)
    settle()
    assert (train.lab.runs, train.lab.state) == ((), "idle")
    train.setup.controls.toggle.click()
    qtbot.waitUntil(lambda: bool(train.accuracy.figure.curves[0].points), timeout=20_000)
    assert train.lab.runs[0].recipe.units == EASY.units
    assert "Start" not in train.setup.verdict.text()


def test_the_first_thing_trained_is_the_task_of_the_four_symbols():
    first = TrainingSettings()
    assert (first.task, first.distance, first.cells) == ("first-symbol", 100, ("lstm",))
    assert first.biased


def test_it_waits_while_another_workspace_shows(main, qtbot):
    main.document.set_training("", ENDLESS)
    lab = workspace(main).lab
    qtbot.waitUntil(lambda: bool(lab.runs[0].points) and lab.runs[0].recipe.units == ENDLESS.units)
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
    other.furnished.emit()
    settle()
    assert other.workspaces.current == "train"
    other.workspaces.choose("cell")
    settle()
    assert panel(other, "parameters").isVisible()


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
    lab.start()
    qtbot.waitUntil(lambda: bool(lab.runs[0].points), timeout=20_000)
    main.document.undo_stack.setClean()
    main.close()
    qtbot.waitUntil(lambda: not any(job.running for job in lab.findChildren(Job)))
