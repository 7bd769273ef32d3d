"""Which of bars and the page below them shows where a window is too low for both."""

from collections.abc import Sequence

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout

from lstm_gui.ui.memory.lane_panel import MemoryLanePanel
from lstm_gui.ui.memory.lower_pages import MemoryPages
from lstm_gui.ui.widgets.pages.tall_page import TallPage

LANE = 3
"""What share of the height each lane has."""


class Halves(QObject):
    """Folds the bars of all lanes to a line each, or puts the page below them away.

    A page that is cut at its middle tells nothing, and to scroll between what belongs together
    hides one of them in any case. Where there is room both show, unless the bars are folded.

    Parameters
    ----------
    page, column
        What holds all parts, and how it lays them out.

    Signals
    -------
    changed()
        Another half shows.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        page: TallPage,
        column: QVBoxLayout,
        lanes: Sequence[MemoryLanePanel],
        pages: MemoryPages,
    ) -> None:
        super().__init__(page)
        self._page, self._column, self._lanes, self._pages = page, column, lanes, pages
        self._roomy = self._below = False
        self.folded, self.with_page = False, True
        page.fitting.connect(self.arrange)

    def ask(self, *, below: bool) -> None:
        """Show the page below the bars, or the bars, where only one of them has room."""
        self._below = below
        self.arrange()

    def fold(self, folded: bool) -> None:
        """Fold the bars also where there is room for them, or no longer."""
        self._roomy = folded
        self.arrange()

    def arrange(self) -> None:
        """Take on the room there is."""
        is_low = self._page.isVisible() and self._least() > self._page.viewport().height()
        folded = self._roomy or (is_low and self._below)
        wanted = folded, folded or not is_low
        if wanted == (self.folded, self.with_page):
            return
        self.folded, self.with_page = wanted
        for lane in self._lanes:
            lane.fold(folded)
            self._column.setStretchFactor(lane, 0 if folded else LANE)
        self._pages.setVisible(self.with_page)
        self.changed.emit()

    def _least(self) -> int:
        """Return how high bars and page are at least, whether or not they show now."""
        margins, count = self._column.contentsMargins(), self._column.count()
        apart = margins.top() + margins.bottom() + self._column.spacing() * (count - 1)
        return apart + sum(map(self._least_of, range(count)))

    def _least_of(self, index: int) -> int:
        item = self._column.itemAt(index)
        part = item.widget() if item is not None else None
        if item is None or part is None:
            return 0
        if isinstance(part, MemoryLanePanel):
            return part.least_unfolded
        width = self._page.viewport().width()
        if part is self._pages:
            return self._pages.least_height(width)
        wraps = item.hasHeightForWidth()
        return item.minimumHeightForWidth(width) if wraps else item.minimumSize().height()
