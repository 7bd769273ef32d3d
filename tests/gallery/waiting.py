"""Waiting for a window: never without a word, and never for what does not come."""

import time
from collections.abc import Callable

from PyQt6.QtCore import QEvent, QEventLoop, QTimer
from PyQt6.QtWidgets import QApplication

_TURNS = 6
_BEAT = 100
"""Milliseconds after which a wait looks again, if nothing has happened."""
_TOLD_EVERY = 5.0
_STALLED_AFTER = 120.0
"""Seconds without any progress after which nothing is expected to come any more."""


def settle() -> None:
    """Let the window do what it has put off."""
    for _ in range(_TURNS):
        QApplication.processEvents()
    # Outside an event loop what is to be deleted would stay, and a translation with it.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait(
    is_done: Callable[[], bool], progress: Callable[[], str], tell: Callable[[str], None]
) -> None:
    """Wait until ``is_done``, and `settle`; ``tell`` the ``progress`` every few seconds.

    The processor is left to what is waited for.

    Raises
    ------
    TimeoutError
        If the progress has been the same for two minutes; it says where it stands.
    """
    heart = QTimer()
    heart.start(_BEAT)
    told = moved = time.monotonic()
    last = progress()
    while not is_done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        now, come = time.monotonic(), progress()
        if come != last:
            last, moved = come, now
        if now - moved > _STALLED_AFTER:
            raise TimeoutError(f"nothing has happened for {_STALLED_AFTER:.0f} s: {come}")
        if now - told > _TOLD_EVERY:
            tell(come)
            told = now
    settle()
