"""Work whose answer is needed to go on, such as saving before the end; the window stays alive."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QEventLoop
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.progress_box import ProgressBox


def watched_to_its_end(work: Callable[[GoesOn], Any], text: str, window: QWidget) -> Any:
    """Do ``work``, which writes a file, off the event loop; return what it returns.

    None if it was given up before its end, or if the program is ending.

    Parameters
    ----------
    work
        See `Job`; it says which share of it is done, and heeds that it is given up.
    text
        What a dialog over ``window`` says, with a way to give up.

    Raises
    ------
    Problem
        If ``work`` does.
    """
    waiting, box = QEventLoop(), ProgressBox(text, window)
    job = Job(work, window, writes=True)
    job.progressed.connect(box.show_share)
    box.canceled.connect(job.stop)
    job.ended.connect(waiting.quit)
    job.start()
    waiting.exec()
    box.take_down()
    if job.problem is not None:
        raise job.problem
    # Also where it was given up too late: what is written is there.
    return job.result
