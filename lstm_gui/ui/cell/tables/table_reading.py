"""Reads a table while the window stays alive, with a way to stop."""

from contextlib import suppress
from functools import partial

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.table import Layout, Table
from lstm_gui.ui.cell.tables.table_source import Stopped, TableSource
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import tr


class TableReading(QObject):
    """Reads one table at a time, in place of whatever is being read.

    Signals
    -------
    read(Table)
    refused(Problem)
        There is no table; what was given up is not told.
    """

    read = pyqtSignal(object)
    refused = pyqtSignal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._progress: ProgressBox | None = None

    def begin(self, source: TableSource, asked: Layout, inputs: int, window: QWidget) -> None:
        """Read ``source``; what is quick is read when this returns."""
        self.stop()
        work = partial(_read, source, asked, inputs)
        if source.is_quick:
            self._read_now(work)
            return
        job = self._job = Job(work, self)
        text = tr("Reading {name} …").format(name=one_line(source.name))
        progress = self._progress = ProgressBox(text, window)
        progress.canceled.connect(self.stop)
        job.progressed.connect(progress.show_share)
        job.ended.connect(self._end)
        job.start()

    def stop(self) -> None:
        """Give up what is being read."""
        if self._job is not None:
            self._job.stop()
        self._job = None
        self._take_down()

    def _read_now(self, work: partial[Table | None]) -> None:
        try:
            table = work(lambda _=None: True)
        except Problem as problem:
            self.refused.emit(problem)
        else:
            self.read.emit(table)

    def _end(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self._take_down()
        if job.problem is not None:
            self.refused.emit(job.problem)
        elif job.done:
            self.read.emit(job.result)

    def _take_down(self) -> None:
        if self._progress is not None:
            self._progress.take_down()
            self._progress = None


def _read(source: TableSource, asked: Layout, inputs: int, goes_on: GoesOn) -> Table | None:
    with suppress(Stopped):
        return source.read(asked, inputs, goes_on)
    return None
