"""The bar of the menus."""

from PyQt6.QtCore import QEvent
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QMenuBar

from lstm_gui.ui.actions import plain_keys


class MenuBar(QMenuBar):
    """A bar that is walked by arrows, which would move through time otherwise."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() in plain_keys():
                event.accept()
                return True
        return super().event(event)
