"""A window in which a lesson can be opened."""

import pytest

from lstm_gui.ui.window.main_window import MainWindow


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window("latch")
