"""Buttons and check boxes of the window, which leave its keys alone as a `ToolButton` does."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QCheckBox, QPushButton, QWidget

from lstm_gui.ui.widgets.buttons.tool_button import ARROWS


class QuietButton(QPushButton):
    """Reached by Tab; a click does not focus it, and the arrows go on to the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class QuietCheck(QCheckBox):
    """Reached by Tab; a click does not focus it, and the arrows go on to the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)
