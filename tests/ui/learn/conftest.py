"""A window in which a lesson can be opened."""

from collections.abc import Iterator

import pytest

from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.learn.lesson_window import learn


@pytest.fixture(scope="module")
def lessons_rest() -> bool:
    """To arrange the window with the panel and without it takes as long as many a test."""
    return True


@pytest.fixture
def without_panel(shared_window) -> Iterator[MainWindow]:
    """Without the Learn panel, whatever the test before has left."""
    made = shared_window("latch")
    made.learning.close()
    yield made
    made.learning.close()


@pytest.fixture
def main(without_panel: MainWindow) -> MainWindow:
    return without_panel


@pytest.fixture
def at_chapters(shared_window) -> MainWindow:
    """With the Learn panel and no lesson; it stays from one test to the next."""
    made = shared_window("latch")
    learn(made)
    made.learning.panel.refresh()
    return made
