"""What the Help menu opens."""

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget


class Help(QObject):
    """Opens the shortcuts sheet and the dialog about the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def do_shortcuts(self) -> None:
        from lstm_gui.ui.window.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def do_about(self) -> None:
        from lstm_gui.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()
