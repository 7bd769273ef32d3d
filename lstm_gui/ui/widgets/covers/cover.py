"""What lies over the whole of a window for a while, with the keys to itself."""

from PyQt6.QtCore import QChildEvent, QEvent, QObject, Qt
from PyQt6.QtWidgets import QDockWidget, QTabBar, QWidget

from lstm_gui.ui.widgets.manners.kept_focus import living


class Cover(QWidget):
    """Covers ``window`` as large as it is, until it is lifted.

    What is arranged anew or brought to the front meanwhile stays below it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before = window.focusWidget()
        window.installEventFilter(self)
        docks = window.findChildren(QDockWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for dock in docks:
            dock.installEventFilter(self)

    def lay(self) -> None:
        """Cover the window, and take the focus."""
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def lift(self) -> None:
        """Show the window again, with the focus where it was."""
        self.hide()
        self.deleteLater()
        before = living(self._before) or self.parentWidget()
        if before is not None:
            before.setFocus()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        window = self.parentWidget()
        if event is None or window is None or self.isHidden():
            return False
        if watched is window and event.type() == QEvent.Type.Resize:
            self.setGeometry(window.rect())
        elif event.type() == QEvent.Type.ZOrderChange:
            self._keep_below_it(watched, window)
        elif event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            self._keep_below_it(event.child(), window)
        return False

    def _keep_below_it(self, other: QObject | None, window: QWidget) -> None:
        # Qt makes new tabs where panels share a place.
        if isinstance(other, QDockWidget | QTabBar) and other.parent() is window:
            among = window.children()
            if among.index(other) > among.index(self):
                other.stackUnder(self)
