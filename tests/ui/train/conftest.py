"""A window that shows the Train workspace, and one whose training is done."""

import pytest

from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.train.window import begin, finished


@pytest.fixture
def main(window) -> MainWindow:
    shown = window(seeded_state(2, 4, 8))
    begin(shown)
    return shown


@pytest.fixture
def trained(main, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: finished(main), timeout=20_000)
    settle()
    return main
