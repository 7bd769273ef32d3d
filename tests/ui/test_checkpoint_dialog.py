"""A folder of checkpoints in the window: opened, scrubbed through, undone as one step."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtTest import QTest

from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.sessions import file_opening
from lstm_gui.ui.sessions.import_card import ImportCard
from lstm_gui.ui.window.links.checkpoint_dialog import CheckpointDialog
from lstm_gui.ui.window.main_window import MainWindow
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import torch_file
from tests.ui.dialogs import OK, answering, choose
from tests.ui.driving import drop, settle

EPOCHS = 4


@pytest.fixture
def main(shared_window) -> MainWindow:
    made = shared_window()
    yield made
    for dialog in made.findChildren(CheckpointDialog):
        dialog.close()
    settle()


@pytest.fixture
def folder(tmp_path):
    for epoch in range(EPOCHS):
        weights = [array * (1 + epoch) for array in arrays_of("gru", 2, 3)]
        torch_file(tmp_path / f"epoch{epoch}.pt", named(weights, "rnn."))
    return tmp_path


def agree(dialog) -> None:
    assert isinstance(dialog, ImportCard)
    dialog.accept()


def wait(main: MainWindow, qtbot) -> CheckpointDialog:
    opening = main.findChild(file_opening.FileOpening)
    qtbot.waitUntil(lambda: not opening.running)
    settle()
    return main.findChild(CheckpointDialog)


def opened(main: MainWindow, folder, qtbot) -> CheckpointDialog:
    with answering(agree):
        main.files.open_path(folder)
        dialog = wait(main, qtbot)
    qtbot.waitUntil(lambda: dialog.told.text() != "Computing …")
    return dialog


def w_h(main: MainWindow) -> np.ndarray:
    return main.document.network.layers[0].parameters.w_h


def test_scrubbing_shows_each_checkpoint_and_is_one_step_of_undo(main, folder, qtbot):
    dialog = opened(main, folder, qtbot)
    first, opened_by = w_h(main), main.document.undo_stack.count()
    QTest.keyClick(dialog.slider, Qt.Key.Key_Right)
    QTest.keyClick(dialog.slider, Qt.Key.Key_Right)
    settle()
    assert np.allclose(w_h(main), 3 * first)
    assert dialog.name.text() == "epoch2.pt"
    assert dialog.told.text().startswith(
        "Since epoch0.pt the weights changed by z 200\N{NO-BREAK SPACE}%, "
    )
    assert main.document.undo_stack.count() == opened_by + 1
    main.document.undo_stack.undo()
    settle()
    assert np.array_equal(w_h(main), first)


def test_the_slider_follows_what_was_undone(main, folder, qtbot):
    dialog = opened(main, folder, qtbot)
    dialog.show_checkpoint(3)
    settle()
    main.document.undo_stack.undo()
    settle()
    assert (dialog.place, dialog.slider.value()) == (0, 0)
    main.document.undo_stack.redo()
    settle()
    assert dialog.place == 3


def test_it_plays_to_the_end_and_then_from_the_start(main, folder, qtbot):
    dialog = opened(main, folder, qtbot)
    dialog.show_checkpoint(EPOCHS - 1)
    dialog.play.click()
    assert dialog.place == 0
    dialog.play.click()
    assert dialog.place == 0


def test_the_input_that_fits_stays(main, folder, qtbot):
    session = load_preset("overwrite").session
    sequence = replace(session.network.sequence, names=("value", "write"))
    main.document.open(replace(session, network=replace(session.network, sequence=sequence)))
    settle()
    opened(main, folder, qtbot)
    assert main.document.network.sequence == sequence


def test_a_folder_can_be_dropped_or_chosen_in_the_menu(main, folder, qtbot):
    with answering(agree):
        assert drop(main, QUrl.fromLocalFile(str(folder)))
        assert wait(main, qtbot) is not None
    with answering(choose(folder), agree):
        main.actions_by_name["open_folder"].trigger()
        wait(main, qtbot)
    assert main.document.title == folder.name


def test_without_two_of_one_network_nothing_is_opened(main, tmp_path, qtbot):
    before = main.document.network
    with answering(OK) as texts:
        main.files.open_path(tmp_path)
        assert wait(main, qtbot) is None
    assert "no two checkpoints of one network" in texts[0]
    assert main.document.network is before


def test_another_session_stops_it(main, folder, qtbot):
    dialog = opened(main, folder, qtbot)
    main.files.show_preset("overwrite")
    settle()
    assert not dialog.slider.isEnabled()
    assert "another network" in dialog.told.text()
    before = main.document.network
    dialog.show_checkpoint(2)
    assert main.document.network is before
