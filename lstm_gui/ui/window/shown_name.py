"""What the window is called: the own work, or the lesson that shows in its place."""

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.window.header import Header
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import tr


class ShownName(QObject):
    """Says in the header and in the title of the window what is open, and whether it is saved."""

    def __init__(
        self,
        document: Document,
        files: SessionFiles,
        learning: Learning,
        header: Header,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._document, self._files, self._learning = document, files, learning
        self._header, self._window = header, window
        document.identity_changed.connect(self.say)
        learning.changed.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say it, in the language in force."""
        document, lesson = self._document, self._learning.heading
        name = document.path.name if document.path else document.title or tr("Untitled")
        modified, hint = document.modified, self._files.hint
        if lesson:
            hint = tr('Your own work "{name}" is set aside until you leave the lesson.')
            name, modified, hint = lesson, False, hint.format(name=name)
        self._header.show_document(name, modified, self._learning.lesson_name)
        set_tooltip(self._header.document, hint)
        # Qt takes two of its marks for one that is a part of the name.
        title = one_line(name).replace("[*]", "[*][*]")
        self._window.setWindowTitle(f"{title}[*] — LSTM Explorer")
        self._window.setWindowModified(modified)
