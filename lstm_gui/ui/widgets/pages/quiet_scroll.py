"""A scroll area that leaves the keys to the window."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QScrollArea, QWidget


class QuietScroll(QScrollArea):
    """Scrolled by the wheel, and to whatever gets the focus.

    Qt would take arrows and page keys from the controls inside, which mean steps and units.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
