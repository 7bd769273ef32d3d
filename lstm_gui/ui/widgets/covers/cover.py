"""What lies over the whole of a window for a while, with the keys to itself."""

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.manners.kept_focus import living


class Cover(QWidget):
    """Covers ``window`` as large as it is, until it is lifted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before = window.focusWidget()
        window.installEventFilter(self)

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
        if event is not None and event.type() == QEvent.Type.Resize and window is not None:
            self.setGeometry(window.rect())
        return False
