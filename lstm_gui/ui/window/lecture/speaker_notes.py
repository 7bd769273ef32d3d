"""The notes of a lesson on a second window, where there is one on the second screen."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.manners.kept_focus import living
from lstm_gui.ui.window.actions import ACTIONS
from lstm_gui.ui.window.lessons.learning import Learning

if TYPE_CHECKING:
    from lstm_gui.ui.learn.notes_window import NotesWindow


class SpeakerNotes(QObject):
    """Opens and closes the window with the notes, which answers to the keys of a class as well."""

    def __init__(self, actions: Mapping[str, QAction], learning: Learning, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._action = actions, actions["notes"]
        self._learning, self._window = learning, window
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
        self._give_keys(self._notes)
        self._place(self._notes)
        self._notes.show()
        self._action.setChecked(True)

    def _give_keys(self, notes: "NotesWindow") -> None:
        """Let whoever presents do from there what the window of the class does."""
        for spec in (spec for spec in ACTIONS if spec.menu == "Classroom"):
            action = self._actions[spec.name]
            if not spec.plain:
                notes.addAction(action)
                continue
            # There is nothing in the notes that needs a single key for itself.
            for key in spec.keys:
                shortcut = QShortcut(QKeySequence(key), notes)
                shortcut.activated.connect(action.trigger)

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
