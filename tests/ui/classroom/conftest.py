"""A window at a desk, which a test may take to class."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.style.scale import NORMAL
from tests.ui.driving import settle


@pytest.fixture(autouse=True)
def at_a_desk(qapp):
    yield
    set_factor(NORMAL)


@pytest.fixture
def main(window):
    made = window("latch", QSize(1440, 900))
    settle()
    return made
