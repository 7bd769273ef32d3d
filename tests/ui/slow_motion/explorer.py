"""A window that goes through sub-steps."""

from lstm_gui.ui.plots.tokens import DURATION_MS
from tests.ui.cell_panels import panel
from tests.ui.driving import key, settle


def diagram(window):
    return panel(window, "diagram")


def press(window, *names):
    for name in names:
        key(window, name)
        settle()


def arrived(window):
    diagram(window).figure.motion.animation.setCurrentTime(DURATION_MS)
    settle()


def goes_unguessed(window):
    """Ask for no more guesses, as nobody is asked for any at first."""
    player = window.playback.slow_motion
    player.leave()
    player.do_gate_steps()
    if window.document.moment.predicting:
        player.do_predict()
    player.leave()
