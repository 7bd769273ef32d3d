"""Reads the text on the clipboard; a long one is read off the event loop, and can be given up."""

from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import partial
from typing import Any

from PyQt6.QtCore import QByteArray, QObject
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.job import GoesOn, Job, or_give_up
from lstm_gui.ui.notices.watched_job import WatchedJob
from lstm_gui.words.translation import tr

QUICK = 20_000
"""Bytes that are read in a moment, whatever stands in them."""
_PIECE = 2**20


class TextPasting(QObject):
    """Reads one text at a time, in place of whatever is being read.

    Parameters
    ----------
    window
        Over which a dialog says how far a long text is.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._reading = WatchedJob(self)

    def begin(
        self,
        read: Callable[..., Any],
        then: Callable[[Any], None],
        refuse: Callable[[Problem], None],
        most: int | None = None,
    ) -> None:
        """Read what stands on the clipboard; a short text is read when this returns.

        Parameters
        ----------
        read
            Is called with the text, and with ``come``, which it calls now and then with the
            share that is done.
        then
            Called with what ``read`` returned.
        refuse
            Called with the `Problem` that it raised.
        most
            With so many letters ``read`` refuses the text, whatever else is in it.
        """
        self._reading.stop()
        text = _on_clipboard()
        work = partial(_read, text, read, most)
        if text.size() > QUICK:
            said, end = tr("Reading the clipboard …"), partial(_end, then, refuse)
            self._reading.begin(work, said, self._window, end)
            return
        try:
            found = work(_always)
        except Problem as problem:
            refuse(problem)
        else:
            then(found)


def _on_clipboard() -> QByteArray:
    clipboard = QGuiApplication.clipboard()
    data = None if clipboard is None else clipboard.mimeData()
    if data is None:
        return QByteArray()
    # As bytes: to make a text of fifty megabytes takes a second, in which nothing else runs.
    found = data.data("text/plain")
    return QByteArray(data.text().encode()) if found.isEmpty() else found


def _read(text: QByteArray, read: Callable[..., Any], most: int | None, goes_on: GoesOn) -> Any:
    come = or_give_up(goes_on)
    return read(_decoded(text, most, come), come=come)


def _decoded(text: QByteArray, most: int | None, come: Callable[[float], None]) -> str:
    """Return ``text``, or so much of it that it is seen to be longer than ``most`` letters."""
    decoder = getincrementaldecoder("utf-8-sig")("replace")
    pieces, letters = list[str](), 0
    # Piece by piece, between which other threads run.
    for at in range(0, text.size(), _PIECE):
        if most is not None and letters > most:
            break
        pieces.append(decoder.decode(text.mid(at, _PIECE).data()))
        letters += len(pieces[-1])
        come(0.0)
    return "".join((*pieces, decoder.decode(b"", final=True)))


def _end(then: Callable[[Any], None], refuse: Callable[[Problem], None], job: Job) -> None:
    if job.problem is not None:
        refuse(job.problem)
    elif job.done:
        then(job.result)


def _always(_share: object = None, /) -> bool:
    return True
