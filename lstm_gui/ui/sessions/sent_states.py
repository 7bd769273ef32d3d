"""States that people send each other: as a text on the clipboard, or as a QR code."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.core import Network
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.words.translation import message, told, tr

if TYPE_CHECKING:
    from lstm_gui.ui.notices.text_pasting import TextPasting
    from lstm_gui.ui.notices.watched_job import WatchedJob

_QUICK = 3_000
"""So many numbers are written and packed in a moment."""


class SentStates(QObject):
    """Sends the network that shows, and opens one that was sent."""

    def __init__(self, document: Document, files: SessionFiles, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._files, self._window = document, files, window
        self._writing: WatchedJob | None = None
        self._pasting: TextPasting | None = None

    def do_copy_state(self) -> None:
        """Put the network that shows on the clipboard, as a text to be sent."""
        self._write(self._copy)

    def do_share_state(self) -> None:
        """Show the network that shows as a QR code, and as the text in it."""
        self._write(self._show)

    def do_paste_state(self) -> None:
        """Open what stands as a text on the clipboard; if it is none, a passing notice says so."""
        from lstm_gui.files.sessions.share_text import MOST_PASTED
        from lstm_gui.ui.notices.text_pasting import TextPasting

        self._pasting = self._pasting or TextPasting(self._window)
        self._pasting.begin(_session_in, self._open, self._refuse, MOST_PASTED)

    def _open(self, session: Session) -> None:
        if self._files.may_replace():
            self._files.adopt(session, title=partial(tr, message("Pasted state")))

    def _refuse(self, problem: Problem) -> None:
        # The key may have been meant for a field, so nothing has to be answered.
        Notice(told(problem), self._window)

    def _write(self, then: Callable[[str], None]) -> None:
        """Hand over the network that shows as a text; tell the reason if it has none."""
        session = Session(self._document.network)
        if _numbers_in(session.network) <= _QUICK:
            try:
                then(_text_of(session))
            except Problem as problem:
                show_problem(self._window, problem)
            return
        from lstm_gui.ui.notices.watched_job import WatchedJob

        self._writing = self._writing or WatchedJob(self)
        work, said = partial(_text_of, session), tr("Writing the state as a text …")
        end = partial(self._end, then)
        self._writing.begin(work, said, self._window, end, tells_share=False)

    def _end(self, then: Callable[[str], None], job: Job) -> None:
        if job.problem is not None:
            show_problem(self._window, job.problem)
        elif job.done:
            then(job.result)

    def _copy(self, text: str) -> None:
        clipboard = QApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(text)
            said = tr("The state is on the clipboard as a text of {count} characters.")
            Notice(said.format(count=len(text)), self._window)

    def _show(self, text: str) -> None:
        from lstm_gui.ui.sessions.share_dialog import ShareDialog

        ShareDialog(text, self._window).open()


def _session_in(text: str, come: object) -> Session:
    from lstm_gui.files.sessions.share_text import session_of

    del come
    return session_of(text)


def _text_of(session: Session, _goes_on: GoesOn | None = None) -> str:
    # Few states are sent, and no start waits for what packs them.
    from lstm_gui.files.sessions.share_text import share_text

    return share_text(session)


def _numbers_in(network: Network) -> int:
    """Return how many numbers the arrays have that can be long."""
    x, ends = network.sequence.x, (network.embedding, network.readout)
    weights = (one.parameters for one in network.layers)
    return (
        x.size
        + sum(one.w_x.size + one.w_h.size for one in weights)
        + sum(one.weights.size for one in ends if one is not None)
    )
