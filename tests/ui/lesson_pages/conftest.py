"""A window in which pages are turned, and which leaves the class again."""

from collections.abc import Iterator

import pytest

from lstm_gui.ui.window.main_window import MainWindow


@pytest.fixture
def main(shared_window) -> Iterator[MainWindow]:
    window = shared_window("latch")
    yield window
    if window.classroom.on:
        window.actions_by_name["classroom"].trigger()
