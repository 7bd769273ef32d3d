"""Reads a table while the window stays alive, with a way to stop."""

from functools import partial

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.table import Layout, Table
from lstm_gui.ui.cell.tables.table_source import TableSource
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.notices.watched_job import WatchedJob
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
        self._reading = WatchedJob(self)

    def begin(self, source: TableSource, asked: Layout, inputs: int, window: QWidget) -> None:
        """Read ``source``; what is quick is read when this returns."""
        self.stop()
        work = partial(source.read, asked, inputs)
        if source.is_quick:
            self._read_now(work)
            return
        text = tr("Reading {name} …").format(name=one_line(source.name))
        self._reading.begin(work, text, window, self._end)

    def stop(self) -> None:
        """Give up what is being read."""
        self._reading.stop()

    def _read_now(self, work: partial[Table]) -> None:
        try:
            table = work(lambda _=None: True)
        except Problem as problem:
            self.refused.emit(problem)
        else:
            self.read.emit(table)

    def _end(self, job: Job) -> None:
        if job.problem is not None:
            self.refused.emit(job.problem)
        elif job.done:
            self.read.emit(job.result)
