"""A window that shows the Train workspace, and one whose training is done."""

import pytest

from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.train.window import EASY, finished, workspace


@pytest.fixture
def main(window) -> MainWindow:
    shown = window(seeded_state(2, 4, 8))
    shown.document.set_training("", EASY)
    shown.document.undo_stack.clear()
    shown.actions_by_name["show_train"].trigger()
    settle()
    workspace(shown).lab.start()
    return shown


@pytest.fixture
def trained(main, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: finished(main), timeout=20_000)
    settle()
    return main
