"""States that people send each other: as a text on the clipboard, or as a QR code."""

from functools import partial

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.words.translation import message, told, tr


class SentStates(QObject):
    """Sends the network that shows, and opens one that was sent."""

    def __init__(self, document: Document, files: SessionFiles, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._files, self._window = document, files, window

    def do_copy_state(self) -> None:
        """Put the network that shows on the clipboard, as a text to be sent."""
        text, clipboard = self._shared(), QApplication.clipboard()
        if text and clipboard is not None:
            clipboard.setText(text)
            said = tr("The state is on the clipboard as a text of {count} characters.")
            Notice(said.format(count=len(text)), self._window)

    def do_share_state(self) -> None:
        """Show the network that shows as a QR code, and as the text in it."""
        text = self._shared()
        if text:
            from lstm_gui.ui.sessions.share_dialog import ShareDialog

            ShareDialog(text, self._window).open()

    def do_paste_state(self) -> None:
        """Open what stands as a text on the clipboard; if it is none, a passing notice says so."""
        from lstm_gui.files.sessions.share_text import session_of

        clipboard = QApplication.clipboard()
        try:
            session = session_of(clipboard.text() if clipboard is not None else "")
        except Problem as problem:
            # The key may have been meant for a field, so nothing has to be answered.
            Notice(told(problem), self._window)
            return
        if self._files.may_replace():
            self._files.adopt(session, title=partial(tr, message("Pasted state")))

    def _shared(self) -> str:
        """Return the network that shows as a text; nothing, and the reason told, if it has none."""
        # Few states are sent, and no start waits for what packs them.
        from lstm_gui.files.sessions.share_text import share_text

        try:
            return share_text(Session(self._document.network))
        except Problem as problem:
            show_problem(self._window, problem)
            return ""
