"""A scroll area that leaves the keys to the window."""

from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QScrollArea


class QuietScroll(QScrollArea):
    """Scrolled by the wheel, and to whatever gets the focus.

    Qt would take arrows and page keys from the controls inside, which mean steps and units.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
