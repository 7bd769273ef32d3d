"""A window that shows the Memory workspace of a short input."""

import pytest

from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.memory.page import STATE
from tests.ui.memory_window import show_memory


@pytest.fixture(scope="module")
def resting_place() -> str:
    """Stay there from one test to the next: turning over costs as much as a test."""
    return "memory"


@pytest.fixture
def main(shared_window) -> MainWindow:
    shown = shared_window(STATE)
    show_memory(shown)
    return shown
