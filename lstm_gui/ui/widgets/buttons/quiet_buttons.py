"""Buttons and check boxes, which leave the keys of the window alone."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QCheckBox, QPushButton, QWidget

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
"""What Qt would take from the window to wander from button to button."""


class Quiet:
    """What a button is beside its kind, which comes after it in the list of bases.

    Reached by Tab; a click does not focus it, and the arrows go on to the window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class QuietButton(Quiet, QPushButton):
    """A button."""


class QuietCheck(Quiet, QCheckBox):
    """A check box."""
