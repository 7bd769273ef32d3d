"""A window at a desk, which a test may take to class."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.ui.style.scale import NORMAL
from lstm_gui.ui.window.lecture import classroom
from tests.ui.driving import settle


@pytest.fixture
def desk_type(monkeypatch):
    """A class whose type is as small as at a desk, where its size is not the point.

    To style every widget anew takes longer than all else that a class does.
    """
    monkeypatch.setattr(classroom, "_FIRST_SIZE", NORMAL)


@pytest.fixture
def main(shared_window):
    made = shared_window("latch", QSize(1440, 900))
    made.workspace.places.arrange()
    settle()
    return made
