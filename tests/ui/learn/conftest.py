"""A window in which a lesson can be opened."""

import pytest

from lstm_gui.ui.window.main_window import MainWindow


@pytest.fixture
def main(window) -> MainWindow:
    return window("latch")
