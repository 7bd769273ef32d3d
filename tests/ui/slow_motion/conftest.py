"""A window at a step that is worth going through."""

import pytest

from lstm_gui.ui.style.theme import LIGHT
from tests.ui.driving import settle
from tests.ui.slow_motion.explorer import diagram, goes_unguessed


@pytest.fixture
def explorer(shared_window):
    made = shared_window("remember-early-pulse")
    made.document.select(t=3, unit=0)
    settle()
    yield made
    goes_unguessed(made)
    made.playback.stop()
    made.apply_theme(LIGHT)
    diagram(made).figure.motion.rest()
