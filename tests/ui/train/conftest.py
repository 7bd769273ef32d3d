"""A window that shows the Train workspace, and one whose training is done."""

import pytest

from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle
from tests.ui.train.window import begin, finished, show, workspace


@pytest.fixture(scope="module")
def resting_place() -> str:
    """Stay there from one test to the next: turning over costs as much as a test."""
    return "train"


@pytest.fixture
def train_window(shared_window) -> MainWindow:
    """Show the workspace."""
    shown = shared_window(seeded_state(2, 4, 8))
    show(shown)
    return shown


@pytest.fixture
def main(train_window) -> MainWindow:
    workspace(train_window).lab.clear()
    begin(train_window)
    return train_window


@pytest.fixture
def trained(train_window, qtbot) -> MainWindow:
    """What the test before has trained is not trained anew, if it is the same."""
    lab = workspace(train_window).lab
    lab.choose(None)
    if lab.past or not finished(train_window):
        lab.clear()
        begin(train_window)
        qtbot.waitUntil(lambda: finished(train_window))
    settle()
    return train_window
