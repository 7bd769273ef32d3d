"""The widths of the columns while the window grows and shrinks."""

from collections.abc import Iterable

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QDockWidget, QMainWindow


class Columns(QObject):
    """Keeps one panel as wide as it was; all others share what the window wins or loses.

    Qt would give all of it to the panels on the left.
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
        if event is not None and event.type() == QEvent.Type.Resize and not self._filling:
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
        left = self._widths[self._kept]
        # Parameters that lay across a larger window were wider than this one is.
        rest = max(self._window.contentsRect().width() - left, 1)
        share = rest / max(self._widths_in - left, 1)
        docks = [dock for dock in self._widths if self._is_placed(dock)]
        widths = [left if d is self._kept else round(self._widths[d] * share) or 1 for d in docks]
        self._filling = True
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self._window.layout().activate()
        self._filling = False
