"""How a figure is printed: how wide, in which type, and with how many dots."""

from math import ceil

from msgspec import Struct

from lstm_gui.files.figures.lengths import MILLIMETRE, SMALLEST_TYPE, USUAL_DPI, USUAL_TYPE
from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper
from lstm_gui.ui.style.scale import TEXT_SIZE


class Printing(Struct, frozen=True):
    """One way to print a figure.

    Parameters
    ----------
    width
        In points of 1/72 inch.
    font_size
        Of its text, in points.
    dpi
        Pixels of an image for each inch.
    clear
        Whether the ground is left transparent.
    titled
        Whether a view has its title above it.
    without
        What is left out, see `lstm_gui.ui.style.left_out`.
    """

    width: float
    font_size: float = USUAL_TYPE
    dpi: float = USUAL_DPI
    clear: bool = False
    titled: bool = True
    without: frozenset[str] = frozenset()

    @property
    def columns(self) -> int:
        """How many logical pixels lie side by side."""
        return round(self.width / self.font_size * TEXT_SIZE)

    @property
    def points(self) -> float:
        """How large a logical pixel is."""
        return self.width / self.columns

    @property
    def least(self) -> float:
        """How many logical pixels type has at least, so that it can be read in print."""
        return SMALLEST_TYPE / self.points

    @property
    def paper(self) -> Paper:
        return Paper(self.dpi * self.points / 72, self.points, self.clear)


def too_narrow(view: str, needed: int, printing: Printing) -> Problem:
    """Return what is wrong where ``view`` needs so many logical pixels side by side."""
    return Problem(
        "With letters of {size} pt the view {view} needs a width of {width} mm at least. "
        "Choose a larger width or smaller letters.",
        size=f"{printing.font_size:g}",
        view=view,
        width=ceil(needed * printing.points / MILLIMETRE),
    )
