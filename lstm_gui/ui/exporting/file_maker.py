"""Makes a file while the window stays alive, with progress and a way to stop."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from PyQt6.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.job import GoesOn, Job, problem_of

_SLICE_MS = 20
"""So long is drawn before the window has its turn."""


class Making(Struct, frozen=True):
    """How a file is made.

    Parameters
    ----------
    path
        Where it stands when it is made.
    pieces
        Draws piece by piece, each in some tens of milliseconds, and yields it with the share of
        the whole work that is done then, in [0, 1].
    pack
        Writes all pieces to the file and returns whether it did; needs no window. It says of its
        `GoesOn` which share of the whole work is done.
    """

    path: Path
    pieces: Generator[tuple[Any, float]]
    pack: Callable[[list[Any], GoesOn], bool]


def no_pieces() -> Generator[tuple[Any, float]]:
    """Return the pieces of a file of which nothing is drawn."""
    yield from ()


class FileMaker(QObject):
    """One file: its pieces are drawn in slices, then packed by a `Job`.

    Signals
    -------
    progressed(object)
        The share that is done, in [0, 1].
    ended(object)
        Nothing more will come, see `saved`; carries the `Problem` that ended it, or ``None``.
    """

    progressed = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(self, making: Making, parent: QObject) -> None:
        super().__init__(parent)
        self.path, self._coming = making.path, making.pieces
        self.saved = self.stopped = False
        """Whether the file is there, and whether it was given up."""
        self._pieces: list[Any] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_slice)
        self._packing = Job(partial(self._pack, making.pack), self, writes=True)
        self._packing.progressed.connect(self.progressed)
        self._packing.ended.connect(self._packed)

    def start(self) -> None:
        """Begin to draw."""
        self._turn.start()

    def stop(self) -> None:
        """Give up; what was in the file before stays."""
        self.stopped = True
        self._packing.stop()
        if self._turn.isActive():
            self._end(None)

    def _draw_slice(self) -> None:
        problem, well = None, False
        try:
            self._draw_some()
            well = True
        except (MemoryError, Problem) as error:
            problem = problem_of(error)
        finally:
            # Also of a fault, which goes on to the error report, whoever waits is told the end.
            if not well:
                self._end(problem)

    def _draw_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for piece, share in self._coming:
            self._pieces.append(piece)
            if clock.elapsed() >= _SLICE_MS:
                self.progressed.emit(share)
                return
        self._turn.stop()
        self._packing.start()

    def _pack(self, pack: Callable[[list[Any], GoesOn], bool], goes_on: GoesOn) -> None:
        # On the thread, so that who has waited for it knows.
        self.saved = pack(self._pieces, goes_on)

    def _packed(self, job: Job) -> None:
        self._end(job.problem)

    def _end(self, problem: Problem | None) -> None:
        self._turn.stop()
        # What was half done is taken down now, not when somebody finds it.
        self._coming.close()
        self.ended.emit(problem)
