"""Work that a dialog watches: how far it is, and a way to give up."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.progress_box import ProgressBox


class WatchedJob(QObject):
    """Does one piece of work at a time, in place of whatever is being done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._box: ProgressBox | None = None
        self._then: Callable[[Job], None] | None = None

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def begin(
        self,
        work: Callable[[GoesOn], Any],
        text: str,
        window: QWidget,
        then: Callable[[Job], None],
        tells_share: bool = True,
    ) -> None:
        """Do ``work`` off the event loop.

        Parameters
        ----------
        work
            See `Job`.
        text
            What the dialog over ``window`` says.
        then
            Called with the job once it has ended, unless it was given up.
        tells_share
            Whether ``work`` says which share of it is done.
        """
        self.stop()
        job, box = Job(work, self), ProgressBox(text, window)
        self._job, self._box, self._then = job, box, then
        if tells_share:
            job.progressed.connect(box.show_share)
        else:
            box.setRange(0, 0)
        box.canceled.connect(self.stop)
        job.ended.connect(self._end)
        job.start()

    def stop(self) -> None:
        """Give up what is being done."""
        if self._job is not None:
            self._job.stop()
        self._take_down()

    def _end(self, job: Job) -> None:
        then = self._then
        if job is self._job and then is not None:
            self._take_down()
            then(job)

    def _take_down(self) -> None:
        box, self._job, self._box, self._then = self._box, None, None, None
        if box is not None:
            box.take_down()
