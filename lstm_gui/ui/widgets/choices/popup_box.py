"""A small form that opens over the window.

A menu would not do: it takes Tab for itself, so that only its first control is reached.
"""

from PyQt6.QtCore import QPoint, QRect, Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QAbstractButton, QFrame, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PopupBox(QFrame):
    """Closes on Escape, and when something beside it is clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")

    def open_at(self, place: QPoint, first: QWidget) -> None:
        """Open near a place of the screen, all of it inside, with the keys on ``first``."""
        self.adjustSize()
        screen = self.screen()
        room = QRect(place, self.size()) if screen is None else screen.availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()  # as in a dialog
        # No other key is meant for the window behind.
