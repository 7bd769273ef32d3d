"""The open network is trained on its own target, watched, stopped, and taken as one undo step."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QLabel

from lstm_gui.core import GRU, LSTM, Network, Sequence, Target
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.train.own_dialog import OwnTrainingDialog
from tests.core.network.networks import bidirectional
from tests.ui.driving import settle
from tests.ui.train.window import workspace

STEPS = 40


def with_target(values=None, kind=LSTM) -> Network:
    x = np.random.default_rng(1).normal(size=(STEPS, 2))
    right = (np.roll(x[:, 0], 1) > 0.0).astype(float) if values is None else values
    words = ("no", "yes") if values is None else None
    made = bidirectional(kind, "softmax" if values is None else "linear")
    return replace(made, sequence=Sequence(x, target=Target("mood", right, words)))


@pytest.fixture
def opened(main):
    made: list[OwnTrainingDialog] = []

    def open_dialog(network: Network) -> OwnTrainingDialog:
        main.document.open(Session(network))
        settle()
        made.append(workspace(main).setup.do_train_own())
        settle()
        return made[-1]

    yield open_dialog
    for dialog in main.findChildren(OwnTrainingDialog):
        dialog.reject()
    settle()


def trained(dialog: OwnTrainingDialog, qtbot, updates: int = 60) -> OwnTrainingDialog:
    dialog.updates.setValue(updates)
    dialog.toggle.click()
    qtbot.waitUntil(lambda: not dialog.running, timeout=20_000)
    settle()
    return dialog


def test_it_is_offered_where_there_is_a_target(main):
    button = workspace(main).setup.own
    assert not button.isEnabled()
    assert button.toolTip().startswith("The open sequence needs a target: open a table")
    main.document.open(Session(with_target()))
    settle()
    assert button.isEnabled()
    assert button.toolTip() == "Train the open network on the target of its own sequence"
    main.document.open(Session(replace(with_target(), readout=None)))
    settle()
    assert button.isEnabled()


def test_a_network_without_a_read_out_is_given_one_that_is_taken_and_undone(main, opened, qtbot):
    before = replace(with_target(), readout=None)
    dialog = trained(opened(before), qtbot)
    fixed = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("the network is given a read-out (softmax)" in text for text in fixed)
    dialog.take.click()
    settle()
    taken = main.document.network.readout
    assert (taken.names, taken.output) == (("no", "yes"), "softmax")
    main.document.undo_stack.undo()
    assert main.document.network == before


def test_what_is_trained_becomes_the_network_and_one_step_back_undoes_it(main, opened, qtbot):
    before = with_target()
    dialog = trained(opened(before), qtbot)
    learned, held_out = dialog.figure.curves
    assert [x for x, _ in learned.points] == [10, 20, 30, 40, 50, 60]
    assert learned.points[-1][1] < learned.points[0][1]
    loss, other = (f"{curve.points[-1][1]:.3g}" for curve in (learned, held_out))
    told = dialog.told.text()
    assert told.startswith(f"After 60 steps: loss {loss}, {other} of what is held out.")
    assert "Held out: Target mood: " in told
    assert " of 8 steps right." in told
    dialog.take.click()
    settle()
    document = main.document
    assert main.workspaces.current == "cell"
    assert document.network.sequence == before.sequence
    assert document.network.readout != before.readout
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.network == before


def test_closed_without_taking_it_changes_nothing(main, opened, qtbot):
    dialog = trained(opened(with_target(kind=GRU)), qtbot, updates=10)
    dialog.close_button.click()
    settle()
    assert main.document.network == with_target(kind=GRU)
    assert not main.document.modified


def test_stopped_what_there_is_of_it_stays_and_can_be_taken(opened, qtbot):
    dialog = opened(with_target())
    dialog.updates.setValue(5000)
    dialog.toggle.click()
    assert dialog.toggle.text() == "Stop"
    assert not dialog.take.isEnabled()
    assert not dialog.held_out.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.figure.curves[0].points), timeout=20_000)
    dialog.toggle.click()
    qtbot.waitUntil(lambda: not dialog.running, timeout=20_000)
    settle()
    assert dialog.figure.curves[0].points
    assert dialog.take.isEnabled()
    assert dialog.toggle.text() == "Start again"
    assert "grew" not in dialog.told.text()
    dialog.seed.setValue(3)
    assert not dialog.figure.curves[0].points, "it belongs to another seed"
    assert not dialog.take.isEnabled()


def test_what_is_held_out_is_told_and_chosen(opened):
    dialog = opened(with_target())
    assert "from steps 0 to 31; steps 32 to 39 are held out" in dialog.parts.text()
    assert dialog.held_out.text() == "last 20\xa0% held out"
    dialog.held_out.setValue(0)
    assert dialog.parts.text() == "mood is learned from steps 0 to 39; nothing is held out."


def test_a_target_too_large_to_learn_is_told(opened, qtbot):
    dialog = trained(opened(with_target(np.full(STEPS, 1e300))), qtbot)
    assert dialog.told.text().startswith("The numbers grew beyond all that can be computed.")
    assert not dialog.take.isEnabled()


def test_a_target_that_is_known_in_no_step_to_learn_from_is_told(opened):
    late = np.where(np.arange(STEPS) < STEPS - 4, np.nan, 1.0)
    dialog = opened(with_target(late))
    assert dialog.told.text() == "Nothing is known of mood where it would be learned from."
    assert not dialog.toggle.isEnabled()


def test_the_other_training_waits_until_it_is_closed(main, opened):
    lab = workspace(main).lab
    dialog = opened(with_target())
    assert lab._job is None
    dialog.reject()
    settle()
    assert (lab._job is not None) == (lab.state == "running")


def test_it_speaks_korean(main, opened, qtbot):
    main.apply_language("ko")
    dialog = trained(opened(with_target()), qtbot, updates=10)
    texts = [dialog.windowTitle(), dialog.parts.text(), dialog.told.text(), dialog.toggle.text()]
    assert "10스텝 뒤" in texts[2]
    assert not any("step" in text or "held" in text for text in texts)
