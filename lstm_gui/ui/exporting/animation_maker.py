"""Makes an animation while the window stays alive, with progress and a way to stop."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal

from lstm_gui.files.animation import Frame, write_animation
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.shots import Shot
from lstm_gui.ui.document.job import Job, problem_of
from lstm_gui.ui.exporting.stage import Stage

_SLICE_MS = 20
"""So long frames are drawn before the window has its turn."""


class AnimationMaker(QObject):
    """One animation: its frames are drawn in slices, then packed by a `Job`.

    Signals
    -------
    progressed(int)
        Percent that is done, 0 to 99.
    ended(object)
        Nothing more will come, see `saved`; carries the `Problem` that ended it, or ``None``.
    """

    progressed = pyqtSignal(int)
    ended = pyqtSignal(object)

    def __init__(
        self, stage: Stage, shots: Sequence[Shot], path: Path, scale: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._shots, self._scale = stage, shots, scale
        self.path = path
        self.saved = False
        """Whether the file is there."""
        self._frames: list[Frame] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_slice)
        self._packing = Job(partial(write_animation, path, self._frames), self)
        self._packing.progressed.connect(self._report_packed)
        self._packing.ended.connect(self._packed)

    def start(self) -> None:
        """Begin to draw."""
        self._turn.start()

    def stop(self) -> None:
        """Give up; what was in the file before stays."""
        self._packing.stop()
        if self._turn.isActive():
            self._end(None)

    def _draw_slice(self) -> None:
        try:
            self._draw_some()
        except (MemoryError, Problem) as error:
            self._end(problem_of(error))
            return
        except BaseException:
            # Whoever waits for the end is told of it; the fault goes on to the error report.
            self._end(None)
            raise
        self._report(0.5 * len(self._frames) / len(self._shots))
        if len(self._frames) == len(self._shots):
            self._turn.stop()
            self._packing.start()

    def _draw_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while len(self._frames) < len(self._shots) and clock.elapsed() < _SLICE_MS:
            self._frames.append(self._stage.frame(self._shots[len(self._frames)], self._scale))

    def _report_packed(self, share: float) -> None:
        self._report(0.5 + 0.5 * share)

    def _report(self, share: float) -> None:
        self.progressed.emit(min(int(100 * share), 99))

    def _packed(self, job: Job) -> None:
        self.saved = bool(job.result)
        self._end(job.problem)

    def _end(self, problem: Problem | None) -> None:
        self._turn.stop()
        self.ended.emit(problem)
