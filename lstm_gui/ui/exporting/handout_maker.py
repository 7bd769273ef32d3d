"""Makes worksheets while the window stays alive, with progress and a way to stop."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal

from lstm_gui.files.atomic import replace_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.handouts.sheet_parts import Sheet
from lstm_gui.ui.document.job import GoesOn, Job, problem_of
from lstm_gui.ui.exporting.handout_files import FORMATS

_SLICE_MS = 20


class HandoutMaker(QObject):
    """One file of worksheets: drawn in slices, then packed by a `Job`.

    Signals
    -------
    progressed(float)
        The share that is drawn.
    ended(object)
        Nothing more will come, see `saved`; carries the `Problem` that ended it, or ``None``.
    """

    progressed = pyqtSignal(float)
    ended = pyqtSignal(object)

    def __init__(
        self, sheets: Iterator[Sheet], count: int, path: Path, suffix: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.path, self._count, self._format = path, count, FORMATS[suffix]
        self.saved = False
        """Whether the file is there."""
        self._first: Sheet | None = None
        self._done = 0
        self._pieces: list[Any] = []
        self._coming = self._drawn(sheets)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_slice)
        self._packing = Job(self._pack, self)
        self._packing.ended.connect(self._packed)

    def start(self) -> None:
        """Begin to draw."""
        self._turn.start()

    def stop(self) -> None:
        """Give up; what was in the file before stays."""
        self._packing.stop()
        if self._turn.isActive():
            self._end(None)

    def _drawn(self, sheets: Iterator[Sheet]) -> Iterator[Any]:
        for sheet in sheets:
            self._first = self._first or sheet
            yield from self._format.pieces(sheet)
            self._done += 1

    def _draw_slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            for piece in self._coming:
                self._pieces.append(piece)
                if clock.elapsed() >= _SLICE_MS:
                    self.progressed.emit(self._done / self._count)
                    return
        except (MemoryError, Problem) as error:
            self._end(problem_of(error))
            return
        except BaseException:
            # Whoever waits for the end is told of it; the fault goes on to the error report.
            self._end(None)
            raise
        self._turn.stop()
        self._packing.start()

    def _pack(self, goes_on: GoesOn) -> bool:
        assert self._first is not None
        data = self._format.pack(self._pieces, self._first)
        if goes_on():
            replace_bytes(self.path, data)
        return goes_on()

    def _packed(self, job: Job) -> None:
        self.saved = bool(job.result)
        self._end(job.problem)

    def _end(self, problem: Problem | None) -> None:
        self._turn.stop()
        self.ended.emit(problem)
