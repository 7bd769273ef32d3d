"""A window in which a lesson can be opened."""

from collections.abc import Iterator

import pytest

from lstm_gui.ui.window.main_window import MainWindow


@pytest.fixture
def main(shared_window) -> Iterator[MainWindow]:
    """Without the Learn panel, whatever the test before has left."""
    made = shared_window("latch")
    yield made
    made.learning.close()
