"""The widths of the columns while the window grows and shrinks."""

from collections.abc import Iterable, Mapping
from operator import methodcaller

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QDockWidget, QMainWindow, QStyle

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.places import GUIDE
from lstm_gui.ui.style.scale import scaled


class Columns(QObject):
    """Keeps one panel as wide as it was; all others share what the window wins or loses.

    Qt would give all of it to the panels on the left. A guide grows to the width of its first
    place only: what it says is as easy to read there, and the pictures need the room.
    """

    def __init__(
        self, kept: QDockWidget, others: Iterable[QDockWidget], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._kept, self._window = kept, window
        self._filling = False
        self._seen_width = window.width()
        self._widths: dict[QDockWidget, int] = {}
        self._widths_in = window.contentsRect().width()
        for watched in (window, kept, *others):
            watched.installEventFilter(self)
        self._remember()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QResizeEvent) and not self._filling:
            if watched is self._window:
                self._follow()
            elif self._window.width() == self._seen_width:
                # Not the window but somebody has moved an edge, or arranged the panels.
                self._remember()
        return False

    def _remember(self) -> None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        docks = self._window.findChildren(QDockWidget, options=direct)
        self._widths = {dock: dock.width() for dock in docks if self._is_placed(dock)}
        for dock in self._widths:
            # One that came later is watched from now on; to ask twice changes nothing.
            dock.installEventFilter(self)
        self._widths_in = self._window.contentsRect().width()

    def _follow(self) -> None:
        changed = self._window.width() != self._seen_width
        self._seen_width = self._window.width()
        if changed and self._is_column():
            self._fill()

    def _is_placed(self, dock: QDockWidget) -> bool:
        return dock.isVisible() and not dock.isFloating()

    def _is_column(self) -> bool:
        kept = self._kept
        alone = not self._window.tabifiedDockWidgets(kept)
        return kept in self._widths and self._is_placed(kept) and alone and len(self._widths) > 1

    def _fill(self) -> None:
        kept = {self._kept: self._widths[self._kept]}
        guide = self._guide()
        if guide is not None:
            before, share = self._widths[guide], self._share(kept)
            most = max(before, scaled(GUIDE)) if share > 1 else before
            kept[guide] = min(round(before * share), most)
        share = self._share(kept)
        docks = [dock for dock in self._widths if self._is_placed(dock)]
        widths = [kept.get(dock) or round(self._widths[dock] * share) or 1 for dock in docks]
        self._filling = True
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        if guide is not None and len(docks) > len(kept):
            self._fit_columns(kept)
        self._window.layout().activate()
        self._filling = False

    def _fit_columns(self, kept: Mapping[QDockWidget, int]) -> None:
        """Give those that are ``kept`` their widths, and the column between them the rest."""
        others = [dock for dock in self._widths if dock not in kept and self._is_placed(dock)]
        widest = max(others, key=self._seen_width_of)
        edge = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent)
        # What stands side by side within that column would win more than its share.
        rest = self._window.contentsRect().width() - sum(kept.values()) - len(kept) * edge
        sizes = {**kept, widest: max(rest, 1)}
        columns = sorted(sizes, key=methodcaller("x"))
        widths = [sizes[dock] for dock in columns]
        self._window.resizeDocks(columns, widths, Qt.Orientation.Horizontal)

    def _seen_width_of(self, dock: QDockWidget) -> int:
        return 0 if dock.visibleRegion().isEmpty() else self._widths[dock]

    def _share(self, kept: Mapping[QDockWidget, int]) -> float:
        """Return how many times as wide the others become, beside those that are ``kept``."""
        # Parameters that lay across a larger window were wider than this one is.
        rest = max(self._window.contentsRect().width() - sum(kept.values()), 1)
        return rest / max(self._widths_in - sum(map(self._widths.__getitem__, kept)), 1)

    def _guide(self) -> QDockWidget | None:
        """Return the guide where it is a column of its own."""
        placed = (dock for dock in self._widths if self._is_placed(dock))
        guides = (dock for dock in placed if isinstance(dock, Panel) and dock.is_guide)
        return next((one for one in guides if one.height() >= self._kept.height()), None)
