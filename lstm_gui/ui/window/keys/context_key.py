"""The menu of what has the focus, by a key that every keyboard has."""

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication


class ContextKey(QObject):
    """Asks for the menu that the right button opens; the key Menu does so by itself."""

    def do_context_menu(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None:
            return
        at = focused.rect().center()
        keyboard = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focused, QContextMenuEvent(keyboard, at, focused.mapToGlobal(at)))
