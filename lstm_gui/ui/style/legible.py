"""How large type is that can be read: at a desk, and from the last row of a class."""

from functools import cache

from PyQt6.QtGui import QFont, QFontMetricsF
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.scale import NORMAL, factor

DESK = 9.0
"""The smallest type that a drawing has at a desk, in pixels of the screen."""
SHARE = 1 / 40
"""How high a digit is at least, of the height of the screen."""
_SPARE = 1.04
"""A digit that ends between two pixels seems lower."""


def class_type(widget: QWidget) -> float:
    """Return the pixels of type whose digits a class can read in the window of ``widget``.

    At a desk it is 0: there numbers are as large as there is room.
    """
    if factor() == NORMAL:
        return 0.0
    return widget.window().height() * SHARE * _SPARE / _height_of_digits()


@cache
def _height_of_digits() -> float:
    """Return how high digits are in type of 1 pixel."""
    metrics = QFontMetricsF(text_font(100, QFont.Weight.DemiBold))
    return metrics.tightBoundingRect("0123456789").height() / 100
