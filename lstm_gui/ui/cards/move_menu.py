"""Moving a panel and changing its size without dragging."""

from functools import partial

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMainWindow, QMenu, QWidget

from lstm_gui.ui.cards.column_moves import change_places, next_in_column
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.bound_text import add_action, bind
from lstm_gui.ui.style.scale import scaled
from lstm_gui.words.translation import message

_EDGES = (
    (message("To the left edge"), Qt.DockWidgetArea.LeftDockWidgetArea),
    (message("To the right edge"), Qt.DockWidgetArea.RightDockWidgetArea),
    (message("To the upper edge"), Qt.DockWidgetArea.TopDockWidgetArea),
    (message("To the lower edge"), Qt.DockWidgetArea.BottomDockWidgetArea),
)
_WITHIN = ((message("Up in its column"), True), (message("Down in its column"), False))
_STEP = 40
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_SIZES = (
    (message("Wider"), _ACROSS, _STEP),
    (message("Narrower"), _ACROSS, -_STEP),
    (message("Higher"), _DOWN, _STEP),
    (message("Lower"), _DOWN, -_STEP),
)


class MoveMenu(QMenu):
    """Puts a panel at an edge of its window or higher or lower, and changes its size."""

    def __init__(self, panel: Panel, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self._within: dict[bool, QAction] = {}
        bind(self.setTitle, "Move this panel")
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what there is to choose when it is first asked for, and offer what is possible."""
        if self.isEmpty():
            self._list()
        for up, action in self._within.items():
            action.setEnabled(next_in_column(self._panel, up) is not None)

    def _list(self) -> None:
        for text, area in _EDGES:
            add_action(self, text, partial(self._move, area))
        self.addSeparator()
        for text, up in _WITHIN:
            self._within[up] = add_action(self, text, partial(self._change_places, up))
        self.addSeparator()
        for text, along, change in _SIZES:
            add_action(self, text, partial(self._resize, along, change))

    @property
    def _window(self) -> QMainWindow:
        window = self._panel.parentWidget()
        assert isinstance(window, QMainWindow)
        return window

    def _move(self, area: Qt.DockWidgetArea, _checked: bool = False) -> None:
        # Taken out first: Qt would leave the tabs behind that it shared.
        self._window.removeDockWidget(self._panel)
        self._window.addDockWidget(area, self._panel)
        self._panel.show()
        self._panel.setFocus()
        self._panel.moved.emit()

    def _change_places(self, up: bool, _checked: bool = False) -> None:
        change_places(self._panel, up)
        self._panel.moved.emit()

    def _resize(self, along: Qt.Orientation, change: int, _checked: bool = False) -> None:
        now = self._panel.width() if along == _ACROSS else self._panel.height()
        self._window.resizeDocks([self._panel], [now + scaled(change)], along)
        self._panel.moved.emit()
