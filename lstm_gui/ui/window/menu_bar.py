"""The bar of the menus."""

from PyQt6.QtCore import QEvent, QSize
from PyQt6.QtGui import QActionEvent, QKeyEvent
from PyQt6.QtWidgets import QMenuBar

from lstm_gui.ui.window.keys.plain_keys import plain_action


class MenuBar(QMenuBar):
    """A bar that is walked by arrows, which would move through time otherwise.

    It has room for all of its menus, in every language.
    """

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def actionEvent(self, event: QActionEvent) -> None:
        super().actionEvent(event)
        self.updateGeometry()  # which Qt leaves out when a title changes

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if plain_action(event) is not None:
                event.accept()
                return True
        return super().event(event)
