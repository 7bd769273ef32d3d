"""Makes an animation while the window stays alive, with progress and a way to stop."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtCore import QElapsedTimer, QObject, QRunnable, QThreadPool, QTimer, pyqtSignal

from lstm_gui.files.animation import Frame, write_animation
from lstm_gui.files.problem import Problem
from lstm_gui.ui.animating.shots import Shot
from lstm_gui.ui.animating.stage import Stage

_SLICE_MS = 20
"""So long frames are drawn before the window has its turn."""


class AnimationJob(QObject):
    """One animation: its frames are drawn in slices, then packed on a thread.

    Signals
    -------
    progressed(int)
        Percent that is done, 0 to 99.
    ended(object)
        Nothing more will come; carries the `Problem` that ended it, or ``None``.
    """

    progressed = pyqtSignal(int)
    ended = pyqtSignal(object)

    def __init__(
        self, stage: Stage, shots: Sequence[Shot], path: Path, scale: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._shots, self._path, self._scale = stage, shots, path, scale
        self._frames: list[Frame] = []
        self._stopped = threading.Event()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_slice)
        self._pool = QThreadPool(self)
        self._runnable = QRunnable.create(self._write)

    @property
    def path(self) -> Path:
        """The file it becomes."""
        return self._path

    @property
    def stopped(self) -> bool:
        """Whether it was given up."""
        return self._stopped.is_set()

    def start(self) -> None:
        """Begin to draw."""
        self._turn.start()

    def stop(self) -> None:
        """Give up; what was in the file before stays."""
        self._stopped.set()
        if self._turn.isActive():
            self._end(None)

    def wait(self) -> None:
        """Return when nothing is being written any more."""
        self._pool.waitForDone()

    def _draw_slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            while len(self._frames) < len(self._shots) and clock.elapsed() < _SLICE_MS:
                self._frames.append(self._stage.frame(self._shots[len(self._frames)], self._scale))
        except Problem as problem:
            self._end(problem)
            return
        self._report(0.5 * len(self._frames) / len(self._shots))
        if len(self._frames) == len(self._shots):
            self._turn.stop()
            self._pool.start(self._runnable)

    def _write(self) -> None:
        try:
            write_animation(self._path, self._frames, self._goes_on)
        except Problem as problem:
            self.ended.emit(problem)
        else:
            self.ended.emit(None)

    def _goes_on(self, share: float) -> bool:
        self._report(0.5 + 0.5 * share)
        return not self._stopped.is_set()

    def _report(self, share: float) -> None:
        self.progressed.emit(min(int(100 * share), 99))

    def _end(self, problem: Problem | None) -> None:
        self._turn.stop()
        self.ended.emit(problem)
