"""Puts a text on the clipboard; a long one is written off the event loop, and can be given up."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QByteArray, QMimeData, QObject
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.texts.long_text import LongText
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.watched_job import WatchedJob
from lstm_gui.words.translation import tr


class TextCopying(QObject):
    """Copies one text at a time, in place of whatever is being copied.

    Parameters
    ----------
    window
        Over which a dialog says how far a long text is.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._writing = WatchedJob(self)

    def begin(self, text: LongText, then: Callable[[], None] | None = None) -> None:
        """Put ``text`` on the clipboard, and call ``then`` once it is there."""
        self._writing.stop()
        if text.is_quick:
            _put(QByteArray(text.encoded()), then)
            return
        work, said = partial(_encoded, text), tr("Copying the numbers …")
        self._writing.begin(work, said, self._window, partial(self._end, then))

    def _end(self, then: Callable[[], None] | None, job: Job) -> None:
        if job.problem is not None:
            show_problem(self._window, job.problem)
        elif job.done:
            _put(job.result, then)


def _encoded(text: LongText, goes_on: GoesOn) -> QByteArray:
    return QByteArray(text.encoded(goes_on))


def _put(text: QByteArray, then: Callable[[], None] | None) -> None:
    clipboard, data = QGuiApplication.clipboard(), QMimeData()
    if clipboard is not None:
        # As bytes: to make another text of a hundred megabytes takes a second.
        data.setData("text/plain", text)
        clipboard.setMimeData(data)
        if then is not None:
            then()
