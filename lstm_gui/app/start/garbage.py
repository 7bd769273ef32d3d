"""When Python looks for garbage: not while the program starts, and never beside the window.

A start makes a hundred thousand objects that live to the end. Looking through them again and
again takes a tenth of the start, and each later look at all of them some 20 ms, the room of
a frame in the middle of a drag. Left to itself Python looks in whichever thread makes the next
object. One that computes would end what belongs to Qt, whose objects end in the thread of the
window or take the program with them.
"""

import gc

_PAUSE = 1000
"""Milliseconds between two looks."""


def postpone() -> None:
    """Look for no garbage until `resume`."""
    gc.disable()


def resume() -> None:
    """Look for garbage among what is made from now on, in this thread alone."""
    from PyQt6.QtCore import QCoreApplication, QTimer

    gc.freeze()
    timer = QTimer(QCoreApplication.instance())
    timer.timeout.connect(_look)
    timer.start(_PAUSE)


def _look() -> None:
    """Look as far back as Python itself would by now."""
    due = [made > enough for made, enough in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(len(due) - 1 - due[::-1].index(True))
