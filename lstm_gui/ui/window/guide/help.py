"""What the Help menu opens."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.widgets.manners.kept_focus import living

if TYPE_CHECKING:
    from lstm_gui.ui.window.guide.manual_dialog import ManualDialog


class Help(QObject):
    """Opens the manual, the shortcuts sheet and the dialog about the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._manual: ManualDialog | None = None

    def do_manual(self) -> None:
        self._open_manual()

    def do_glossary(self) -> None:
        self._open_manual("glossary")

    def show_chapter(self, name: str) -> None:
        """Show the chapter of the manual that links call ``name``."""
        self._open_manual(name)

    def look_up(self, term: str) -> None:
        """Show the entry of the glossary whose key is ``term``."""
        self._open_manual("glossary", term)

    def _open_manual(self, chapter: str | None = None, term: str = "") -> None:
        from lstm_gui.ui.window.guide.manual_dialog import ManualDialog

        manual = living(self._manual)
        try:
            if manual is None:
                manual = self._manual = ManualDialog(self._window)
        except Problem as problem:
            show_problem(self._window, problem)
            return
        if chapter is not None:
            manual.show_chapter(chapter)
        manual.show()
        manual.raise_()
        manual.activateWindow()
        if term:
            manual.show_term(term)

    def do_shortcuts(self) -> None:
        from lstm_gui.ui.window.keys.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def do_about(self) -> None:
        from lstm_gui.ui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()
