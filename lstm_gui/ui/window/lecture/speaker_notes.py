"""The notes of a lesson on a second window, where there is one on the second screen."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QGuiApplication
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.manners.kept_focus import living
from lstm_gui.ui.window.lessons.learning import Learning

if TYPE_CHECKING:
    from lstm_gui.ui.learn.notes_window import NotesWindow


class SpeakerNotes(QObject):
    """Opens and closes the window with the notes."""

    def __init__(self, action: QAction, learning: Learning, window: QWidget) -> None:
        super().__init__(window)
        self._action, self._learning, self._window = action, learning, window
        self._notes: NotesWindow | None = None
        learning.restyled.connect(self._restyle)

    def do_notes(self) -> None:
        """Show the notes, or close them."""
        from lstm_gui.ui.learn.notes_window import NotesWindow

        notes = living(self._notes)
        if notes is not None:
            notes.close()
            return
        self._notes = NotesWindow(self._learning.course, self._window)
        self._notes.closed.connect(self._closed)
        self._notes.on_asked.connect(self._go_on)
        self._notes.back_asked.connect(self._go_back)
        self._place(self._notes)
        self._notes.show()
        self._action.setChecked(True)

    def _go_on(self) -> None:
        self._turn(1)

    def _go_back(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._learning.reading:
            from lstm_gui.ui.learn.page_turning import go_on

            go_on(self._learning.course, self._learning.panel.scroll, by)

    def _closed(self) -> None:
        self._notes = None
        self._action.setChecked(False)

    def _restyle(self) -> None:
        notes = living(self._notes)
        if notes is not None:
            notes.restyle()

    def _place(self, notes: "NotesWindow") -> None:
        """Put the notes on a screen that the window is not on, if there is one, and within it.

        Their frame will be as wide as that of the window.
        """
        own = self._window.screen()
        others = [screen for screen in QGuiApplication.screens() if screen != own]
        screen = others[0] if others else own
        if screen is not None:
            frame = self._window.frameGeometry().size() - self._window.size()
            room = screen.availableGeometry()
            notes.resize(notes.size().boundedTo(room.size() - frame))
            if others:
                notes.move(room.topLeft())
