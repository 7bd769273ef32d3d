"""How wide a line is at least: what is thinner is lost in print."""

from collections.abc import Iterator
from contextlib import contextmanager

from lstm_gui.files.figures.least_sizes import LEAST_LINE, LEAST_TYPE
from lstm_gui.ui.style.fonts import least_type

_OF_TYPE = LEAST_LINE / LEAST_TYPE
_least = [0.0]


def line_width(width: float) -> float:
    """Return ``width``, or the least that a line has now where that is more."""
    return max(width, _least[-1])


@contextmanager
def lines_for_print(pixel: float) -> Iterator[None]:
    """Draw meanwhile in units of which a logical pixel is ``pixel``; on a screen no line changes.

    In print a line can be seen where type of the least size can be read.
    """
    _least.append(_OF_TYPE * least_type() * pixel)
    try:
        yield
    finally:
        _least.pop()
